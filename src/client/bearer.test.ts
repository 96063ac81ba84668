import { expect, test } from 'vitest'
import type { Fetch } from '../model/fetch.ts'
import { Secret } from '../secrets/secret.ts'
import { withBearer } from './bearer.ts'
import { keepTokens } from './tokens.ts'

const url = 'http://tickets.invalid/tickets'

/** A server that accepts one token, and a connection that begins with another. */
function aging({ accepts = 'new', answers = 0 } = {}) {
  const seen: string[] = []
  let renewals = 0
  const server: Fetch = async (request) => {
    const token = request.headers.get('authorization') ?? 'none'
    seen.push(`${token} ${await request.text()}`.trim())
    return new Response(null, { status: token === `Bearer ${accepts}` ? 200 : 401 })
  }
  const refresh = async () => {
    renewals += 1
    for (let turn = 0; turn < answers; turn += 1) await new Promise(setImmediate)
    return { access: new Secret('new') }
  }
  const tokens = keepTokens({ pair: { access: new Secret('old'), refresh: new Secret('r') }, refresh })
  return { fetch: withBearer(server, tokens), seen, renewals: () => renewals }
}

test('a 401 renews the token and replays the request once', async () => {
  const { fetch, seen } = aging()
  expect((await fetch(new Request(url))).status).toBe(200)
  expect(seen).toEqual(['Bearer old', 'Bearer new'])
})

test('a request that is refused with the new token as well is answered so', async () => {
  const { fetch, seen } = aging({ accepts: 'another' })
  expect((await fetch(new Request(url))).status).toBe(401)
  expect(seen).toEqual(['Bearer old', 'Bearer new'])
})

test('many concurrent 401s cause exactly one renewal', async () => {
  const { fetch, renewals } = aging({ answers: 3 })
  const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(new Request(url))))
  expect(answers.every((answer) => answer.status === 200)).toBe(true)
  expect(renewals()).toBe(1)
})

test.each<[string, () => BodyInit]>([
  ['a text', () => 'body'],
  ['a stream', () => new Blob(['bo', 'dy']).stream()],
])('a body that is %s is sent again whole', async (_, body) => {
  const { fetch, seen } = aging()
  // A stream must say that it is sent while it is read; the type of RequestInit does not know the word yet.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: body(), duplex: 'half' }
  await fetch(new Request(url, init))
  expect(seen).toEqual(['Bearer old body', 'Bearer new body'])
})

test('a request with credentials of its own is left alone', async () => {
  const { fetch, seen } = aging()
  expect((await fetch(new Request(url, { headers: { authorization: 'Basic x' } }))).status).toBe(401)
  expect(seen).toEqual(['Basic x'])
})
