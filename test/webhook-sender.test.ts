import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { openWebhooks } from '../src/cli/webhook-console.ts'
import { memoryOutput } from '../src/reporters/memory-output.ts'
import { createSandbox } from '../src/sandbox/create-sandbox.ts'
import { listen } from '../src/sandbox/listen.ts'
import type { AttemptNote } from '../src/sandbox/webhooks/delivery-log.ts'
import { verify } from '../src/webhooks/verify.ts'

const folder = (path: string) => resolve(import.meta.dirname, '..', path)
const scope = await loadScope({
  apiFolder: folder('specs/makini'),
  manifestFile: folder('systems/sap-s4hana/system.yaml'),
})

interface Got {
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A receiver on a socket, which answers with each of these statuses in turn. */
async function receiver(...statuses: number[]): Promise<{ url: string; got: Got[]; server: Server }> {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(statuses[got.length - 1] ?? 200, { location: '/elsewhere' }).end()
    server.emit('delivered')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, got, server }
}

async function delivering(url: string) {
  const notes: AttemptNote[] = []
  const listening = await listen({ ...scope, port: 0, seed: 1, onAttempt: (note) => notes.push(note) })
  onTestFinished(() => listening.close())
  const out = memoryOutput()
  const open = () => openWebhooks(listening, { api: scope.api, url }, out.out)
  return { notes, open, out, listening }
}

test('a sandbox on a port delivers to a receiver on this computer, signed, and follows no redirect', async () => {
  const { url, got, server } = await receiver(302, 200)
  const { open, out, notes } = await delivering(url)
  const { obey } = open()
  const first = once(server, 'delivered')
  await obey('materials.created')
  await first
  await expect.poll(() => notes.length).toBe(1)
  await obey('again')
  expect(notes.map(({ attempt, state }) => [attempt.status, state])).toEqual([
    [302, 'waiting'],
    [200, 'delivered'],
  ])
  expect(new Set(got.map(({ body }) => body)).size).toBe(1)
  const secret = /webhook secret +(\S+)/.exec(out.text())?.[1] ?? ''
  const recipe = scope.api.recipe
  expect(recipe && got.map((delivery) => verify(recipe, [secret], delivery).ok)).toEqual([true, true])
})

test('what nobody takes is a failed attempt with its reason', async () => {
  const { url, server } = await receiver()
  server.close()
  const { open, notes } = await delivering(url)
  await open().obey('sync.finished')
  await expect.poll(() => notes[0]?.attempt.failure).toBe('broken-off')
  expect(notes[0]?.next).toBeGreaterThan(26_000)
})

test('a sandbox on a port delivers nowhere but to this computer', async () => {
  const { open } = await delivering('https://hooks.example.com/in')
  expect(open).toThrow(/delivers to this computer alone/)
})

test('a misspelt event is told apart, and what there is can be asked for', async () => {
  const { url } = await receiver()
  const { open, out } = await delivering(url)
  const { obey } = open()
  for (const line of ['sync.finishd', 'events', 'log', 'again', '']) await obey(line)
  expect(out.text()).toMatch(/Did you mean sync\.finished\?/)
  expect(out.text()).toMatch(/^materials\.updated$/m)
  expect(out.text()).toMatch(/Nothing was delivered yet/)
})

test('a week of a sender’s time passes in less than two seconds, retries and all', async () => {
  const began = performance.now()
  const { webhooks, accounts } = createSandbox({ ...scope, seed: 1 })
  const registered = webhooks?.register('https://hooks.example.com/in', accounts.connections.primary.id)
  const id = registered && 'id' in registered ? registered.id : ''
  webhooks?.reach({
    resolve: async () => ['8.8.8.8'],
    post: async () => new Response(null, { status: 500 }),
  })
  webhooks?.trigger('sync-finished', accounts.connections.primary.id)
  await webhooks?.pass(7 * 86_400_000)
  const [delivery] = webhooks?.log(id) ?? []
  expect([delivery?.state, delivery?.attempts.length]).toEqual(['given-up', 12])
  expect(performance.now() - began).toBeLessThan(2000)
})
