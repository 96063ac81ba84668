import { isObject } from '../model/json.ts'
import { type Refused, refused } from './verdict.ts'

/** Headers as Node, fetch or a list of lines has them. Names in any case. */
export type HeaderLines =
  | Headers
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** A request as it came in. */
export interface Delivery {
  headers: HeaderLines
  /** The bytes as they came, before any parsing. A text stands for its UTF-8 bytes, so hand in bytes where you have them. */
  body: Uint8Array | string
  /** The full public address that the sender called; recipes that sign it need it. */
  url?: string
  /** `POST` where absent. */
  method?: string
  /** Instant to judge ages at, milliseconds since the epoch; the clock's where absent. */
  now?: number
}

/** The only value of a header; refused where it is absent or there twice, undefined never. */
export function headerOf(headers: HeaderLines, name: string): string | Refused {
  const [value, ...others] = headerValues(headers, name)
  if (value === undefined) return refused('header-missing', `There is no header ${name}.`)
  if (others.length === 0) return value
  return refused(
    'header-repeated',
    `The header ${name} is there ${others.length + 1} times: which one holds?`,
  )
}

/** All values of a header, in their order. */
export function headerValues(headers: HeaderLines, name: string): string[] {
  if (headers instanceof Headers) {
    const value = headers.get(name)
    return value === null ? [] : [value]
  }
  return Symbol.iterator in headers ? ofLines(headers, name) : ofRecord(headers, name)
}

function ofLines(lines: Iterable<readonly [string, string]>, name: string): string[] {
  const found: string[] = []
  for (const [key, value] of lines) if (isNamed(key, name)) found.push(value)
  return found
}

function ofRecord(record: Readonly<Record<string, string | readonly string[] | undefined>>, name: string) {
  const found: string[] = []
  for (const key in record) {
    if (!isNamed(key, name)) continue
    const value = record[key]
    if (typeof value === 'string') found.push(value)
    else if (value !== undefined) found.push(...value)
  }
  return found
}

/** `name` is in lower case. */
function isNamed(key: string, name: string): boolean {
  return key.length === name.length && (key === name || key.toLowerCase() === name)
}

/** Whether the body is said to be a form. */
export function isForm({ headers }: Pick<Delivery, 'headers'>): boolean {
  const [type = ''] = headerValues(headers, 'content-type')
  return /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
}

export function bytesOfBody(body: Uint8Array | string): Buffer {
  if (typeof body === 'string') return Buffer.from(body)
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

/** Whether it is what the type says, for callers whom no compiler holds to it. */
export function isDelivery(given: unknown): given is Delivery {
  if (!isObject(given)) return false
  const { headers, body, url, method, now } = given
  return (
    typeof headers === 'object' &&
    headers !== null &&
    (typeof body === 'string' || body instanceof Uint8Array) &&
    isTextOrAbsent(url) &&
    isTextOrAbsent(method) &&
    (now === undefined || Number.isFinite(now))
  )
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}
