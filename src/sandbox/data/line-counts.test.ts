import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineCounts } from './line-counts.ts'

const ranges = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([min, more]) => [min, min + more] as const)

test('the lines before a record are those of the records before it', () => {
  fc.assert(
    fc.property(ranges, fc.integer({ min: 0, max: 60 }), ([min, max], index) => {
      const counts = new LineCounts(min, max)
      const counted = Array.from({ length: index }, (_, at) => counts.of(at)).reduce(
        (sum, lines) => sum + lines,
        0,
      )
      expect(counts.before(index)).toBe(counted)
    }),
  )
})

test('each line is found in its record', () => {
  fc.assert(
    fc.property(ranges, ([min, max]) => {
      const counts = new LineCounts(min, max)
      const all = Array.from({ length: 20 }, (_, index) =>
        Array.from({ length: counts.of(index) }, (_, line) => ({ index, line })),
      ).flat()
      expect(all.map((_, place) => counts.locate(place))).toEqual(all)
    }),
  )
})
