import { expect, test } from 'vitest'
import type { Recipe, SignatureAlgorithm } from '../../model/recipe.ts'
import { loadRecipe } from '../load-recipe.ts'
import { sign } from '../sign.ts'
import { verify } from '../verify.ts'

/** Keys of RFC 9421 appendix B.1: published, and nobody's. */
const RSA = `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEAhAKYdtoeoy8zcAcR874L8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrw
WEBnez6d0UDKDwGbc6nxfEXAy5mbhgajzrw3MOEt8uA5txSKobBpKDeBLOsdJKFq
MGmXCQvEG7YemcxDTRPxAleIAgYYRjTSd/QBwVW9OwNFhekro3RtlinV0a75jfZg
kne/YiktSvLG34lw2zqXBDTC5NHROUqGTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0P
uKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dSFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQ
PSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ10wIDAQAB
-----END RSA PUBLIC KEY-----`
const RSA_PSS = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
2wIDAQAB
-----END PUBLIC KEY-----`
const EC_PRIVATE = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIFKbhfNZfpDsW43+0+JjUr9K+bTeuxopu653+hBaXGA7oAoGCCqGSM49
AwEHoUQDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM
4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END EC PRIVATE KEY-----`
const EC = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END PUBLIC KEY-----`

const DIGEST =
  'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:'
const CLIENT_CERT =
  ':MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMMEkxBIEludGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/Di6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=:'

const VECTORS = [
  {
    section: 'B.2.1',
    algorithm: 'rsa-pss-sha512',
    key: RSA_PSS,
    url: 'https://example.com/foo?param=Value&Pet=dog',
    headers: {},
    at: 1618884473,
    input: 'sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"',
    signature:
      'sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:',
  },
  {
    section: '4.3, the signature of the client',
    algorithm: 'ecdsa-p256-sha256',
    key: EC,
    url: 'https://example.com/foo?param=Value&Pet=dog',
    headers: { 'content-type': 'application/json', 'content-digest': DIGEST, 'content-length': '18' },
    at: 1618884475,
    input:
      'sig1=("@method" "@authority" "@path" "content-digest" "content-type" "content-length");created=1618884475;keyid="test-key-ecc-p256"',
    signature:
      'sig1=:X5spyd6CFnAG5QnDyHfqoSNICd+BUP4LYMz2Q0JXlb//4Ijpzp+kve2w4NIyqeAuM7jTDX+sNalzA8ESSaHD3A==:',
  },
  {
    section: '4.3, the signature of the proxy',
    algorithm: 'rsa-v1_5-sha256',
    key: RSA,
    url: 'https://origin.host.internal.example/foo?param=Value&Pet=dog',
    headers: {
      ...{ 'content-type': 'application/json', 'content-digest': DIGEST, 'content-length': '18' },
      forwarded: 'for=192.0.2.123;host=example.com;proto=https',
    },
    at: 1618884480,
    input:
      'proxy_sig=("@method" "@authority" "@path" "content-digest" "content-type" "content-length" "forwarded");created=1618884480;keyid="test-key-rsa";alg="rsa-v1_5-sha256";expires=1618884540',
    signature:
      'proxy_sig=:S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+MjniOaYmdkDcnL9cCpXJleXsOckpURl49GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7LB5YAv0RAGhB8tmpv7sFnIm9y+7X5kXQfi8NMaZaA8i2ZHwpBdg7a6CMfwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6VHR6WfgS9ddzirrswsE1w5o0LV/g==:',
  },
  {
    section: 'B.3',
    algorithm: 'ecdsa-p256-sha256',
    key: EC,
    url: 'https://service.internal.example/foo?param=Value&Pet=dog',
    headers: { 'content-type': 'application/json', 'content-length': '18', 'client-cert': CLIENT_CERT },
    at: 1618884473,
    input:
      'ttrp=("@path" "@query" "@method" "@authority" "client-cert");created=1618884473;keyid="test-key-ecc-p256"',
    signature:
      'ttrp=:xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==:',
  },
] as const

/** The recipe of the package with one algorithm, covering what an example covers. */
async function recipeOf(algorithm: SignatureAlgorithm, covered: string[] = []): Promise<Recipe> {
  const recipe = await loadRecipe('message-signature')
  const scheme = { algorithm, encodings: ['base64' as const], secret: { encoding: 'pem' as const } }
  return { ...recipe, schemes: [scheme], messageSignature: { covered } }
}

test.each(VECTORS)(
  'RFC 9421 section $section verifies with $algorithm, and nothing else does',
  async (given) => {
    const recipe = await recipeOf(given.algorithm)
    const { url, input, signature, key, at } = given
    const headers = { ...given.headers, 'signature-input': input, signature }
    const delivery = { url, headers, body: '{"hello": "world"}', now: at * 1000 }
    expect(verify(recipe, [key], delivery)).toMatchObject({ ok: true, time: at * 1000 })
    const later = {
      ...delivery,
      headers: { ...headers, 'signature-input': input.replace('keyid="t', 'keyid="x') },
    }
    expect(verify(recipe, [key], later)).toMatchObject({ ok: false, reason: 'signature-wrong' })
    const flipped = signature.replace(/=:(.)/, (_, first: string) => `=:${first === 'a' ? 'b' : 'a'}`)
    const spoilt = { ...delivery, headers: { ...headers, signature: flipped } }
    expect(verify(recipe, [key], spoilt)).toMatchObject({ ok: false, reason: 'signature-wrong' })
  },
)

test('a key is none for an algorithm of another kind, and what the private key signs the public one verifies', async () => {
  const elliptic = await recipeOf('ecdsa-p256-sha256', ['@method', 'content-digest'])
  const message = { body: '{"a":1}', url: 'https://example.com/hook', time: 1e12 }
  const { headers, body } = sign(elliptic, [EC_PRIVATE], message)
  const delivery = { headers, body, url: message.url, now: 1e12 }
  expect(verify(elliptic, [EC], delivery)).toMatchObject({ ok: true })
  expect(verify(elliptic, [EC], { ...delivery, method: 'PUT' })).toMatchObject({ reason: 'signature-wrong' })
  expect(verify(elliptic, [RSA], delivery)).toMatchObject({ reason: 'secret-unusable' })
  expect(verify(await recipeOf('rsa-pss-sha512'), [EC], delivery)).toMatchObject({
    reason: 'secret-unusable',
  })
})
