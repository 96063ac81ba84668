import { expect, test } from 'vitest'
import { listening, refusingUrl } from '../../client/loopback.ts'
import type { HarnessError } from '../../model/harness-error.ts'
import { demandReach } from './reach.ts'
import { openReceiver, REACH_HEADER } from './receiver-server.ts'

/** What becomes of asking for 15 s whether an address leads to a receiver, on a clock that only waits move. */
async function asked(url: (origin: string) => string): Promise<{ waits: number[]; error?: HarnessError }> {
  const receiver = await openReceiver({ host: '127.0.0.1', port: 0 }, 'https://hooks.example.com/in?a=b')
  const waits: number[] = []
  const now = () => waits.reduce((sum, wait) => sum + wait, 0)
  const sleep = async (ms: number) => void waits.push(ms)
  try {
    await demandReach(receiver, url(receiver.origin), { fetch, now, sleep, deadlineMs: 15_000 })
    return { waits }
  } catch (error) {
    return { waits, error: error as HarnessError }
  } finally {
    await receiver.close()
  }
}

test('an address that leads to the receiver is taken at once', async () => {
  expect(await asked((origin) => `${origin}/any/path`)).toEqual({ waits: [] })
})

test('a tunnel that is still starting is waited for', async () => {
  let tries = 0
  let receiver = ''
  await using tunnel = await listening(async (request, response) => {
    tries += 1
    if (tries < 3) return void response.writeHead(502).end()
    const headers = { [REACH_HEADER]: String(request.headers[REACH_HEADER]) }
    response.end(await (await fetch(receiver, { method: 'POST', headers })).text())
  })
  const { waits, error } = await asked((origin) => {
    receiver = origin
    return tunnel.baseUrl
  })
  expect([waits, error]).toEqual([[250, 500], undefined])
})

test('an address that leads to somebody else is told with what it answers, where to and what to do', async () => {
  await using other = await listening((_, response) => void response.writeHead(404).end())
  const { error } = await asked(() => other.baseUrl)
  expect(error?.code).toBe('TARGET_UNREACHABLE')
  expect(error?.message).toMatch(
    /^The webhook address http:\/\/127\S+ does not lead to the receiver at http:\/\/127\S+: it answers 404, for 15\.0 s\. No check was begun\. Start the tunnel/,
  )
})

test('one that takes everything is not this receiver, and neither is another receiver of its kind', async () => {
  await using other = await listening((_, response) => void response.writeHead(200).end('ok'))
  expect((await asked(() => other.baseUrl)).error?.message).toMatch(/answers 200, but something else/)
  const twin = await openReceiver({ host: '127.0.0.1', port: 0 }, 'https://hooks.example.com')
  expect((await asked(() => twin.origin)).error?.message).toMatch(/answers 200, but something else/)
  await twin.close()
})

test('one that nobody listens at is told as such', async () => {
  const refusing = await refusingUrl()
  expect((await asked(() => refusing)).error?.message).toMatch(/it does not answer: .*ECONNREFUSED/)
})

test('a delivery arrives as it was sent to the public address, though a proxy took its path off', async () => {
  const receiver = await openReceiver({ host: '127.0.0.1', port: 0 }, 'https://hooks.example.com/in?a=b')
  const seen: string[] = []
  receiver.handle(async (request) => {
    seen.push(`${request.method} ${request.url} ${request.headers.get('x-id')} ${await request.text()}`)
    return new Response('taken', { status: 202 })
  })
  await fetch(`${receiver.origin}/?a=b`, { method: 'POST', headers: { [REACH_HEADER]: '1' } })
  const delivery = { method: 'POST', headers: { 'x-id': 'é' }, body: '{"ä":1}' }
  const answer = await fetch(`${receiver.origin}/?a=b`, delivery)
  await fetch(`${receiver.origin}/other`, delivery)
  expect([answer.status, await answer.text()]).toEqual([202, 'taken'])
  expect(seen).toEqual([
    'POST https://hooks.example.com/in?a=b é {"ä":1}',
    'POST https://hooks.example.com/other é {"ä":1}',
  ])
  await receiver.close()
})

test('a receiver that breaks off leaves no answer, and one on a port that is taken says so', async () => {
  const receiver = await openReceiver({ host: '127.0.0.1', port: 0 }, 'https://hooks.example.com')
  receiver.handle(() => Promise.reject(new Error('reset')))
  await expect(fetch(receiver.origin, { method: 'POST', body: '{}' })).rejects.toThrow('fetch failed')
  await expect(openReceiver({ host: '127.0.0.1', port: receiver.port }, 'https://a.example')).rejects.toThrow(
    /cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\): name another port with --webhook-listen/,
  )
  await receiver.close()
})
