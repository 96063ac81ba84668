import type { Answer } from '../client/answer.ts'
import type { Binding } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import { isObject } from '../model/json.ts'
import { Secret } from '../secrets/secret.ts'
import type { ConsentResult } from '../target/session.ts'
import { show } from './values.ts'

export interface TokenPair {
  access: Secret
  refresh: Secret
  answer: Answer
}

/** Tokens of an answer that must have them (RFC 6749 section 5.1). */
export function tokensOf(answer: Answer): TokenPair {
  return { access: accessOf(answer), refresh: tokenOf(answer, 'refresh_token'), answer }
}

export function accessOf(answer: Answer): Secret {
  return tokenOf(answer, 'access_token')
}

/** A field of a token answer, or of its refusal. */
export function fieldOf({ body }: Answer, name: string): unknown {
  return isObject(body) ? body[name] : undefined
}

/** When an answer says its access token expires, ms since the epoch, read as the binding says. */
export function expiryOf(binding: Binding, answer: Answer, now: number): number {
  const { field, as } = binding.authentication.expiry
  const told = fieldOf(answer, field)
  if (typeof told === 'number') return as === 'seconds' ? now + told * 1000 : told * 1000
  throw new Finding({
    expected: `a number of seconds (${as}) as ${field}`,
    seen: show(told),
    pointer: `/${field}`,
    exchange: answer.exchange.id,
  })
}

/** How far from the promised end of a lifetime is surely before or after it: clocks differ, answers take their time. */
export function slackOf(lifetime: number): number {
  return Math.min(60_000, lifetime / 10)
}

/** In how many places two tokens differ; those that only one of them has count too. */
export function placesApart(one: Secret, other: Secret): number {
  const [a, b] = [one.reveal(), other.reveal()]
  return Array.from({ length: Math.max(a.length, b.length) }).filter((_, place) => a[place] !== b[place])
    .length
}

/** A URI without its parameters: where a browser is sent, whatever it brings along. */
export function placeOf(uri: URL | string | undefined): string | undefined {
  return uri === undefined ? undefined : new URL(uri).href.split(/[?#]/)[0]
}

export function codeOf(result: ConsentResult): string {
  const code = result.location?.searchParams.get('code')
  if (code) return code
  const error = result.location?.searchParams.get('error')
  throw new Finding({
    expected: 'a redirect with a code after consent',
    seen: `status ${result.status}, ${result.location ? `error ${error}` : 'no redirect'}`,
    ...(result.exchange !== undefined && { exchange: result.exchange }),
  })
}

function tokenOf(answer: Answer, name: 'access_token' | 'refresh_token'): Secret {
  const token = fieldOf(answer, name)
  if (answer.status === 200 && typeof token === 'string' && token !== '') return new Secret(token)
  const fields = isObject(answer.body) ? show(Object.keys(answer.body)) : 'no JSON object'
  throw new Finding({
    expected: `status 200 with ${name}`,
    seen: `status ${answer.status} with ${fields}`,
    exchange: answer.exchange.id,
  })
}
