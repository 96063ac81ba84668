import { isObject } from '../model/json.ts'

/** What stands in recorded evidence where a secret was. */
const REDACTED = '***'

/**
 * What a contract holds where a secret is sent: a word that names it, for whoever verifies to put a real one in its place.
 * `client_secret` → `client-secret`.
 */
const placeholderFor = (name: string): string => name.replaceAll('_', '-')

/** Tokens that stand for real ones, by what they open; `none` was never issued. */
export const TOKENS = {
  connection: 'connection-token',
  admin: 'admin-token',
  none: 'never-issued-token',
} as const

/** A form with a placeholder in place of every secret. */
export function formWithPlaceholders(text: string): string {
  const fields = [...new URLSearchParams(text)].map(([name, value]): [string, string] => [
    name,
    value === REDACTED ? placeholderFor(name) : value,
  ])
  return new URLSearchParams(fields).toString()
}

/** The same of a JSON object's own members; any other value stays as it is. */
export function withPlaceholders(body: unknown): unknown {
  if (!isObject(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, value === REDACTED ? placeholderFor(name) : value]),
  )
}
