import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { webhooks } from '../src/index.ts'

declare module 'vitest' {
  interface Matchers<R, T> extends webhooks.WebhookMatchers<R> {}
}

const GUIDE = readFileSync('docs/guides/webhooks.md', 'utf8')
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const recipe = await webhooks.loadRecipe('standard-webhooks')
const signed = webhooks.sign(recipe, [SECRET], { body: '{"a": 1.0}', id: 'msg_1' })
const altered = { ...signed, body: '{"a": 1}' }
expect.extend(webhooks.matchers(recipe, [SECRET]))

/** What a matcher tells where it does not match. */
function complaint(match: () => void): string {
  try {
    match()
  } catch (error) {
    return String(error)
  }
  return 'it matches'
}

test('deliveries match as they are, also within a larger value', () => {
  expect(signed).toBeSignedWebhook()
  expect(altered).not.toBeSignedWebhook()
  expect(altered).toBeRefusedWebhook()
  expect(altered).toBeRefusedWebhook('signature-wrong')
  expect(altered).not.toBeRefusedWebhook('time-past')
  expect(signed).not.toBeRefusedWebhook()
  expect({ sent: [signed] }).toEqual({ sent: [expect.toBeSignedWebhook()] })
})

const told = webhooks.sign(recipe, [SECRET], { body: '{}', id: 'msg_1' })
const twice: [string, string][] = [...Object.entries(told.headers), ['webhook-id', 'msg_2']]

test.each<[() => void, string]>([
  [
    () => expect(altered).toBeSignedWebhook(),
    'to be signed, and it is refused with signature-wrong: No signature',
  ],
  [() => expect(signed).not.toBeSignedWebhook(), 'not to be signed, and it is signed with secret 1, v1'],
  [() => expect(signed).toBeRefusedWebhook('time-past'), 'to be refused with time-past, and it is signed'],
  [
    () => expect(altered).toBeRefusedWebhook('time-past'),
    'time-past, and it is refused with signature-wrong',
  ],
  [() => expect({ ...told, headers: twice }).toBeSignedWebhook(), 'header-repeated: The header webhook-id'],
  // What would hold of anything is no expectation.
  [() => expect(undefined).toBeRefusedWebhook(), 'is no delivery: give { headers, body }'],
  [() => expect({ headers: {} }).not.toBeSignedWebhook(), 'is no delivery: give { headers, body }'],
  [() => expect(signed).not.toBeRefusedWebhook(JSON.parse('"time-passed"')), 'no reason "time-passed"'],
  [() => webhooks.matchers(recipe, ['']), 'Secret 1 is empty or no key'],
])('%s: the message says the reason', (match, message) => {
  expect(complaint(match)).toContain(message)
})

test('no message holds a secret, wherever the recipe shows what it was given', () => {
  const label = { ...recipe, schemes: recipe.schemes.map((scheme) => ({ ...scheme, label: SECRET })) }
  const made = webhooks.sign(label, [SECRET], { body: '{}', id: 'msg_1' })
  const { message } = webhooks.matchers(label, [SECRET]).toBeSignedWebhook(made)
  expect(message()).toMatch(/signed with secret 1, \S/)
  expect(message()).not.toContain(SECRET)
})

/** Statements of the block of the guide that begins the section, without those that only types need. */
function guideCode(section: string): { code: string; types: string } {
  const [, rest = ''] = GUIDE.split(`## ${section}\n`)
  const [, code = '', types = ''] = /^```ts\n([\s\S]*?)^```[\s\S]*?^```ts\n([\s\S]*?)^```/m.exec(rest) ?? []
  return { code: code.replaceAll(/^import .*\n/gm, ''), types }
}

test("the guide's tests run: against its receiver they pass, against one that accepts everything they do not", async () => {
  const { code, types } = guideCode("In your project's tests")
  expect(readFileSync(import.meta.filename, 'utf8')).toContain(types.slice(types.indexOf('declare')))
  expect(await runGuide(code, true)).toEqual(['passed', 'passed'])
  expect(await runGuide(code, false)).toEqual([expect.stringContaining('401'), 'passed'])
})

async function runGuide(code: string, isStrict: boolean): Promise<string[]> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const verdict = webhooks.verify(recipe, [SECRET], { headers: request.headers, body })
    response.writeHead(verdict.ok || !isStrict ? 200 : 401).end()
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const tests: (() => Promise<void>)[] = []
  const env = { HOOK_SECRET: SECRET, HOOK_URL: `http://127.0.0.1:${port}/hook` }
  const given = {
    webhooks,
    expect,
    process: { env },
    test: (_: string, body: () => Promise<void>) => tests.push(body),
  }
  await new Function(...Object.keys(given), `return (async () => { ${code} })()`)(...Object.values(given))
  return Promise.all(tests.map((body) => body().then(() => 'passed', String)))
}
