import type { ErrorSituation, Errors } from '../../model/binding.ts'
import type { ApiDocument } from '../api.ts'
import { responseHeaders } from '../document/response-headers.ts'
import type { Findings } from './evidence.ts'
import { type Field, fieldsOf, isScalar } from './fields.ts'
import { plain } from './names.ts'

type Part = 'code' | 'type' | 'message' | 'requestId'

const NAMES: Record<Part, string[]> = {
  code: ['code', 'errorcode', 'error', 'reason', 'key'],
  type: ['type', 'kind', 'category', 'errortype'],
  message: ['message', 'detail', 'errordescription', 'description', 'title', 'msg', 'text', 'errormessage'],
  requestId: ['requestid', 'traceid', 'correlationid', 'request', 'trackingid'],
}

const WITHIN = ['error', 'fault', 'problem', 'meta']

const SITUATIONS: Record<ErrorSituation, string> = {
  unauthenticated: 'UNAUTHENTICATED',
  reauthorization: 'REAUTHORIZATION',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  invalid: 'INVALID',
  methodNotAllowed: 'METHOD_NOT_ALLOWED',
  unsupportedMediaType: 'UNSUPPORTED_MEDIA_TYPE',
  conflict: 'CONFLICT',
  rateLimited: 'RATE_LIMITED',
  server: 'SERVER',
  unavailable: 'UNAVAILABLE',
}

/** Where refusals carry what: by the schema that most answers of class 4XX have. Which code means what, no document tells. */
export function errorsOf(document: ApiDocument, findings: Findings): Errors {
  findings.leaveUntold('/errors/codes')
  const common = commonShape(document)
  if (!common) findings.gap('No answer of class 4XX has a JSON schema: the shape of errors is not known')
  const part = (name: Part): string => {
    const field = common && find(common.fields, NAMES[name])
    if (field) {
      const because = `${field.pointer.slice(1)} of the error in ${common.count} answers of class 4XX`
      return findings.take(`/errors/${name}`, field.pointer, { because, at: common.at })
    }
    findings.leaveUntold(`/errors/${name}`)
    return ''
  }
  return {
    ...{ code: part('code'), type: part('type'), message: part('message'), requestId: part('requestId') },
    requestIdHeader: headerOf(document, findings),
    codes: SITUATIONS,
  }
}

interface Shape {
  fields: Field[]
  at: string
  count: number
}

function commonShape(document: ApiDocument): Shape | undefined {
  const shapes = new Map<string, Shape>()
  for (const { address, responses } of document.operations)
    for (const status of Object.keys(responses).filter((one) => /^(?:4\d\d|4XX|default)$/i.test(one))) {
      const answer = document.responseSchema(address, /^\d+$/.test(status) ? Number(status) : 400)
      const fields = answer ? errorFields(document, answer.schema) : []
      if (!answer || fields.length === 0) continue
      const name = fields.map(({ pointer }) => pointer).join(' ')
      const shape = shapes.get(name) ?? { fields, at: answer.pointer, count: 0 }
      shapes.set(name, { ...shape, count: shape.count + 1 })
    }
  return [...shapes.values()].sort((a, b) => b.count - a.count)[0]
}

/** Inner fields first: what stands in `error` is about the error. */
function errorFields(document: ApiDocument, schema: unknown): Field[] {
  const top = fieldsOf(document, schema)
  const inner = top
    .filter(({ name, types }) => types.includes('object') && WITHIN.includes(plain(name)))
    .flatMap((field) =>
      fieldsOf(document, field.schema).map((one) => ({ ...one, pointer: field.pointer + one.pointer })),
    )
  return [...inner, ...top].filter(isScalar)
}

function find(fields: readonly Field[], names: readonly string[]): Field | undefined {
  return names
    .map((name) => fields.find((field) => plain(field.name) === name))
    .find((field) => field !== undefined)
}

function headerOf(document: ApiDocument, findings: Findings): string {
  const found = headersOf(document).find(({ name }) => /(?:request|correlation|trace)-?id$/i.test(name))
  if (found)
    return findings.take('/errors/requestIdHeader', found.name, {
      because: 'answers are documented with this header',
      at: found.at,
    })
  findings.leaveUntold('/errors/requestIdHeader')
  return 'X-Request-Id'
}

/** The header that tells when to come back after a 429: as documented, else that of RFC 9110. */
export function retryAfterOf(document: ApiDocument, findings: Findings): string {
  const found = headersOf(document).find(
    ({ name, status }) => status === '429' && /retry-?after|reset/i.test(name),
  )
  if (found)
    return findings.take('/rateLimit/retryAfter', found.name, {
      because: 'the answer 429 is documented with this header',
      at: found.at,
    })
  findings.leaveUntold('/rateLimit')
  return 'Retry-After'
}

/** Headers that answers are documented with. */
function headersOf(document: ApiDocument): { name: string; status: string; at: string }[] {
  return document.operations
    .flatMap((operation) => responseHeaders(document, operation))
    .map(({ name, status, pointer }) => ({ name, status, at: pointer }))
}
