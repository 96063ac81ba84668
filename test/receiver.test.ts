import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listening } from '../src/client/loopback.ts'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 })

const SAMPLE = readFileSync('docs/guides/receiver.mjs', 'utf8')
const SECRET = 'whsec_dGhlIHNlY3JldCB0aGF0IG5vYm9keSBwcmludHM='

let folder: UserFolder
let stop: AbortController

beforeEach(async () => {
  folder = await UserFolder.create()
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await folder.remove()
})

function assay(line: string, ...more: string[]) {
  return folder.assay([...line.split(' '), ...more], { env: { HOOK: SECRET } })
}

/** Starts the receiver of the guide; the address that it listens at. */
async function sampleFor(recipe: string, env: Record<string, string> = {}): Promise<URL> {
  const source = pathToFileURL(resolve('src/index.ts')).href
  await folder.write('receiver.mjs', SAMPLE.replace("'assay'", JSON.stringify(source)))
  const child = spawn(process.execPath, [join(folder.path, 'receiver.mjs'), recipe, '0'], {
    env: { ...process.env, HOOK_SECRET: SECRET, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: stop.signal,
  })
  child.on('error', () => {})
  const [line] = await once(child.stdout, 'data')
  return new URL(String(line).trim())
}

test('the receiver of the guide has less than 60 lines, and is certified', async () => {
  expect(SAMPLE.split('\n').length - 1).toBeLessThan(60)
  const url = await sampleFor('makini')
  const found = await assay(
    'certify --quick --json --recipe makini --secret env:HOOK --count-url',
    new URL('/count', url).href,
    ...['--receiver', url.href],
  )
  expect(found.stderr).toContain('replayed cannot be told from retried: makini signs no time')
  expect([found.code, JSON.parse(found.stdout).outcome]).toEqual([0, 'certified'])
  await folder.write('event.json', '{"id":"e-1"}')
  const sent = await assay('webhook send event.json --recipe makini --secret env:HOOK --url', url.href)
  expect([sent.code, sent.stdout]).toEqual([0, '200: accepted\n'])
  const byHand = `webhook send --recipe makini --secret env:HOOK --url ${url.href} --case`
  const wrong = await assay(byHand, 'RECV-013/unknown')
  expect([wrong.code, wrong.stdout]).toEqual([1, '401: rejected\n'])
  const unknown = await assay(byHand, 'RECV-025/twenty')
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('assay certify --receiver')])
})

test('a receiver behind a proxy is certified for the address that its sender signs', async () => {
  const signed = 'https://hooks.example.com/in?tenant=7'
  const url = await sampleFor('square', { HOOK_URL: signed })
  const line = 'certify --quick --json --only RECV-001 --recipe square --secret env:HOOK --receiver'
  const found = await assay(line, url.href, '--signed-url', signed)
  expect([found.code, JSON.parse(found.stdout).outcome]).toEqual([0, 'certified'])
  const inner = await assay(line, url.href)
  expect([inner.code, inner.stderr]).toEqual([1, expect.stringContaining('401: rejected')])
})

test('a receiver that takes everything is not certified, and the finding says how to see it again', async () => {
  await using server = await listening((request, response) => {
    request.resume().on('end', () => response.writeHead(200).end())
  })
  const options = ['--recipe', 'github', '--secret', 'env:HOOK', '--receiver', `${server.baseUrl}/hook`]
  const found = await assay('certify --quick --only RECV-013/unknown,RECV-023', ...options)
  expect(found.code).toBe(1)
  expect(found.stdout).toContain('expected  it is rejected: an answer 4xx')
  expect(found.stdout).toContain('seen      200: accepted')
  expect(found.stdout).toContain('npx assay certify --only RECV-013/unknown --receiver http://127.0.0.1')
  expect(found.stdout).toContain('blocked: nothing counts the effects of deliveries')
  expect(found.stdout).not.toContain(SECRET)
})

test.each([
  ['--receiver https://hooks.example.com/a --recipe github --secret env:HOOK', 5, 'does not allow "'],
  ['--receiver http://127.0.0.1:9/a --recipe github --secret env:HOOK', 3, 'does not answer'],
  ['--receiver http://127.0.0.1:9/a --secret env:HOOK', 2, '--receiver needs --recipe'],
  ['--quick', 2, 'go with --receiver'],
  [
    '--receiver http://127.0.0.1:9/a --recipe github --secret env:HOOK --signed-url https://a.example',
    2,
    'leave it out',
  ],
])('assay certify %s is refused with %i', async (line, code, message) => {
  const refused = await assay(`certify ${line}`)
  expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(message)])
})
