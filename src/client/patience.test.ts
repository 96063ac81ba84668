import { expect, test } from 'vitest'
import { patient } from './patience.ts'

const NOW = Date.UTC(2026, 0, 1)

/** A server that refuses the first calls for the rate; what it was sent, and how long the client slept. */
function refusing(times: number, retryAfter: string | null) {
  const bodies: string[] = []
  const waits: number[] = []
  const fetch = patient(
    async (request) => {
      bodies.push(await request.text())
      const headers = new Headers(retryAfter === null ? [] : [['Retry-After', retryAfter]])
      return new Response('', bodies.length <= times ? { status: 429, headers } : { status: 200 })
    },
    { header: 'Retry-After', now: () => NOW, sleep: async (ms) => void waits.push(ms) },
  )
  return { fetch, bodies, waits }
}

const post = () => new Request('http://target.invalid/things', { method: 'POST', body: 'once' })

test.each([
  ['3', 3000],
  ['0', 0],
  [new Date(NOW + 7000).toUTCString(), 7000],
  [new Date(NOW - 7000).toUTCString(), 0],
  ['2.5', 2500],
  ['-1', 5000],
  ['10,20', 5000],
  ['1e9', 5000],
  ['soon', 5000],
  [null, 5000],
])('a refusal with Retry-After %j is waited out and the call sent again whole', async (header, wait) => {
  const { fetch, bodies, waits } = refusing(1, header)
  expect((await fetch(post())).status).toBe(200)
  expect(waits).toEqual([wait])
  expect(bodies).toEqual(['once', 'once'])
})

test('a target that goes on refusing is left alone after five calls', async () => {
  const { fetch, bodies } = refusing(100, '1')
  expect((await fetch(post())).status).toBe(429)
  expect(bodies).toHaveLength(5)
})

test('a target that asks for an hour is not waited for', async () => {
  const { fetch, waits } = refusing(1, '3600')
  expect((await fetch(post())).status).toBe(429)
  expect(waits).toEqual([])
})
