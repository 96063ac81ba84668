import { expect, test } from 'vitest'
import { Secret } from '../secrets/secret.ts'
import { keepTokens, RefreshError, type TokenOptions, type TokenPair } from './tokens.ts'

const pairOf = (name: string, expiresAt?: number): TokenPair => ({
  access: new Secret(`${name}-access`),
  refresh: new Secret(`${name}-refresh`),
  ...(expiresAt !== undefined && { expiresAt }),
})

/** Gives the pairs b, c, d … and remembers which refresh token each was asked with. */
function renewing(options: Partial<TokenOptions> = {}) {
  const asked: string[] = []
  const first = pairOf('a', 1000)
  const refresh = async (token: Secret) => {
    asked.push(token.reveal())
    return pairOf(String.fromCharCode(97 + asked.length))
  }
  return { asked, first, tokens: keepTokens({ pair: first, refresh, ...options }) }
}

test('a refused token is replaced by a new one', async () => {
  const { asked, first, tokens } = renewing()
  expect((await tokens.renewed(first.access)).reveal()).toBe('b-access')
  expect((await tokens.current()).reveal()).toBe('b-access')
  expect(asked).toEqual(['a-refresh'])
})

test('many that are refused at once share one renewal', async () => {
  const { asked, first, tokens } = renewing()
  const renewed = await Promise.all(Array.from({ length: 50 }, () => tokens.renewed(first.access)))
  expect(new Set(renewed.map((token) => token.reveal()))).toEqual(new Set(['b-access']))
  expect(asked).toHaveLength(1)
})

test('one that is refused late, with the old token, gets the new one without another renewal', async () => {
  const { asked, first, tokens } = renewing()
  await tokens.renewed(first.access)
  expect((await tokens.renewed(first.access)).reveal()).toBe('b-access')
  expect(asked).toHaveLength(1)
})

test('while a renewal is under way nobody sends the old token', async () => {
  const { first, tokens } = renewing()
  const renewal = tokens.renewed(first.access)
  expect((await tokens.current()).reveal()).toBe('b-access')
  await renewal
})

test('a new pair is stored before it is used', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stored: string[] = []
  const store = async (pair: TokenPair) => {
    stored.push(pair.access.reveal())
    await promise
  }
  const { first, tokens } = renewing({ store })
  let isUsed = false
  const renewal = tokens.renewed(first.access).then(() => {
    isUsed = true
  })
  await new Promise(setImmediate)
  expect([stored, isUsed]).toEqual([['b-access'], false])
  resolve()
  await renewal
})

test('a pair that could not be stored is stored by the next call, not asked for again', async () => {
  let fails = 1
  const store = async () => {
    if (fails-- > 0) throw new Error('disk full')
  }
  const { asked, first, tokens } = renewing({ store })
  await expect(tokens.renewed(first.access)).rejects.toMatchObject({ name: 'RefreshError', kind: 'unsaved' })
  expect((await tokens.renewed(first.access)).reveal()).toBe('b-access')
  expect(asked).toEqual(['a-refresh'])
})

test('a refusal is final: the dead refresh token is not sent again', async () => {
  let asked = 0
  const refresh = async () => {
    asked += 1
    throw new RefreshError('refused', 'The refresh token was refused.')
  }
  const { first, tokens } = renewing({ refresh })
  await expect(tokens.renewed(first.access)).rejects.toMatchObject({ kind: 'refused' })
  await expect(tokens.renewed(first.access)).rejects.toMatchObject({ kind: 'refused' })
  expect(asked).toBe(1)
})

test('a renewal that failed is tried again by the next call', async () => {
  let asked = 0
  const refresh = async () => {
    asked += 1
    if (asked === 1) throw new RefreshError('failed', 'The token endpoint answered 503.')
    return pairOf('b')
  }
  const { first, tokens } = renewing({ refresh })
  await expect(tokens.renewed(first.access)).rejects.toMatchObject({ kind: 'failed' })
  expect((await tokens.renewed(first.access)).reveal()).toBe('b-access')
})

test('without a refresh token a dead token is final', async () => {
  const { tokens } = renewing({ pair: { access: new Secret('alone') } })
  const token = await tokens.current()
  await expect(tokens.renewed(token)).rejects.toThrow('Authorize the connection again.')
})

test.each([
  [899, 'a-access'],
  [900, 'b-access'],
])('at %d a token that expires at 1000 is sent as %s where it is renewed 100 ms ahead', async (now, sent) => {
  const { tokens } = renewing({ now: () => now, aheadMs: 100 })
  expect((await tokens.current()).reveal()).toBe(sent)
})
