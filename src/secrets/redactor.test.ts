import { expect, test } from 'vitest'
import { createRedactor } from './redactor.ts'
import { Secret } from './secret.ts'

const redactor = createRedactor()

test.each([
  [
    'keys of a token answer',
    '{"access_token":"aaa","token_type":"bearer","expires_in":3600}',
    '{"access_token":"***","token_type":"bearer","expires_in":3600}',
  ],
  ['camel case', '{"clientSecret": "a", "apiKey":"b"}', '{"clientSecret": "***", "apiKey":"***"}'],
  [
    'whatever shape',
    '{"credentials":{"user":"u","list":["}"]},"password":[1],"secret":12}',
    '{"credentials":"***","password":"***","secret":"***"}',
  ],
  [
    'an escaped quote and a final backslash',
    String.raw`{"password":"a\"b\\","x":1}`,
    '{"password":"***","x":1}',
  ],
  [
    'JSON within a JSON string',
    String.raw`{"a":"{\"id_token\":\"x\\\"y\",\"k\":1}"}`,
    String.raw`{"a":"{\"id_token\":\"***\",\"k\":1}"}`,
  ],
  ['a key written with escapes', String.raw`{"access\u005ftoken":"x"}`, '{"access_token":"***"}'],
  ['a text that is cut off', '{"refresh_token":"half of it', '{"refresh_token":"***'],
  [
    'a code exchange',
    '{"grant_type":"authorization_code","code":"c0de"}',
    '{"grant_type":"authorization_code","code":"***"}',
  ],
  ['an XML element', '<w:Password type="x">pw</w:Password>', '<w:Password type="x">***</w:Password>'],
  [
    'a parameter in a message',
    'POST failed: client_secret=abc, retry',
    'POST failed: client_secret=***, retry',
  ],
  ['a header line', "curl -H 'X-Api-Key: abc'", "curl -H 'X-Api-Key: ***'"],
  [
    'a link within JSON',
    '{"next":"https://h/x?page=2&access_token=abc"}',
    '{"next":"https://h/x?page=2&access_token=***"}',
  ],
  ['a bearer token', 'sent Bearer abc.def-123', 'sent Bearer ***'],
  ['a basic pair', `Basic ${btoa('id:secret')} was sent`, 'Basic *** was sent'],
  ['a JWT', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln.', 'got ***'],
  ['a PEM block', 'k: -----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----!', 'k: ***!'],
  ['half a PEM block', '-----BEGIN PRIVATE KEY-----\nAAAA', '***'],
  ['a webhook secret', 'use whsec_abc123+/=', 'use ***'],
  ['user information of a URL', 'at https://user:pw@host/path', 'at https://***@host/path'],
])('%s is masked', (_, text, masked) => {
  expect(redactor.text(text)).toBe(masked)
})

test.each([
  '{"token_type":"bearer","expires_in":3600}',
  '{"keyboard":"k","monkey":"m","author":"a","primaryKey":"p","key":"k1","accountKey":"a"}',
  '{"page_token":"abc","nextPageToken":"def","cursor":"x"}',
  '{"error":{"code":"AUTHENTICATION_FAILED","type":"auth","message":"The token is expired."}}',
  '{"code":"PO-1","state":"draft"}',
  '{"token":null,"password":"","credentials":{},"secret":true}',
  '{"price":1.10,"quantity":12345678901234567890}',
  'Bearer authentication is required; a token expired; basic materials',
  'Bearer realm="api", error="invalid_token"',
  'mail to someone@example.com at 12:30:00',
])('what is no secret stays: %s', (text) => {
  expect(redactor.text(text)).toBe(text)
})

test.each([
  ['an authorization answer', 'https://app/cb?code=abc&state=xyz', 'https://app/cb?code=***&state=***'],
  [
    'a fragment',
    'https://app/cb#access_token=abc&expires_in=1',
    'https://app/cb#access_token=***&expires_in=1',
  ],
  [
    'a signed link',
    'https://h/f?sv=1&sig=abc&X-Amz-Signature=d',
    'https://h/f?sv=1&sig=***&X-Amz-Signature=***',
  ],
  ['a name in percent-encoding', 'https://h/f?access%5Ftoken=abc', 'https://h/f?access%5Ftoken=***'],
  [
    'a URL within a URL',
    `https://h/a?next=${encodeURIComponent('https://i/?code=abc')}`,
    `https://h/a?next=${encodeURIComponent('https://i/?code=***')}`,
  ],
  ['a matrix parameter', 'https://h/a;jsessionid=abc?x=1', 'https://h/a;jsessionid=***?x=1'],
  ['a short matrix parameter', 'https://h/a;sig=abc?x=1', 'https://h/a;sig=***?x=1'],
  ['a plain list', 'https://h/a?filter%5Bstate%5D=open&page=2', 'https://h/a?filter%5Bstate%5D=open&page=2'],
])('of the URL of %s only secrets are masked', (_, url, masked) => {
  expect(redactor.url(url)).toBe(masked)
})

test.each([
  ['authorization', 'Bearer abc', 'Bearer ***'],
  ['Authorization', 'bearer abc, Bearer def', 'bearer ***, Bearer ***'],
  ['authorization', 'abc', '***'],
  ['proxy-authorization', 'Basic aWQ6c2VjcmV0', 'Basic ***'],
  ['cookie', 'sid=abc; theme=dark', '***'],
  ['set-cookie', 'sid=abc; Path=/', '***'],
  ['x-api-key', 'abc', '***'],
  ['x-webhook-signature', 'abc', '***'],
  ['location', '/cb?code=abc&state=xyz', '/cb?code=***&state=***'],
  ['location', '/a?next=%2Fb%3Fcode%3Dabc', '/a?next=%2Fb%3Fcode%3D***'],
  ['link', '<https://h/?page=2&token=abc>; rel="next"', '<https://h/?page=2&token=***>; rel="next"'],
  [
    'www-authenticate',
    'Bearer error_description="4f9a-77aa-4f9a-77aa-9999 is expired"',
    'Bearer error_description="*** is expired"',
  ],
  ['x-request-id', '0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e'],
])('the header %s: %s is shown as %s', (name, value, shown) => {
  expect(redactor.headers([[name, value]])).toEqual([[name, shown]])
})

test.each([
  [
    'application/x-www-form-urlencoded',
    'grant_type=authorization_code&code=abc&client_secret=d%26e',
    'grant_type=authorization_code&code=***&client_secret=***',
  ],
  ['application/x-www-form-urlencoded', "password=a;b,c'd&e=f", 'password=***&e=f'],
  [
    'multipart/form-data; boundary=B',
    '--B\r\nContent-Disposition: form-data; name="password"\r\n\r\npw\r\n--B--',
    '--B\r\nContent-Disposition: form-data; name="password"\r\n\r\n***\r\n--B--',
  ],
  [
    'multipart/form-data; boundary=B',
    '--B\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nbytes\r\n--B--',
    '--B\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n(file)\r\n--B--',
  ],
  ['application/pdf', '%PDF secret', '(application/pdf, not kept)'],
])('a body of type %s is read by its structure', (type, body, shown) => {
  expect(redactor.body(body, type, 1000).text).toBe(shown)
})

test('a JSON value keeps its shape', () => {
  const value = { a: [{ password: 'x', n: 1 }], token_type: 'bearer', token: null }
  expect(redactor.value(value)).toEqual({ a: [{ password: '***', n: 1 }], token_type: 'bearer', token: null })
})

test('a token seen where tokens stand is known from then on', () => {
  const fresh = createRedactor()
  fresh.text('{"access_token":"tok-1234567890"}')
  expect(fresh.text('tok-1234567890 is unknown')).toBe('*** is unknown')
})

test('an ordinary word seen where secrets stand is not learned', () => {
  const fresh = createRedactor()
  fresh.text('{"password":"required","secret":"is too short to use"}')
  expect(fresh.text('required, is too short to use')).toBe('required, is too short to use')
})

test('a short secret goes as a word of its own only', () => {
  expect(createRedactor([new Secret('abc1')]).text('abc1 xabc1 abc12')).toBe('*** xabc1 abc12')
})

test('half a secret does not survive at the end of a body that is cut', () => {
  const secret = 'S3cr3tS3cr3tS3cr3tS3cr3t'
  const guarded = createRedactor([new Secret(secret)])
  for (let before = 9_960; before <= 10_000; before += 1) {
    const body = `${'x'.repeat(before)}${secret}${'y'.repeat(20_000)}`
    const { text, cut } = guarded.body(body, 'text/plain', 10_000)
    expect(cut).toBe(true)
    expect(text).not.toContain('S3cr')
  }
})

test('half of a very long secret does not survive either', () => {
  const secret = Array.from({ length: 1500 }, (_, index) => `S${index % 10}cr`).join('')
  const guarded = createRedactor([new Secret(secret)])
  const body = `${'x'.repeat(900)}${secret}${'y'.repeat(20_000)}`
  expect(guarded.body(body, 'text/plain', 1000).text).not.toContain('cr')
})

test('half a secret does not survive where the far end is cut before looking', () => {
  const secret = 'S3cr3tS3cr3tS3cr3tS3cr3t'
  const guarded = createRedactor([new Secret(secret)])
  const filler = `${secret} `.repeat(2000)
  expect(guarded.body(filler, 'text/plain', 10_000).text).not.toContain('S3cr')
})
