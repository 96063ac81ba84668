import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadRecipe } from './load-recipe.ts'
import { verify } from './verify.ts'

const STANDARD = await loadRecipe('standard-webhooks')
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const KEY = Buffer.from(SECRET.slice(6), 'base64')
const NOW = 1_614_265_330
const ID = 'msg_1'
const BODY = Buffer.from('{"test": 2432232314}')

beforeEach(() => void vi.useFakeTimers({ now: NOW * 1000 }))
afterEach(() => void vi.useRealTimers())

interface Case {
  name: string
  time?: string
  /** Signed instead of the time as it is written: the library signs the number that it reads from it. */
  signedTime?: string
  body?: Uint8Array
  /** Signed instead of the body. */
  over?: Uint8Array
  id?: string
  header?: (right: string) => string
  strict: 'accept' | string
  library: 'accepts' | 'rejects' | 'throws another error'
}

/** Signed with plain node:crypto. */
function mac(id: string, time: string, body: Uint8Array): string {
  return createHmac('sha256', KEY).update(`${id}.${time}.`).update(body).digest('base64')
}

const BYTE = Buffer.from([0x22, 0xff, 0x22])
const BOM = Buffer.from('\uFEFF{}')
const CASES: Case[] = [
  { name: 'the right delivery', strict: 'accept', library: 'accepts' },
  {
    name: 'letters after the time',
    time: `${NOW}abc`,
    signedTime: `${NOW}`,
    strict: 'time-malformed',
    library: 'accepts',
  },
  {
    name: 'a time with a fraction',
    time: `${NOW}.9`,
    signedTime: `${NOW}`,
    strict: 'time-malformed',
    library: 'accepts',
  },
  {
    name: 'a time with an exponent',
    time: `${NOW}e0`,
    signedTime: `${NOW}`,
    strict: 'time-malformed',
    library: 'accepts',
  },
  {
    name: 'a time after a zero',
    time: `0${NOW}`,
    signedTime: `${NOW}`,
    strict: 'time-malformed',
    library: 'accepts',
  },
  {
    name: 'a time after a blank',
    time: ` ${NOW}`,
    signedTime: `${NOW}`,
    strict: 'time-malformed',
    library: 'accepts',
  },
  { name: 'a negative time', time: `-${NOW}`, strict: 'time-malformed', library: 'rejects' },
  { name: 'a time in milliseconds', time: `${NOW}000`, strict: 'time-future', library: 'rejects' },
  { name: 'a time of zero', time: '0', strict: 'time-past', library: 'rejects' },
  { name: 'an age of 300 seconds', time: `${NOW - 300}`, strict: 'accept', library: 'accepts' },
  { name: 'an age of 301 seconds', time: `${NOW - 301}`, strict: 'time-past', library: 'rejects' },
  { name: '300 seconds ahead', time: `${NOW + 300}`, strict: 'accept', library: 'accepts' },
  { name: '301 seconds ahead', time: `${NOW + 301}`, strict: 'time-future', library: 'rejects' },
  { name: 'an entry without a comma', header: (v) => `v1 ${v}`, strict: 'accept', library: 'accepts' },
  { name: 'two blanks in a list', header: (v) => `v1,AAAA  ${v}`, strict: 'accept', library: 'accepts' },
  {
    name: 'the right entry last of 1000',
    header: (v) => `${'v1,AA '.repeat(999)}${v}`,
    strict: 'accept',
    library: 'accepts',
  },
  { name: 'no base64', header: () => 'v1,%%%', strict: 'signature-wrong', library: 'rejects' },
  {
    name: 'a stray sign inside',
    header: (v) => v.replace(',', ',.'),
    strict: 'signature-wrong',
    library: 'rejects',
  },
  { name: 'a third field', header: (v) => `${v},x`, strict: 'signature-wrong', library: 'accepts' },
  { name: 'no padding', header: (v) => v.replace('=', ''), strict: 'signature-wrong', library: 'rejects' },
  {
    name: 'one character less',
    header: (v) => v.slice(0, -2),
    strict: 'signature-wrong',
    library: 'rejects',
  },
  {
    name: 'multibyte characters of the same count',
    header: (v) => `v1,${'é'.repeat(v.length - 3)}`,
    strict: 'signature-wrong',
    library: 'rejects',
  },
  {
    name: 'another version',
    header: (v) => v.replace('v1', 'v2'),
    strict: 'unknown-label',
    library: 'rejects',
  },
  {
    name: 'the digest under the label of another scheme',
    header: (v) => v.replace('v1', 'v1a'),
    strict: 'signature-wrong',
    library: 'rejects',
  },
  { name: 'the version alone', header: () => 'v1', strict: 'unknown-label', library: 'rejects' },
  { name: 'nothing', header: () => '', strict: 'signature-malformed', library: 'rejects' },
  { name: 'a byte that is no UTF-8', body: BYTE, strict: 'accept', library: 'rejects' },
  {
    name: 'its replacement signed instead',
    body: BYTE,
    over: Buffer.from('"\uFFFD"'),
    strict: 'signature-wrong',
    library: 'accepts',
  },
  { name: 'a byte order mark', body: BOM, strict: 'accept', library: 'throws another error' },
  {
    name: 'a body that is no JSON',
    body: Buffer.from('hello'),
    strict: 'accept',
    library: 'throws another error',
  },
  { name: 'no body', body: Buffer.alloc(0), strict: 'accept', library: 'accepts' },
  { name: 'an id with a dot, which could end it', id: 'msg.1', strict: 'id-malformed', library: 'accepts' },
]

test.each(CASES)('$name: $strict; the reference library $library', (each) => {
  const {
    time = String(NOW),
    signedTime = time,
    body = BODY,
    id = ID,
    header = (right: string) => right,
  } = each
  const signature = header(`v1,${mac(id, signedTime, each.over ?? body)}`)
  const headers = { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature }
  const verdict = verify(STANDARD, [SECRET], { headers, body })
  expect(verdict.ok ? 'accept' : verdict.reason).toBe(each.strict)
  expect(libraryOn(headers, body)).toBe(each.library)
})

function libraryOn(headers: Record<string, string>, body: Uint8Array): Case['library'] {
  try {
    new Webhook(SECRET).verify(Buffer.from(body), headers)
    return 'accepts'
  } catch (error) {
    return error instanceof Error && error.constructor.name === 'WebhookVerificationError'
      ? 'rejects'
      : 'throws another error'
  }
}

const RIGHT = {
  headers: [
    ['Webhook-ID', ID],
    ['WEBHOOK-Timestamp', String(NOW)],
    ['webhook-signature', `v1,${mac(ID, String(NOW), BODY)}`],
  ] as [string, string][],
  body: BODY,
}

test('old and new secret verify side by side, and which one did is told', () => {
  const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
  expect(verify(STANDARD, [SECRET, other], RIGHT)).toMatchObject({ ok: true, secret: 0 })
  expect(verify(STANDARD, [other, SECRET], RIGHT)).toMatchObject({ ok: true, secret: 1 })
  expect(verify(STANDARD, [other], RIGHT)).toMatchObject({ ok: false, reason: 'signature-wrong' })
})

test.each([
  ['', 'an empty text'],
  ['whsec_', 'the prefix alone'],
  ['whsec_###', 'no base64'],
  ['whsk_AAAA', 'a private key that is too short'],
])('the secret %j is refused: %s', (secret) => {
  expect(verify(STANDARD, [SECRET, secret], RIGHT)).toMatchObject({ ok: false, reason: 'secret-unusable' })
})

test('a header that is missing or there twice is named', () => {
  const without = RIGHT.headers.slice(1)
  const twice = [...RIGHT.headers, RIGHT.headers[2] ?? ['', '']] as [string, string][]
  const missing = { ok: false, reason: 'header-missing', detail: 'There is no header webhook-id.' }
  expect(verify(STANDARD, [SECRET], { ...RIGHT, headers: without })).toEqual(missing)
  expect(verify(STANDARD, [SECRET], { ...RIGHT, headers: twice })).toMatchObject({
    reason: 'header-repeated',
  })
})

test.each([undefined, null, 1, {}, { headers: {} }, { headers: null, body: '' }, { body: 1, headers: {} }])(
  'the request %j is refused and nothing is thrown',
  (request) => {
    const verdict = Reflect.apply(verify, undefined, [STANDARD, [SECRET], request])
    expect(verdict).toMatchObject({ ok: false, reason: 'request-malformed' })
  },
)
