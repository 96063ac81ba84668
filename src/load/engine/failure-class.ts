import type { OutcomeClass } from '../measured.ts'

const CLASSES: [RegExp, OutcomeClass][] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'dns'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EMFILE|UND_ERR_CONNECT_TIMEOUT)$/, 'connect'],
  [/^(ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/, 'tls'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|HPE_\w+|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'reset'],
  [/^(ETIMEDOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/, 'timeout'],
]

/** What a failed connection stands for, by the code of its error or of what caused it; undefined where it is none. */
export function classOfFailure(error: unknown): OutcomeClass | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof AggregateError)
    return error.errors.map(classOfFailure).find((found) => found !== undefined)
  const code = 'code' in error ? String(error.code) : ''
  return CLASSES.find(([pattern]) => pattern.test(code))?.[1] ?? classOfFailure(error.cause)
}
