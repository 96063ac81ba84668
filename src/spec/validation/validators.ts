import type { Operation } from '../../model/operation.ts'
import { toPointer } from '../../model/pointer.ts'
import type { Validators, Violation } from '../api.ts'
import { coveringType, type DocumentedResponse, isJsonType, type Responses } from '../document/responses.ts'
import type { Flaw, SchemaCopy } from './schema-copy.ts'
import { SchemaValidator } from './schema-validator.ts'
import { shorten } from './violations.ts'

interface Context {
  copy: SchemaCopy
  content: Record<string, unknown>
  responses: Responses
  operation(address: string): Operation | undefined
  onFlaw(flaw: Flaw): void
}

/** Validators of one document. The compiler is set up when the first value comes. */
export function validatorsFor({ copy, content, responses, operation, onFlaw }: Context): Validators {
  let compiler: SchemaValidator | undefined
  const validate = (pointer: string, value: unknown) => {
    compiler ??= new SchemaValidator(copy, content, onFlaw)
    return compiler.at(pointer, value)
  }
  return {
    at: validate,
    response(address, { status, contentType, body }) {
      const called = operation(address)
      if (!called) return []
      const documented = responses.find(called, status)
      if (!documented) return [undocumentedStatus(called, status)]
      const type = coveringType(Object.keys(documented.content), contentType)
      const answer = { documented, contentType, body, isHead: called.method === 'HEAD' }
      if (type === undefined) return undocumentedType(answer)
      if (!isJsonType(contentType)) return []
      const pointer = documented.pointer + toPointer(['content', type, 'schema'])
      return body === undefined ? notJson(pointer, answer.isHead) : validate(pointer, body)
    },
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
  documented: DocumentedResponse
  contentType: string
  body: unknown
  isHead: boolean
}

/** An answer without a body needs no content type; one with a body needs a documented one. */
function undocumentedType({ documented, contentType, body, isHead }: AnswerSeen): Violation[] {
  const types = Object.keys(documented.content)
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
