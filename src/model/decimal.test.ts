import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, decimalOf, multiply, rescale, showDecimal, usedScale } from './decimal.ts'

const decimal = (text: string) => {
  const value = decimalOf(text)
  if (!value) throw new Error(`${text} is no decimal`)
  return value
}

test.each([
  ['0.1', '0.2', '0.3'],
  ['1.005', '0', '1.005'],
  ['-2.5', '2.50', '0'],
  ['1e-7', '1', '1.0000001'],
  ['9007199254740993', '1', '9007199254740994'],
])('%s + %s is exactly %s', (a, b, sum) => {
  expect(showDecimal(add(decimal(a), decimal(b)))).toBe(sum)
})

test.each([
  ['1.005', 2, '1.01'],
  ['-1.005', 2, '-1.01'],
  ['2.344', 2, '2.34'],
  ['7', 2, '7'],
])('%s rounded half up to %i decimals is %s', (text, scale, rounded) => {
  expect(showDecimal(rescale(decimal(text), scale))).toBe(rounded)
})

test('a binary sum shows the decimals it should not have', () => {
  expect(usedScale(decimal(String(0.1 + 0.2)))).toBe(17)
})

test.each(['', 'abc', '1.2.3', '0x10', 'Infinity'])('%j is no decimal', (text) => {
  expect(decimalOf(text)).toBeUndefined()
})

test('multiplication agrees with whole numbers, whatever the scales', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.nat(6),
      (a, b, s) => {
        const product = multiply({ units: BigInt(a), scale: s }, { units: BigInt(b), scale: s })
        return product.units === BigInt(a) * BigInt(b) && product.scale === 2 * s
      },
    ),
  )
})
