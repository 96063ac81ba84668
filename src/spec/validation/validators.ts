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
  const { responses, operation } = context
  const compilerOf = compilersOf(context)
  return {
    at: (pointer, value, direction) => compilerOf(direction).at(pointer, value),
    response(address, { status, contentType, body }) {
      const called = operation(address)
      if (!called) return []
      const documented = responses.find(called, status)
      if (!documented) return [undocumentedStatus(called, status)]
      const type = coveringType(Object.keys(documented.content), contentType)
      const answer = { status, documented, contentType, body, isHead: called.method === 'HEAD' }
      if (type === undefined) return undocumentedType(answer)
      if (!isJsonType(contentType)) return []
      const pointer = documented.pointer + toPointer(['content', type, 'schema'])
      return body === undefined ? notJson(pointer, answer.isHead) : compilerOf('response').at(pointer, body)
    },
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
