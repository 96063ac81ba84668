import { createHash, createHmac } from 'node:crypto'
import type { Recipe } from '../../model/recipe.ts'
import type { Incoming } from './faults.ts'
import { addressOf, equal, type Given, headerIn, isFresh, keyOf, type OwnCheck } from './own-check.ts'

/** RFC 9421 as the bench reads it: one signature by a shared secret, over components without parameters. */
export function ownMessageCheck(request: Incoming, given: Given): OwnCheck {
  const { recipe, secrets, faults } = given
  const read = (name: string) => headerIn(request, name, faults)
  const input = /^([a-z][a-z0-9]*)=(\(([^()]*)\)(.*))$/.exec(read('signature-input') ?? '')
  const [, label = '', own = '', list = '', parameters = ''] = input ?? []
  const names = [...list.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name)
  const lines = names.map((name) => `"${name}": ${componentOf(name, { request, read, given })}`)
  const base = [...lines, `"@signature-params": ${own}`].join('\n')
  const [scheme] = recipe.schemes
  const of = (hash: string) => (secret: string) =>
    scheme ? createHmac(hash, keyOf(secret, scheme)).update(base).digest('base64') : ''
  const right = secrets.map(of('sha256'))
  const text = signatureIn(read('signature') ?? '', label)
  const matches = right.some((each, index) =>
    equal({ given: text, right: each, of: (hash) => of(hash)(secrets[index] ?? '') }, faults),
  )
  const created = /;created=([^;]*)/.exec(parameters)?.[1]
  const bound = covers(recipe, names, given) && hasDigest(request, read, given)
  return { ok: matches && bound && isFresh(created, given), id: undefined, right }
}

function signatureIn(text: string, label: string): string {
  const [name = '', value = '', ...rest] = text.split(':')
  return name === `${label}=` && rest.join('') === '' ? value : ''
}

interface Reading {
  request: Incoming
  read(name: string): string | undefined
  given: Given
}

function componentOf(name: string, { request, read, given }: Reading): string | undefined {
  if (name === '@method') return request.method
  return name === '@target-uri' ? addressOf(request, given) : read(name)
}

function covers({ messageSignature }: Recipe, names: readonly string[], { faults }: Given): boolean {
  const all = (messageSignature?.covered ?? []).every((name) => names.includes(name))
  return faults['components.enough']?.(all, names) ?? all
}

function hasDigest(
  { body }: Incoming,
  read: (name: string) => string | undefined,
  { faults }: Given,
): boolean {
  const digest = createHash('sha256').update(body).digest('base64')
  const holds = read('content-digest') === `sha-256=:${digest}:`
  return faults['digest.holds']?.(holds, body) ?? holds
}
