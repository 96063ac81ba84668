import { isObject } from '../model/json.ts'
import { KnownValues } from './known-values.ts'
import { maskByType } from './masking/body.ts'
import { maskHeader } from './masking/headers.ts'
import { MASK } from './masking/mask.ts'
import { maskUserInfo } from './masking/shapes.ts'
import { MARKS, maskText, maskUrl, unescapeAscii, watchFor } from './masking/text.ts'
import type { Secret } from './secret.ts'
import { isSecretName } from './secret-names.ts'

/**
 * Takes secrets out of what will be stored or shown: by the name they stand under, by their value in every encoding, and by
 * their shape. Every method is total and idempotent, and takes time in proportion to its input.
 */
export interface Redactor {
  /** Remembers a value, so that it is taken out wherever it turns up from now on. */
  learn(secret: Secret): void
  headers(headers: Iterable<[string, string]>): [string, string][]
  url(url: string): string
  /** A body of a type, cut to a number of characters in such a way that no half of a secret is left at its end. */
  body(text: string, contentType: string, limit: number): RedactedBody
  text(text: string): string
  /** A JSON value: the same with secrets replaced. */
  value(value: unknown): unknown
}

export interface RedactedBody {
  text: string
  cut: boolean
}

/** Values nested deeper than this are not looked through but left out. */
const DEEPEST = 500

export function createRedactor(secrets: Iterable<Secret> = []): Redactor {
  const known = new KnownValues(MARKS)
  const learn = (value: string) => known.learn(value)
  // Values go first, and once more for those that were learned meanwhile.
  const cover = (input: string, mask: typeof maskText) =>
    known.cover(mask(known.cover(input, MASK), learn), MASK)
  const text = (input: string) => {
    const plain = unescapeAscii(input)
    return maskUserInfo(known.alarmedBy(plain) ? cover(plain, maskText) : plain)
  }
  const url = (input: string) => {
    // Percent-encoding can hide what gives the alarm.
    const isAlarmed = input.includes('%') || known.alarmedBy(input)
    return maskUserInfo(isAlarmed ? cover(input, maskUrl) : input)
  }
  const headerMasking = { learn, url, text, shown: new Map<string, string>() }
  for (const secret of secrets) known.tell(secret.reveal())
  return {
    learn: (secret) => known.tell(secret.reveal()),
    headers: (headers) =>
      Array.from(headers, ([name, value]) => [name, maskHeader(name, value, headerMasking)]),
    url,
    text,
    value: (value) => redactValue(value, text, 0),
    body: (input, contentType, limit) => {
      const margin = Math.max(4096, known.longest)
      const far = input.length > limit + margin
      const masked = maskByType(
        far ? input.slice(0, limit + margin) : input,
        contentType,
        watchFor(true, learn),
      )
      if (masked === undefined) return { text: `(${contentType}, not kept)`, cut: true }
      const redacted = text(masked)
      const end = far ? Math.min(limit, Math.max(0, redacted.length - margin)) : limit
      return { text: redacted.slice(0, end), cut: far || redacted.length > end }
    },
  }
}

function redactValue(value: unknown, text: (input: string) => string, depth: number): unknown {
  if (typeof value === 'string') return text(value)
  if (depth > DEEPEST) return MASK
  if (Array.isArray(value)) return value.map((item) => redactValue(item, text, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      text(key),
      isSecretName(key) && isTelling(item) ? MASK : redactValue(item, text, depth + 1),
    ]),
  )
}

/** What is empty, null, true or false hides nothing. */
function isTelling(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}
