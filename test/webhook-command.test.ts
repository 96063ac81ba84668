import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { webhooks } from '../src/index.ts'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

const GUIDE = readFileSync('docs/guides/webhooks.md', 'utf8')
const [, CODE = ''] = /^```ts\n([\s\S]*?)^```/m.exec(GUIDE) ?? []
const [, RECIPE = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(GUIDE) ?? []
const SECRET = 'a-secret-that-nobody-prints'

let folder: UserFolder

beforeEach(async () => {
  folder = await UserFolder.create()
  await folder.write('event.json', '{"a": 1.0}')
})
afterEach(() => folder.remove())

function webhook(line: string, ...more: string[]) {
  return folder.assay(['webhook', ...line.split(' '), ...more], { env: { HOOK: SECRET } })
}

test('what the console signs with a recipe of the user, the console verifies; what is altered it refuses', async () => {
  await folder.write('recipes/ours.yaml', RECIPE)
  const common = 'event.json --recipe ours --secret env:HOOK --time 2026-01-01T00:00:00Z'
  const signed = await webhook(`sign ${common}`)
  expect(signed).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^x-our-signature: t=1767225600,v1=/),
  })
  const header = signed.stdout.trim()
  const right = await webhook(`verify ${common} --header`, header)
  expect(right).toMatchObject({ code: 0, stdout: 'genuine  secret 1, v1, sent 2026-01-01T00:00:00.000Z\n' })
  await folder.write('event.json', '{"a": 1}')
  const wrong = await webhook(`verify ${common} --header`, header)
  expect(wrong).toMatchObject({ code: 1, stdout: expect.stringMatching(/^refused {2}signature-wrong: /) })
  expect(JSON.stringify([signed, right, wrong])).not.toContain(SECRET)
})

test.each([
  ['verify event.json --recipe github --secret env:NONE', 'The secret env:NONE is not there'],
  [`verify event.json --recipe github --secret ${SECRET}`, 'a secret is written as a reference'],
  [
    'verify event.json --recipe adyen --secret env:HOOK',
    'Secret 1 is empty or no key: this recipe takes hex.',
  ],
  [
    'send event.json --recipe github --secret env:HOOK --url https://127.0.0.1:1/ --ca event.json',
    '--ca event.json holds no certificate',
  ],
  [
    'send event.json --recipe github --secret env:HOOK --url http://127.0.0.1:1/ --case list --id a',
    '--case tells what is sent, --id too',
  ],
  ['sign none.json --recipe github --secret env:HOOK', 'The body none.json cannot be read'],
])('assay webhook %s: usage is told apart from a refusal', async (line, message) => {
  const { code, stderr } = await webhook(line)
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  expect(stderr).not.toContain(SECRET)
})

test("the guide's code does what it says", async () => {
  const lines = CODE.split('\n').filter((line) => line !== '' && !line.startsWith('import '))
  const said: unknown[] = []
  const run = new Function('webhooks', 'console', `return (async () => { ${lines.join('\n')} })()`)
  await run(webhooks, { log: (text: unknown) => said.push(text) })
  expect(said).toEqual(['genuine msg_1'])
})

test('a port that nobody listens at is unreachable, and has crashed at nothing', async () => {
  const sent = await webhook('send event.json --recipe github --secret env:HOOK --url http://127.0.0.1:9/')
  expect(sent).toMatchObject({ code: 3, stdout: '' })
  expect(sent.stderr).toContain('Nobody can be reached at http://127.0.0.1:9: connect ECONNREFUSED')
})
