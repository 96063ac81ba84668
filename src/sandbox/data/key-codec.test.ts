import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyCodec, keyShapeOf } from './key-codec.ts'

const shaped = (schema: Record<string, unknown>, type = 'string') =>
  keyShapeOf({ schema, types: [type], nullable: false })

const SHAPES = {
  plain: shaped({}),
  short: shaped({ maxLength: 16 }),
  uuid: shaped({ format: 'uuid' }),
  number: shaped({}, 'integer'),
}

test.each(Object.entries(SHAPES))('a key tells its place, and no other key does: %s', (_, shape) => {
  const codec = new KeyCodec(42, shape)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (index) => {
      expect(codec.read(String(codec.write(index)))).toBe(index)
    }),
  )
})

test.each(Object.entries(SHAPES))('no two places share a key: %s', (_, shape) => {
  const codec = new KeyCodec(42, shape)
  expect(new Set(Array.from({ length: 5000 }, (_, index) => codec.write(index))).size).toBe(5000)
})

test.each(Object.entries(SHAPES))('a key of another connection means nothing: %s', (_, shape) => {
  const [own, other] = [new KeyCodec(1, shape), new KeyCodec(2, shape)]
  const read = Array.from({ length: 2000 }, (_, index) => other.read(String(own.write(index))))
  expect(read.filter((index) => index !== undefined)).toEqual([])
})

test('a key that is changed in one place means nothing', () => {
  const codec = new KeyCodec(42, SHAPES.plain)
  const key = String(codec.write(7))
  const changed = [...key].map(
    (digit, at) => key.slice(0, at) + (digit === '0' ? '1' : '0') + key.slice(at + 1),
  )
  expect(changed.map((one) => codec.read(one)).filter((index) => index !== undefined)).toEqual([])
})

test.each(['', 'x', '0', '-1', '1e3', '0x7', 'NaN', 'zzzzzzzz', `${'f'.repeat(400)}`])(
  'what is no key means nothing: %s',
  (text) => {
    for (const shape of Object.values(SHAPES)) expect(new KeyCodec(42, shape).read(text)).toBeUndefined()
  },
)

test('keys look as their schema wants them', () => {
  const write = (shape: (typeof SHAPES)['plain']) => new KeyCodec(42, shape).write(3)
  expect(write(SHAPES.plain)).toMatch(/^[\da-f]{40}$/)
  expect(write(SHAPES.short)).toMatch(/^[\da-f]{16}$/)
  expect(write(SHAPES.uuid)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
  expect(Number.isSafeInteger(write(SHAPES.number))).toBe(true)
})
