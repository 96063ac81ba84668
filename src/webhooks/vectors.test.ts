import { expect, test } from 'vitest'
import type { Recipe } from '../model/recipe.ts'
import type { Delivery } from './delivery.ts'
import { loadRecipe } from './load-recipe.ts'
import { sign } from './sign.ts'
import { verify } from './verify.ts'

interface Vector {
  recipe: string
  /** Where it was published. */
  from: string
  secret: string
  delivery: Delivery
  /** Named where the recipe signs a time: the clock stands there. */
  at?: number
  id?: string
}

const SVIX_PRIVATE =
  'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=='
const SVIX_ED25519 =
  'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=='

function standard(prefix: string, id: string, at: number, signature: string) {
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: String(at), [`${prefix}-signature`]: signature }
}

const ADYEN_ITEM = {
  additionalData: { hmacSignature: 'coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=' },
  amount: { value: 1130, currency: 'EUR' },
  pspReference: '7914073381342284',
  eventCode: 'AUTHORISATION',
  merchantAccountCode: 'TestMerchant',
  merchantReference: 'TestPayment-1407325143704',
  success: 'true',
}

const VECTORS: Vector[] = [
  {
    recipe: 'standard-webhooks',
    from: 'tests of the standard-webhooks libraries',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    at: 1614265330,
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    delivery: {
      headers: standard(
        'webhook',
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1614265330,
        'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      ),
      body: '{"test": 2432232314}',
    },
  },
  {
    recipe: 'svix',
    from: 'tests of the svix libraries',
    secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    at: 1649367553,
    id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
    delivery: {
      headers: standard(
        'svix',
        'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
        1649367553,
        'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
      ),
      body: '{"email":"test@example.com","username":"test_user"}',
    },
  },
  ...['svix', 'standard-webhooks'].map((recipe) => ({
    recipe,
    from: 'svix-server, test_asymmetric_key_signing',
    secret: SVIX_PRIVATE,
    at: 1614265330,
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    delivery: {
      headers: standard(
        recipe === 'svix' ? 'svix' : 'webhook',
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1614265330,
        SVIX_ED25519,
      ),
      body: '{"test": 2432232314}',
    },
  })),
  {
    recipe: 'github',
    from: 'docs.github.com, validating webhook deliveries',
    secret: "It's a Secret to Everybody",
    delivery: {
      headers: {
        'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
      },
      body: 'Hello, World!',
    },
  },
  {
    recipe: 'slack',
    from: 'docs.slack.dev, verifying requests from Slack',
    secret: '8f742231b10e8888abcd99yyyzzz85a5',
    at: 1531420618,
    delivery: {
      headers: {
        'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
        'x-slack-request-timestamp': '1531420618',
      },
      body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    },
  },
  {
    recipe: 'twilio',
    from: 'twilio-python, tests/unit/test_request_validator.py',
    secret: '12345',
    delivery: {
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
      headers: {
        'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'To=%2B18005551212&From=%2B14158675309&Digits=1234&CallSid=CA1234567890ABCDE&Caller=%2B14158675309',
    },
  },
  {
    recipe: 'square',
    from: 'square SDKs, sample of the webhook validator',
    secret: 'asdf1234',
    delivery: {
      url: 'https://example.com/webhook',
      headers: { 'x-square-hmacsha256-signature': '2kRE5qRU2tR+tBGlDwMEw2avJ7QM4ikPYD/PJ3bd9Og=' },
      body: '{"hello":"world"}',
    },
  },
  {
    recipe: 'adyen',
    from: 'adyen-ruby-api-library, spec/utils/hmac_validator_spec.rb',
    secret: '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056',
    delivery: {
      headers: {},
      body: JSON.stringify({
        live: 'false',
        notificationItems: [{ NotificationRequestItem: ADYEN_ITEM }],
      }),
    },
  },
]

test.each(VECTORS)('$recipe: the pair of $from is made and verified', async (vector) => {
  const recipe = await loadRecipe(vector.recipe)
  const { delivery, at, id, secret } = vector
  const now = at === undefined ? Number.NaN : at * 1000
  const timed = at === undefined ? {} : { now }
  const verdict = verify(recipe, [secret], { ...delivery, ...timed })
  expect(verdict).toMatchObject({ ok: true, secret: 0 })
  const { headers, ...rest } = delivery
  const own = { 'content-type': (headers as Record<string, string>)['content-type'] ?? 'application/json' }
  const message = { ...rest, headers: own, ...(at === undefined ? {} : { time: now }), ...(id && { id }) }
  const made = sign(recipe, [secret], message)
  expect(made.headers).toMatchObject(headers)
  expect(Buffer.from(made.body).toString()).toBe(delivery.body)
  const altered = { ...delivery, ...timed, body: delivery.body.toString().replace(/[0-9]|ello|user/, '7') }
  expect(verify(recipe, [secret], altered)).toMatchObject({ ok: false, reason: 'signature-wrong' })
})

const RFC_KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----`
const RFC_SECRET = 'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=='
const RFC_REQUEST = {
  url: 'https://example.com/foo?param=Value&Pet=dog',
  body: '{"hello": "world"}',
  now: 1618884473_000,
}
const RFC_HEADERS = {
  date: 'Tue, 20 Apr 2021 02:07:55 GMT',
  'content-type': 'application/json',
  'content-digest':
    'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
  'content-length': '18',
}
const RFC_VECTORS = [
  {
    section: 'B.2.5, hmac-sha256',
    secret: RFC_SECRET,
    input: 'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    signature: 'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:',
  },
  {
    section: 'B.2.6, ed25519',
    secret: RFC_KEY,
    input:
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    signature:
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  },
]

test.each(RFC_VECTORS)(
  'RFC 9421 $section verifies, and is refused for not covering the body',
  async (vector) => {
    const headers = { ...RFC_HEADERS, 'signature-input': vector.input, signature: vector.signature }
    const strict = await loadRecipe('message-signature')
    const lax: Recipe = { ...strict, messageSignature: { covered: ['date'] } }
    const delivery = { ...RFC_REQUEST, headers }
    expect(verify(lax, [vector.secret], delivery)).toMatchObject({ ok: true, time: 1618884473_000 })
    expect(verify(lax, [vector.secret], { ...delivery, body: 'another' })).toMatchObject({ ok: true })
    expect(verify(strict, [vector.secret], delivery)).toMatchObject({ ok: false, reason: 'body-not-covered' })
    const other = { ...headers, date: 'Tue, 20 Apr 2021 02:07:56 GMT' }
    const refused = { ok: false, reason: 'signature-wrong' }
    expect(verify(lax, [vector.secret], { ...delivery, headers: other })).toMatchObject(refused)
  },
)

test('a message signature binds the body by its digest, the address, and its time', async () => {
  const recipe = await loadRecipe('message-signature')
  const url = 'https://example.com/hook?a=1'
  const { headers, body } = sign(recipe, [RFC_SECRET], { body: '{"a":1}', url, id: 'n-1', time: 1e12 })
  const delivery = { headers, body, url, now: 1e12 }
  const reason = (changed: Partial<Delivery>) => verify(recipe, [RFC_SECRET], { ...delivery, ...changed })
  expect(reason({})).toEqual({ ok: true, secret: 0, label: 'sig1', id: 'n-1', time: 1e12 })
  expect(reason({ body: '{"a":2}' })).toMatchObject({ reason: 'digest-wrong' })
  expect(reason({ url: `${url}&b=2` })).toMatchObject({ reason: 'signature-wrong' })
  expect(reason({ now: 1e12 + 301_000 })).toMatchObject({ reason: 'time-past' })
  expect(reason({ method: 'PUT' })).toMatchObject({ reason: 'signature-wrong' })
})
