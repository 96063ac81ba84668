import { createHmac } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Delivery } from './delivery.ts'
import { loadRecipe } from './load-recipe.ts'
import { sign } from './sign.ts'
import { verify } from './verify.ts'

const NAMES = readdirSync('recipes').map((file) => file.replace('.yaml', ''))
const SECRETS: Record<string, string> = { adyen: 'ab'.repeat(32) }
const BODIES: Record<string, string> = {
  adyen: '{"notificationItems":[{"NotificationRequestItem":{"amount":{"value":1.50}}}]}',
}

test.each(NAMES)('%s: what is signed verifies, and nothing that is altered', async (name) => {
  const recipe = await loadRecipe(name)
  const secret = SECRETS[name] ?? Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')
  const body = BODIES[name] ?? '{"b":1,"a":"é"}'
  const url = 'https://example.com/hook'
  const made = sign(recipe, [secret], { body, url, id: 'evt-1', time: 1e12 })
  const delivery: Delivery = { url, ...made, now: 1e12 }
  expect(verify(recipe, [secret], delivery)).toMatchObject({ ok: true })
  expect(verify(recipe, [secret.replace(/^../, 'cd')], delivery)).toMatchObject({ ok: false })
  const altered = { ...delivery, body: Buffer.from(made.body).toString().replace('1', '2') }
  expect(verify(recipe, [secret], altered)).toMatchObject({ ok: false })
})

const hex = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

test('Stripe: other versions and other entries are passed over, two times are not', async () => {
  const recipe = await loadRecipe('stripe')
  const right = hex('whsec_x', '1000000000.{}')
  const on = (header: string) => {
    const verdict = verify(recipe, ['whsec_x'], {
      headers: { 'stripe-signature': header },
      body: '{}',
      now: 1e12,
    })
    return verdict.ok ? 'ok' : verdict.reason
  }
  expect(on(`t=1000000000,v1=${'0'.repeat(64)},v1=${right},v0=1`)).toBe('ok')
  expect(on(`t=1000000000,v0=${right}`)).toBe('unknown-label')
  expect(on(`t=1000000000,t=1000000000,v1=${right}`)).toBe('time-malformed')
  expect(on(`t=1000000000,v1=${right.toUpperCase()}`)).toBe('signature-wrong')
})

test('two documented encodings are both taken, and no third', async () => {
  const recipe = await loadRecipe('makini')
  const mac = createHmac('sha256', 's').update('{}')
  const bytes = mac.digest()
  const on = (signature: string) =>
    verify(recipe, ['s'], { headers: { 'X-Webhook-Signature': signature }, body: '{}' }).ok
  expect([bytes.toString('hex'), bytes.toString('base64')].map(on)).toEqual([true, true])
  expect([bytes.toString('base64url'), bytes.toString('latin1'), ''].map(on)).toEqual([false, false, false])
})

test('Twilio: a form is signed by its fields, any other body by the digest in its address', async () => {
  const recipe = await loadRecipe('twilio')
  const url = 'https://example.com/hook'
  const made = sign(recipe, ['t'], { body: '{"a":1}', url })
  const on = (changed: Partial<Delivery>) => verify(recipe, ['t'], { ...made, ...changed })
  expect(made.url).toMatch(/\?bodySHA256=[0-9a-f]{64}$/)
  expect(on({ body: '{"a":2}' })).toMatchObject({ reason: 'digest-wrong' })
  const bare = createHmac('sha1', 't').update(url).digest('base64')
  const headers = { 'x-twilio-signature': bare }
  expect(on({ url, headers })).toMatchObject({ reason: 'body-not-covered' })
  expect(on({ url, headers, body: '' })).toMatchObject({ ok: true })
})

test('Adyen: an item that nobody signed is refused', async () => {
  const recipe = await loadRecipe('adyen')
  const item = { NotificationRequestItem: { success: 'true' } }
  const made = sign(recipe, ['ab'], { body: JSON.stringify({ notificationItems: [item] }) })
  const parsed = JSON.parse(Buffer.from(made.body).toString())
  parsed.notificationItems.push(item)
  expect(verify(recipe, ['ab'], made)).toMatchObject({ ok: true })
  expect(verify(recipe, ['ab'], { headers: {}, body: JSON.stringify(parsed) })).toMatchObject({
    reason: 'body-not-covered',
  })
})

test('a body nested deeper than the stack is refused where it has to be written anew', async () => {
  const recipe = await loadRecipe('apideck')
  const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const verdict = verify(recipe, ['s'], { headers: { 'x-apideck-signature': '0'.repeat(64) }, body })
  expect(verdict).toMatchObject({ ok: false, reason: 'body-unreadable' })
})
