import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from './history.ts'

test('an instant is written as the platform writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), (ms) => {
      expect(instant(ms)).toBe(new Date(ms).toISOString())
    }),
  )
})
