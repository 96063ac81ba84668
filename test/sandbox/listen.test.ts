import { request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { type AnswerNote, listen } from '../../src/sandbox/listen.ts'
import { api, manifest } from './depot.ts'

const notes: AnswerNote[] = []
const served = await listen({ api, manifest, seed: 1, port: 0, onAnswer: (note) => notes.push(note) })
afterAll(() => served.close())
const { accessToken } = served.sandbox.accounts.connections.primary
const port = Number(new URL(served.url).port)

interface Raw {
  method?: string
  path?: string
  headers?: Record<string, string | string[]>
  body?: Buffer
}

/** A request as no well-behaved client would send it. */
function raw({
  method = 'GET',
  path = '/states',
  headers = {},
  body,
}: Raw): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('a socket answers like the function behind it', async () => {
  const response = await fetch(`${served.url}/crates?limit=2`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  const { results, page } = (await response.json()) as { results: unknown[]; page: { home: string } }
  expect([response.status, results.length, page.home]).toEqual([200, 2, `${served.url}/crates`])
  expect(response.headers.get('content-length')).toMatch(/^\d+$/)
})

test('tokens on a socket are not those of the seed', async () => {
  const other = await listen({ api, manifest, seed: 1, port: 0 })
  expect(other.sandbox.accounts.connections.primary.accessToken).not.toBe(accessToken)
  await other.close()
})

test.each(['attacker.example', `attacker.example:${port}`, '127.0.0.1.attacker.example'])(
  'a Host that is not this computer is turned away: %s',
  async (host) => {
    expect((await raw({ headers: { host } })).status).toBe(421)
  },
)

test.each(['localhost', `LOCALHOST:${port}`, `[::1]:${port}`])(
  'a loopback Host is taken: %s',
  async (host) => {
    expect((await raw({ headers: { host } })).status).toBe(401)
  },
)

test('two Authorization fields are no credential', async () => {
  const one = `Bearer ${accessToken}`
  expect((await raw({ headers: { authorization: [one, one] } })).status).toBe(401)
})

test('a body beyond the limit is refused, announced or not', async () => {
  const body = Buffer.alloc(10 * 1024 * 1024 + 1)
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  const announced = { ...headers, 'content-length': String(body.length) }
  expect(
    (await raw({ method: 'POST', path: '/crates', headers: announced, body: Buffer.alloc(0) })).status,
  ).toBe(413)
  const streamed = { ...headers, 'transfer-encoding': 'chunked' }
  expect((await raw({ method: 'POST', path: '/crates', headers: streamed, body })).status).toBe(413)
})

test('a target that is no path is refused', async () => {
  expect((await raw({ path: 'http://attacker.example/crates' })).status).toBe(400)
  expect((await raw({ path: '//attacker.example/crates' })).status).toBe(404)
})

test('each answer is told', async () => {
  await raw({ path: '/told' })
  expect(notes.at(-1)).toEqual({ method: 'GET', target: '/told', status: 404, ms: expect.any(Number) })
})

test('a fault that throws closes the connection', async () => {
  const answer = () => {
    throw new Error('closed')
  }
  const broken = await listen({ api, manifest, seed: 1, port: 0, faults: { answer } })
  await expect(fetch(broken.url)).rejects.toThrow()
  await broken.close()
})

test('a port that is taken gives one clear line', async () => {
  await expect(listen({ api, manifest, seed: 1, port })).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
    message: `Port ${port} is taken: choose another with --port, or 0 for any free one.`,
  })
})

test.each(['0.0.0.0', '::', 'example.com', '192.0.2.1'])('only this computer is served: %s', async (host) => {
  await expect(listen({ api, manifest, seed: 1, port: 0, host })).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
  })
})

test('a person is sent back to a page that shows the code, and nothing that is none', async () => {
  const shown = await (await fetch(`${served.url}/-/callback?code=abc_DEF-123&state=x`)).text()
  expect(shown).toContain('code=abc_DEF-123')
  const hostile = encodeURIComponent("x'; touch /tmp/x; '<script>")
  const other = await (await fetch(`${served.url}/-/callback?code=${hostile}`)).text()
  expect(other).not.toMatch(/curl|<script/)
})

test('closing waits for nobody who only holds a connection open', async () => {
  const other = await listen({ api, manifest, seed: 1, port: 0 })
  await (await fetch(`${other.url}/states`)).text()
  await other.close()
  await expect(fetch(other.url)).rejects.toThrow()
})
