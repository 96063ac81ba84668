import { isObject } from '../model/json.ts'
import type { Secret } from './secret.ts'

/** Takes secrets out of what will be stored or shown. Every method is total and idempotent. */
export interface Redactor {
  /** Remembers a value, so that it is taken out wherever it turns up from now on. */
  learn(secret: Secret): void
  headers(headers: Iterable<[string, string]>): [string, string][]
  url(url: string): string
  body(text: string, contentType: string): string
  text(text: string): string
  /** A JSON value: the same shape with secrets replaced. */
  value(value: unknown): unknown
}

const MASK = '***'
const HEADER = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key)$/i
const KEY = /^(?:access_token|refresh_token|client_secret|code_verifier|password|credentials)$/i

export function createRedactor(secrets: Iterable<Secret> = []): Redactor {
  const known = new Set<string>()
  const text = (input: string) => [...known].reduce((all, value) => all.replaceAll(value, MASK), input)
  const value = (input: unknown): unknown => {
    if (typeof input === 'string') return text(input)
    if (Array.isArray(input)) return input.map(value)
    if (!isObject(input)) return input
    return Object.fromEntries(
      Object.entries(input).map(([key, item]) => [key, KEY.test(key) ? MASK : value(item)]),
    )
  }
  const learn = (secret: Secret) => void known.add(secret.reveal())
  for (const secret of secrets) learn(secret)
  return {
    learn,
    text,
    value,
    url: text,
    headers: (headers) => [...headers].map(([name, held]) => [name, HEADER.test(name) ? MASK : text(held)]),
    body: (body, contentType) => (contentType.includes('json') ? redactJson(body, value) : text(body)),
  }
}

function redactJson(body: string, value: (input: unknown) => unknown): string {
  try {
    return JSON.stringify(value(JSON.parse(body)))
  } catch {
    return MASK
  }
}
