import { expect, test } from 'vitest'
import { derivedForms } from '../secrets/derived-forms.ts'
import { Secret } from '../secrets/secret.ts'
import { recorderOf } from './tickets-api.ts'

/**
 * Unique secrets in every place where one can stand in an exchange. None may be in what is recorded, in any encoding. Some
 * are seen for the first time; others are known from the start, as tokens and client secrets are.
 */
const url = 'http://tickets.invalid/tickets'
const secret = 'Canary/42+s3cr3t=7919'

interface Carrier {
  url?: string
  request?: RequestInit
  answer?: string
  answerHeaders?: Record<string, string>
}
type Put = (value: string) => Carrier

/** All that is stored of an exchange. */
async function stored(carrier: Carrier, known: Secret[] = []): Promise<string> {
  const recorder = recorderOf(known)
  const headers = { 'content-type': 'application/json', ...carrier.answerHeaders }
  const fetch = recorder.record(async () => new Response(carrier.answer ?? '{}', { headers }))
  await fetch(new Request(carrier.url ?? url, carrier.request))
  return JSON.stringify(recorder.exchanges)
}

function expectNone(text: string): void {
  for (const form of derivedForms(secret)) expect(text).not.toContain(form)
  expect(text).not.toContain('s3cr3t')
}

const posted = (body: BodyInit): Carrier => ({ request: { method: 'POST', body } })
const header =
  (name: string, before = ''): Put =>
  (value) => ({ request: { headers: { [name]: before + value } } })
const answerHeader =
  (name: string, before = ''): Put =>
  (value) => ({ answerHeaders: { [name]: before + value } })
const json =
  (name: string): Put =>
  (value) => ({ answer: JSON.stringify({ data: [{ [name]: value }] }) })
const text =
  (before: string): Put =>
  (value) => ({ answer: JSON.stringify({ message: `${before}${value} was refused` }) })
const query =
  (name: string): Put =>
  (value) => ({ url: `${url}?page=1&${name}=${encodeURIComponent(value)}` })
const form =
  (name: string): Put =>
  (value) =>
    posted(new URLSearchParams({ a: 'b', [name]: value }))
const multipart: Put = (value) => {
  const body = new FormData()
  body.set('password', value)
  body.set('file', new Blob([value]), 'a.txt')
  return posted(body)
}
const jwt = (value: string) =>
  [{ alg: 'none' }, { sub: value }].map((part) => btoa(JSON.stringify(part)).replaceAll('=', '')).join('.')
const pem = (value: string) => `-----BEGIN PRIVATE KEY-----\n${btoa(value)}\n-----END PRIVATE KEY-----`

const rows = (kind: string, put: (name: string) => Put, names: string): [string, Put][] =>
  names.split(' ').map((name) => [`${kind} ${name}`, put(name)])

const CARRIERS: [string, Put][] = [
  ...rows('header', header, 'authorization proxy-authorization cookie x-api-key x-auth-token x-client-cert'),
  ...rows('header', header, 'x-webhook-signature'),
  ...rows('query', query, 'access_token token api_key key sig signature code client_secret id_token'),
  ...rows('query', query, 'SAMLResponse X-Amz-Signature'),
  ...rows('form', form, 'refresh_token client_secret password assertion code code_verifier device_code'),
  ...rows('JSON', json, 'access_token clientSecret password private_key webhookSecret connectionString'),
  ['Bearer', header('authorization', 'Bearer ')],
  ['Basic', (value) => header('authorization')(`Basic ${btoa(`id:${value}`)}`)],
  ['set-cookie', answerHeader('set-cookie', 'sid=')],
  ['location, query', answerHeader('location', '/cb?state=1&code=')],
  ['location, fragment', answerHeader('location', '/cb#access_token=')],
  ['location, user', (value) => answerHeader('location')(`https://u:${encodeURIComponent(value)}@host/`)],
  ['www-authenticate', answerHeader('www-authenticate', 'Bearer error_description="unknown token: ')],
  [
    'JSON, a subtree',
    (value) => ({ answer: JSON.stringify({ credentials: { user: value, list: [value] } }) }),
  ],
  ['JSON, a list', (value) => ({ answer: JSON.stringify({ tokens: [value] }) })],
  ['JSON within JSON', (value) => ({ answer: JSON.stringify({ log: JSON.stringify({ password: value }) }) })],
  ['multipart', multipart],
  ['text, Bearer', text('sent Bearer ')],
  ['text, parameter', text('sent client_secret=')],
  ['text, webhook secret', text('sent whsec_')],
  ['text, Basic', (value) => text('sent Basic ')(btoa(`id:${value}`))],
  ['text, JWT', (value) => text('sent ')(jwt(value))],
  ['text, PEM', (value) => text('sent ')(pem(value))],
]

test.each(CARRIERS)('a secret that was never seen before is not recorded: %s', async (_, put) => {
  expectNone(await stored(put(secret)))
})

test.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  [
    'percent-encoded in lower case',
    encodeURIComponent(secret).replace(/%../g, (octet) => octet.toLowerCase()),
  ],
  ['with escaped slashes', secret.replaceAll('/', '\\/')],
  ['in hex', Buffer.from(secret).toString('hex')],
  ['in upper-case hex', Buffer.from(secret).toString('hex').toUpperCase()],
  ['in Base64', btoa(secret)],
  ['in Base64, moved by one', btoa(`x${secret}.`)],
  ['in Base64, moved by two', btoa(`xx${secret}.`)],
  ['in Base64 for URLs', Buffer.from(`x${secret}`).toString('base64url')],
])('a known secret is not recorded wherever it turns up, written %s', async (_, written) => {
  const everywhere: Carrier = {
    url: `${url}/${encodeURIComponent(written)}?note=${encodeURIComponent(written)}`,
    request: { method: 'POST', body: `note: ${written}`, headers: { 'x-note': written } },
    answer: JSON.stringify({ [written]: [{ note: `<${written}>` }] }),
    answerHeaders: { 'x-note': written },
  }
  const shown = await stored(everywhere, [new Secret(secret)])
  expectNone(shown)
  expect(shown.split('***')).toHaveLength(8)
})

test('a token that the target gives is known from then on', async () => {
  const recorder = recorderOf()
  const answers = [{ access_token: secret, refresh_token: `r${secret}` }, `${secret} or r${secret}`]
  const fetch = recorder.record(async () => Response.json(answers.shift()))
  await fetch(new Request(url))
  await fetch(new Request(`${url}/${encodeURIComponent(secret)}`))
  expectNone(JSON.stringify(recorder.exchanges))
})

test('half of a secret that stands where a body is cut is not recorded', async () => {
  const recorder = recorderOf([new Secret(secret)], { bodyLimit: 1000 })
  for (let before = 980; before <= 1000; before += 1) {
    const body = `${'x'.repeat(before)}${secret}${'y'.repeat(9000)}`
    await recorder.record(async () => new Response(body))(new Request(url))
  }
  expect(JSON.stringify(recorder.exchanges)).not.toContain('Canary')
})

test('a failure does not repeat a secret', async () => {
  const recorder = recorderOf([new Secret(secret)])
  const cause = new Error(`Bearer ${secret}`)
  const fetch = recorder.record(() => Promise.reject(new TypeError('bad header', { cause })))
  await expect(fetch(new Request(url))).rejects.toThrow()
  expectNone(JSON.stringify(recorder.exchanges))
})
