import type { Operation } from '../../model/operation.ts'
import { toPointer } from '../../model/pointer.ts'
import type { Validators, Violation } from '../api.ts'
import { type Direction, oneWayDemands } from '../document/one-way.ts'
import { coveringType, type DocumentedResponse, isJsonType, type Responses } from '../document/responses.ts'
import { copySchemas, type Flaw, type SchemaCopy } from './schema-copy.ts'
import { SchemaValidator } from './schema-validator.ts'
import { shorten } from './violations.ts'

interface Context {
  copy: SchemaCopy
  content: Record<string, unknown>
  responses: Responses
  operation(address: string): Operation | undefined
  onFlaw(flaw: Flaw): void
}

/** Validators of one document. A compiler is set up when the first value of its direction comes. */
export function validatorsFor(context: Context): Validators {
  const { operation } = context
  const compilerOf = compilersOf(context)
  const toldOf = answersTold(context.responses)
  return {
    at: (pointer, value, direction) => compilerOf(direction).at(pointer, value),
    response(address, { status, contentType, body }) {
      const called = operation(address)
      if (!called) return []
      const told = toldOf(called, status, contentType)
      if (!told) return [undocumentedStatus(called, status)]
      const { documented, pointer, isJson } = told
      const isHead = called.method === 'HEAD'
      if (pointer === undefined) return undocumentedType({ status, documented, contentType, body, isHead })
      if (!isJson) return []
      return body === undefined ? notJson(pointer, isHead) : compilerOf('response').at(pointer, body)
    },
  }
}

/** What a document says of answers of one status and content type. */
interface AnswerTold {
  documented: DocumentedResponse
  isJson: boolean
  /** Of the schema; undefined where the content type is none of the documented ones. */
  pointer: string | undefined
}

/** Kinds of answers that are remembered of one operation: a target may make up a content type each time. */
const REMEMBERED = 50

/** Worked out once for each kind of answer, which takes longer than to validate a record; undefined for an undocumented status. */
function answersTold(
  responses: Responses,
): (called: Operation, status: number, contentType: string) => AnswerTold | undefined {
  const memory = new WeakMap<Operation, Map<string, AnswerTold | undefined>>()
  const workOut = (called: Operation, status: number, contentType: string): AnswerTold | undefined => {
    const documented = responses.find(called, status)
    if (!documented) return undefined
    const type = coveringType(Object.keys(documented.content), contentType)
    const pointer =
      type === undefined ? undefined : documented.pointer + toPointer(['content', type, 'schema'])
    return { documented, isJson: isJsonType(contentType), pointer }
  }
  return (called, status, contentType) => {
    const known = memory.get(called) ?? new Map<string, AnswerTold | undefined>()
    memory.set(called, known)
    const kind = `${status} ${contentType}`
    if (!known.has(kind)) {
      if (known.size >= REMEMBERED) known.clear()
      known.set(kind, workOut(called, status, contentType))
    }
    return known.get(kind)
  }
}

/** Directions in which everything is demanded share one compiler, and so do what it compiles. */
function compilersOf({ copy, content, onFlaw }: Context): (direction: Direction) => SchemaValidator {
  const compilers = new Map<Direction, SchemaValidator>()
  let shared: SchemaValidator | undefined
  const told = new Set<string>()
  const tellOnce = (flaw: Flaw) => {
    if (!told.has(flaw.pointer)) onFlaw(flaw)
    told.add(flaw.pointer)
  }
  const made = (direction: Direction) => {
    const demands = oneWayDemands(content, direction)
    if (demands.size > 0) return new SchemaValidator(copySchemas(content, demands), content, tellOnce)
    shared ??= new SchemaValidator(copy, content, tellOnce)
    return shared
  }
  return (direction) => {
    const compiler = compilers.get(direction) ?? made(direction)
    compilers.set(direction, compiler)
    return compiler
  }
}

function undocumentedStatus({ pointer, responses }: Operation, status: number): Violation {
  return {
    kind: 'undocumented-status',
    pointer: '',
    documentPointer: `${pointer}/responses`,
    expected: `a documented status (${Object.keys(responses).join(', ') || 'none is documented'})`,
    seen: `status ${status}`,
  }
}

interface AnswerSeen {
  status: number
  documented: DocumentedResponse
  contentType: string
  body: unknown
  isHead: boolean
}

/** They never have a body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
const BODILESS = [204, 205, 304]

/**
 * An answer without a body needs no content type; one with a body needs a documented one. Where a document gives an answer
 * no `content`, it leaves open what that is (OpenAPI 3.1, Response Object), and most documents write their errors so.
 */
function undocumentedType({ status, documented, contentType, body, isHead }: AnswerSeen): Violation[] {
  const types = Object.keys(documented.content)
  if (types.length === 0 && !BODILESS.includes(status)) return []
  const hasBody = contentType !== '' || body !== undefined
  if (types.length === 0 ? !hasBody : isHead && !hasBody) return []
  const violation: Violation = {
    kind: 'undocumented-content-type',
    pointer: '',
    documentPointer: documented.pointer + (types.length > 0 ? '/content' : ''),
    expected: types.length > 0 ? `content type ${types.join(' or ')}` : 'no body',
    seen: contentType === '' ? 'no content type' : shorten(contentType),
  }
  return [violation]
}

function notJson(documentPointer: string, isHead: boolean): Violation[] {
  const expected = 'a JSON body'
  const seen = 'a body that is no JSON, or none'
  return isHead ? [] : [{ kind: 'schema', pointer: '', documentPointer, expected, seen }]
}
