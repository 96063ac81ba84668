import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRedactor } from './redactor.ts'
import { isSecretName } from './secret-names.ts'

// A fixed seed: the same change gives the same verdict.
fc.configureGlobal({ seed: 1 })

const SECRET = [
  'access_token',
  'refresh_token',
  'id_token',
  'token',
  'authToken',
  'X-Auth-Token',
  'client_secret',
  'clientSecret',
  'password',
  'passwordConfirmation',
  'user_passwd',
  'pwd',
  'passphrase',
  'assertion',
  'client_assertion',
  'code_verifier',
  'device_code',
  'user_code',
  'private_key',
  'webhook_secret',
  'connectionString',
  'credentials',
  'Authorization',
  'Proxy-Authorization',
  'X-Api-Key',
  'apikey',
  'api.key',
  'Ocp-Apim-Subscription-Key',
  'Cookie',
  'cookies',
  'sig',
  'signature',
  'X-Webhook-Signature',
  'X-Amz-Security-Token',
  'SAMLResponse',
  'JSESSIONID',
  'PHPSESSID',
  'jwt',
  'otp',
  'X-Client-Cert',
  'tls_client_certificate',
  'tokens',
  'secret2',
  'credentials[password]',
  'accesstoken',
  'secret_value',
]
const PLAIN = [
  'token_type',
  'tokenType',
  'token_endpoint',
  'token_expires_at',
  'key',
  'primaryKey',
  'vendorKey',
  'accountKey',
  'keyboard',
  'monkey',
  'author',
  'authors',
  'page_token',
  'nextPageToken',
  'continuation-token',
  'code',
  'state',
  'status',
  'signed_at',
  'secretary',
  'passenger',
  'cookiePolicy',
  'design',
  'config',
  'hotpot',
  'signatureRequired',
  'session',
  '',
]

test.each(SECRET)('%s stands before a secret', (name) => {
  expect(isSecretName(name)).toBe(true)
})

test.each(PLAIN)('%s stands before no secret', (name) => {
  expect(isSecretName(name)).toBe(false)
})

test('every secret name is noticed in a text, however its words are parted and its letters written', () => {
  const redactor = createRedactor()
  const written = fc
    .tuple(fc.constantFrom(...SECRET), fc.constantFrom('_', '-', '.', ''), fc.boolean())
    .map(([name, by, upper]) => (upper ? name.toUpperCase() : name).replace(/[_.-]/g, by))
  fc.assert(
    fc.property(written, (name) => {
      expect(redactor.text(`{"${name}" : "§§§"}`)).not.toContain('§')
      expect(redactor.text(`"{\\"${name}\\":\\"§§§\\"}"`)).not.toContain('§')
      expect(redactor.url(`https://host/path?a=1&${name}=§§§`)).not.toContain('§')
    }),
  )
})
