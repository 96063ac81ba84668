import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedForms } from './derived-forms.ts'
import { createRedactor } from './redactor.ts'
import { Secret } from './secret.ts'

// A fixed seed: the same change gives the same verdict.
fc.configureGlobal({ seed: 1 })

/** Long enough to be looked for anywhere, of any characters. */
const secrets = fc
  .string({ minLength: 8, maxLength: 60, unit: 'grapheme' })
  .filter((text) => !text.includes('***'))
const names = fc.constantFrom(
  'access_token',
  'refreshToken',
  'client-secret',
  'PASSWORD',
  'x.api.key',
  'credentials',
  'jwt',
)

/** JSON with a place, somewhere in it, for what is hidden. */
function hidden(inside: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      inside,
      fc.tuple(fc.jsonValue({ maxDepth: 1 }), tie('tree')),
      fc
        .tuple(fc.string(), tie('tree'), fc.jsonValue({ maxDepth: 1 }))
        .map(([key, value, other]) => ({ other, [key]: value })),
      tie('tree').map((value) => JSON.stringify(value)),
    ),
  }))
  return tree
}

const forms = (secret: string) => fc.constantFrom(...derivedForms(secret)).filter((form) => form.length >= 8)
const around = fc.tuple(fc.string(), fc.string())

test('a known secret does not survive as a value, a key or a part, at any depth and in any encoding', () => {
  const cases = secrets.chain((secret) => {
    const text = fc.tuple(around, forms(secret)).map(([[before, after], form]) => `${before}${form}${after}`)
    return fc.tuple(
      fc.constant(secret),
      hidden(
        fc.oneof(
          text,
          text.map((key) => ({ [key]: 1 })),
        ),
      ),
    )
  })
  fc.assert(
    fc.property(cases, ([secret, value]) => {
      const redactor = createRedactor([new Secret(secret)])
      const shown = [JSON.stringify(redactor.value(value)), redactor.text(JSON.stringify(value))]
      for (const form of derivedForms(secret))
        if (form.length >= 8) for (const text of shown) expect(text).not.toContain(form)
    }),
  )
})

test('what stands under the name of a secret does not survive, at any depth, even cut off', () => {
  const cases = fc
    .tuple(fc.string({ minLength: 4, unit: fc.constantFrom('§', 'ß', 'µ', '"', '\\', '{', ' ') }), names)
    .chain(([secret, name]) => {
      const value = fc.constantFrom<unknown>(secret, [secret], { a: { b: secret } }, [[{ c: secret }]])
      return fc.tuple(fc.constant(secret), hidden(value.map((held) => ({ [name]: held }))), fc.nat(400))
    })
  fc.assert(
    fc.property(cases, ([secret, value, end]) => {
      const redactor = createRedactor()
      const telling = secret.replace(/[^§ßµ]/g, '').slice(0, 2)
      fc.pre(telling.length === 2)
      expect(JSON.stringify(redactor.value(value))).not.toContain(telling)
      expect(redactor.text(JSON.stringify(value))).not.toContain(telling)
      expect(redactor.text(JSON.stringify(value).slice(0, end))).not.toContain(telling)
    }),
  )
})

test('redacting twice changes nothing more', () => {
  const texts = fc.array(
    fc.oneof(
      names,
      fc.string(),
      fc.constantFrom('"', ':', '=', '&', '?', 'Bearer ', 'Basic ', '\\', '{', '}', '://', '@', 'eyJ', '***'),
    ),
  )
  fc.assert(
    fc.property(texts, secrets, (parts, secret) => {
      const redactor = createRedactor([new Secret(secret)])
      const once = redactor.text(parts.join(''))
      expect(redactor.text(once)).toBe(once)
      const url = redactor.url(parts.join(''))
      expect(redactor.url(url)).toBe(url)
    }),
    { numRuns: 500 },
  )
})

test('no text whatever makes the redactor throw', () => {
  const redactor = createRedactor([new Secret('\ud800 lone surrogate')])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.nat(50), (text, type, limit) => {
      redactor.text(text)
      redactor.url(text)
      redactor.headers([[text, text]])
      redactor.body(text, type, limit)
    }),
  )
})

test('JSON without secrets stays byte for byte', () => {
  const plain = fc
    .jsonValue()
    .map((value) => JSON.stringify(value))
    .filter((text) => !/token|secret|[:=@]\/|bearer|basic/i.test(text))
  fc.assert(fc.property(plain, (text) => void expect(createRedactor().text(text)).toBe(text)))
})

/** Each would take minutes at this length if it were read a second time for each of its beginnings. */
const NASTY = [
  '"',
  '\\"',
  '"token":{',
  '{"password":[',
  '\\"token\\":\\"',
  'token=',
  'a_',
  'eyJhbGciOi.',
  '-----BEGIN A-----',
  '://a:',
  '<token>a',
  'basic a',
  '%253d',
  '&sig=a',
  '\\u0041',
  'S3cr3tS3',
]

test.each(NASTY)('time grows in proportion to a text that repeats %s', (unit) => {
  const text = unit.repeat(150_000 / unit.length)
  const redactor = createRedactor([new Secret('S3cr3tS3'), new Secret('S3cr3tS3cr3t'), new Secret('abcd')])
  const begun = performance.now()
  redactor.text(text)
  redactor.url(text)
  expect(performance.now() - begun).toBeLessThan(2000)
})
