import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProbeVerdict, searchCapacity } from './capacity.ts'
import { littlesLaw } from './littles-law.ts'
import { recoveryAfter } from './recovery.ts'

const holdsBelow =
  (limit: number, generator = Number.POSITIVE_INFINITY) =>
  async (rate: number): Promise<ProbeVerdict> =>
    rate > generator ? 'invalid' : rate <= limit ? 'holds' : 'breaks'

test('the bracket holds the true capacity, is as narrow as asked for, and no probe is made twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 2, max: 990, noNaN: true }), async (limit) => {
      const found = await searchCapacity({ from: 20, most: 1000, maxProbes: 20 }, holdsBelow(limit))
      const { holdsAt = 0, failsAt = 0 } = found
      expect(found.kind).toBe('found')
      expect(holdsAt).toBeLessThanOrEqual(limit)
      expect(failsAt).toBeGreaterThan(limit)
      expect(failsAt - holdsAt).toBeLessThanOrEqual(0.05 * holdsAt)
      expect(new Set(found.probes.map(({ rate }) => rate)).size).toBe(found.probes.length)
    }),
    { seed: 1 },
  )
})

test.each([
  {
    what: 'more than allowed',
    limit: 5000,
    generator: 9999,
    kind: 'at-least',
    holdsAt: 400,
    says: 'highest',
  },
  {
    what: 'more than the generator has',
    limit: 5000,
    generator: 150,
    kind: 'at-least',
    holdsAt: 150,
    says: 'machines',
  },
  {
    what: 'next to nothing',
    limit: 0.01,
    generator: 9999,
    kind: 'below',
    holdsAt: undefined,
    says: 'begin lower',
  },
])('a capacity of $what is told as such', async ({ limit, generator, kind, holdsAt, says }) => {
  const found = await searchCapacity({ from: 50, most: 400 }, holdsBelow(limit, generator))
  expect(found).toMatchObject({ kind, reason: expect.stringContaining(says) })
  expect(found.holdsAt).toBe(holdsAt)
})

test('probes are bounded, and what was found until then is told', async () => {
  const found = await searchCapacity({ from: 10, most: 1000, maxProbes: 5 }, holdsBelow(333))
  expect(found.probes).toHaveLength(5)
  expect(found).toMatchObject({ kind: 'unfinished', holdsAt: 160 })
  expect(found.failsAt).toBeUndefined()
  await expect(searchCapacity({ from: 0, most: 10 }, holdsBelow(1))).rejects.toThrow('first rate above 0')
})

test.each([
  { what: 'accounts for all', flow: { meanInSystem: 49, perSecond: 100, meanMs: 500 }, holds: true },
  {
    what: 'is off by the one that sampling misses',
    flow: { meanInSystem: 1, perSecond: 100, meanMs: 20 },
    holds: true,
  },
  { what: 'misses requests', flow: { meanInSystem: 80, perSecond: 100, meanMs: 500 }, holds: false },
])("Little's law $what", ({ flow, holds }) => {
  expect(littlesLaw(flow).holds).toBe(holds)
})

test.each([
  { held: [true, true, true], expected: { kind: 'recovered', seconds: 0 } },
  { held: [false, true, false, true, true, true, false], expected: { kind: 'recovered', seconds: 3 } },
  { held: [true, true, undefined, true, true], expected: { kind: 'not-recovered', watched: 5 } },
])('recovery of $held is $expected.kind', ({ held, expected }) => {
  expect(recoveryAfter(held, 3)).toMatchObject(expected)
})
