import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadRecipe } from './load-recipe.ts'
import { verifier } from './verify.ts'

const NOW = 1_700_000_000
const SECRET = `whsec_${Buffer.from('a key of some twenty-four').toString('base64')}`
const KEYS = { standard: Buffer.from('a key of some twenty-four'), text: SECRET }
const VERIFY = {
  standard: verifier(await loadRecipe('standard-webhooks'), [SECRET]),
  stripe: verifier(await loadRecipe('stripe'), [SECRET]),
  two: verifier(await loadRecipe('makini'), [SECRET]),
}
type Sender = keyof typeof VERIFY

interface Request {
  headers: Record<string, string>
  body: Uint8Array
}

/** Written without the code under test, from the senders' documents: one pattern for each header, and plain node:crypto. */
const INDEPENDENT: Record<Sender, (request: Request) => boolean> = {
  standard: ({ headers, body }) => {
    const [id = '', time = '', list = ''] = ['id', 'timestamp', 'signature'].map(
      (n) => headers[`webhook-${n}`],
    )
    if (!/^[!-\-/-~]+$/.test(id) || !isFresh(time)) return false
    const right = macOf(KEYS.standard, `${id}.${time}.`, body).toString('base64')
    return list.length <= 65_536 && list.split(' ').includes(`v1,${right}`)
  },
  stripe: ({ headers, body }) => {
    const items = (headers['stripe-signature'] ?? '').split(',')
    const times = items.filter((item) => item.startsWith('t='))
    const time = times[0]?.slice(2) ?? ''
    if (times.length !== 1 || !isFresh(time)) return false
    return items.includes(`v1=${macOf(KEYS.text, `${time}.`, body).toString('hex')}`)
  },
  two: ({ headers, body }) => {
    const mac = macOf(KEYS.text, '', body)
    return [mac.toString('hex'), mac.toString('base64')].includes(headers['x-webhook-signature'] ?? '')
  },
}

function macOf(key: string | Buffer, before: string, body: Uint8Array): Buffer {
  return createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(before), body]))
    .digest()
}

function isFresh(time: string): boolean {
  return /^[1-9][0-9]*$|^0$/.test(time) && Math.abs(Number(time) - NOW) <= 300
}

/** Headers that a sender would have sent for the body. */
const RIGHT: Record<Sender, (time: string, body: Uint8Array) => Record<string, string>> = {
  standard: (time, body) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': time,
    'webhook-signature': `v1,${macOf(KEYS.standard, `msg_1.${time}.`, body).toString('base64')}`,
  }),
  stripe: (time, body) => ({
    'stripe-signature': `t=${time},v1=${macOf(KEYS.text, `${time}.`, body).toString('hex')}`,
  }),
  two: (_, body) => ({ 'x-webhook-signature': macOf(KEYS.text, '', body).toString('hex') }),
}

type Change = (text: string, noise: string, place: number) => string
const CHANGES: Change[] = [
  (text) => text,
  (text, noise) => `${text}${noise}`,
  (text, noise) => `${noise}${text}`,
  (text, noise, place) =>
    `${text.slice(0, place % (text.length + 1))}${noise}${text.slice(place % (text.length + 1))}`,
  (text, _, place) => text.slice(0, place % (text.length + 1)),
  (text, _, place) => text.replace(text[place % text.length] ?? '', ''),
  (_, noise) => noise,
  (text, noise) => `${text} ${noise}`,
  (text, noise) => `${noise} ${text}`,
  (text, noise) => `${noise},${text}`,
  (text, noise) => `${text},${noise}`,
  (text) => text.toUpperCase(),
  (text) => `${text} ${text}`,
]

const noise = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      ',',
      '=',
      '.',
      '0',
      't=',
      'v1,',
      'v1=',
      'é',
      '\u0000',
      '\ud800',
      '==',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const cases = fc.record({
  sender: fc.constantFrom<Sender>('standard', 'stripe', 'two'),
  shift: fc.constantFrom(0, 0, 300, 301, -300, -301),
  body: fc.uint8Array({ maxLength: 24 }),
  other: fc.boolean(),
  change: fc.nat(CHANGES.length - 1),
  place: fc.nat(200),
  which: fc.nat(2),
  noise,
})

test('100,000 right and broken requests: nothing is thrown, and another implementation says the same', () => {
  const counts = { accepted: 0, refused: 0 }
  fc.assert(
    fc.property(cases, ({ sender, shift, body, other, change, place, which, noise: text }) => {
      const headers = RIGHT[sender](String(NOW + shift), body)
      const names = Object.keys(headers)
      const name = names[which % names.length] ?? ''
      headers[name] = CHANGES[change]?.(headers[name] ?? '', text, place) ?? ''
      const request = { headers, body: other ? Buffer.concat([body, Buffer.from([place])]) : body }
      const verdict = VERIFY[sender]({ ...request, now: NOW * 1000 })
      counts[verdict.ok ? 'accepted' : 'refused'] += 1
      return verdict.ok === INDEPENDENT[sender](request)
    }),
    { numRuns: 100_000, seed: 20_261_124 },
  )
  // Both kinds have to occur, or agreement says little.
  expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(5_000)
}, 60_000)
