import type { Middleware } from 'openapi-fetch'
import { at } from '../model/pointer.ts'
import type { Redactor } from '../secrets/redactor.ts'
import type { Api, Violation } from '../spec/api.ts'
import { shorten } from '../spec/validation/violations.ts'
import { RecordedResponse } from './recorded-response.ts'

/** An answer that is not what the document says of this operation. */
export class NonconformingAnswer extends Error {
  override readonly name = 'NonconformingAnswer'
  readonly violations: readonly Violation[]
  /** Id of the exchange it was seen in. */
  readonly exchange: string

  constructor(address: string, violations: readonly Violation[], exchange: string) {
    const lines = violations.map(
      ({ pointer, expected, seen }) => `${pointer || 'body'} ${expected}, saw ${seen}`,
    )
    super(`${address} answered what its document does not allow: ${lines.join('; ')}`)
    this.violations = violations
    this.exchange = exchange
  }
}

/** Holds each answer against the document and notes on it where they differ. */
export function noteViolations(api: Api, redactor: Redactor): Middleware {
  return {
    onResponse: ({ request, schemaPath, response }) =>
      void judge(api, redactor, { request, schemaPath, response }),
  }
}

/** Holds each answer against the document and throws `NonconformingAnswer` where they differ. */
export function throwViolations(api: Api, redactor: Redactor): Middleware {
  return {
    onResponse: ({ request, schemaPath, response }) => {
      const judged = judge(api, redactor, { request, schemaPath, response })
      if (judged && judged.violations.length > 0)
        throw new NonconformingAnswer(
          `${request.method} ${schemaPath}`,
          judged.violations,
          judged.exchange.id,
        )
    },
  }
}

function judge(
  { document }: Api,
  redactor: Redactor,
  { request, schemaPath, response }: { request: Request; schemaPath: string; response: Response },
): RecordedResponse | undefined {
  const address = `${request.method} ${schemaPath}`
  if (!(response instanceof RecordedResponse) || !document.operation(address)) return undefined
  const contentType = response.headers.get('content-type') ?? ''
  response.violations = document.validators
    .response(address, { status: response.status, contentType, body: response.parsed })
    .map((violation) => ({ ...violation, seen: seenIn(response, violation, redactor) }))
  return response
}

/** Shortened only after redacting: half of a secret would no longer be known for one. */
function seenIn(
  { parsed }: RecordedResponse,
  { kind, pointer, seen }: Violation,
  redactor: Redactor,
): string {
  return kind === 'schema' ? shorten(redactor.value(at(parsed, pointer))) : redactor.text(seen)
}
