import { expect, test } from 'vitest'
import { Dice } from '../sandbox/data/dice.ts'
import { compareLoads, type LoadSide } from './compare-loads.ts'
import { OK, planOf, runVirtually, type Server } from './engine/virtual-run.ts'
import type { Measured } from './measured.ts'

/** Between 0.9 and 1.1 times so many ms. */
const around =
  (ms: number, seed: number): Server =>
  (clock) => {
    const dice = new Dice(seed)
    return async () => {
      await clock.sleep(ms * (0.9 + 0.2 * dice.share()))
      return OK
    }
  }

async function side(name: string, ms: number, count: number): Promise<LoadSide> {
  const runs = []
  for (let run = 0; run < count; run += 1)
    runs.push({
      file: `${name}/${run}`,
      measured: await runVirtually(planOf(25), around(ms, run + ms * 100)),
    })
  return { name, runs }
}

const changes = (found: ReturnType<typeof compareLoads>) =>
  found.map(({ name, q, change }) => [name, q, change])

test('a side that takes a fifth longer is slower, and one that does not is no change; a few requests tell no p99', async () => {
  const base = await side('before', 20, 6)
  const others = [await side('after', 24, 6), await side('same', 20, 6)]
  expect(changes(compareLoads(base, others, { seed: 1 }))).toEqual([
    ['after  GET /a (one)', 0.5, 'slower'],
    ['after  GET /a (one)', 0.95, 'slower'],
    ['after  GET /a (one)', 0.99, 'insufficient'],
    ['same  GET /a (one)', 0.5, 'no-change'],
    ['same  GET /a (one)', 0.95, 'no-change'],
    ['same  GET /a (one)', 0.99, 'insufficient'],
  ])
})

test('one run against one is indicative, however large the difference is', async () => {
  const found = compareLoads(await side('a', 20, 1), [await side('b', 90, 1)], { seed: 1 })
  expect(found.map(({ change }) => change)).toEqual(['indicative', 'indicative', 'insufficient'])
  expect(found[0]?.relative).toBeGreaterThan(3)
})

test.each([
  ['cut short', { cutShort: { atMs: 1, cause: 'interrupted', reason: '' } }, 'was cut short: leave it out'],
  ['of a closed model', { model: 'closed' }, 'is of a closed model'],
  ['of another plan', { plan: 'other' }, 'b/0 is of the plan "other", and a/0 of "test"'],
] as const)('a run that is %s is refused', async (_, odd, told) => {
  const [a, b] = [await side('a', 20, 1), await side('b', 20, 1)]
  const runs = b.runs.map(({ file, measured }) => ({ file, measured: { ...measured, ...odd } as Measured }))
  expect(() => compareLoads(a, [{ ...b, runs }], { seed: 1 })).toThrow(told)
})

test('a run whose generator was the bottleneck is refused', async () => {
  const [a, b] = [await side('a', 20, 1), await side('b', 20, 1)]
  const runs = b.runs.map(({ file, measured }) => ({
    file,
    measured: { ...measured, generator: { ...measured.generator, verdict: 'invalid' as const } },
  }))
  expect(() => compareLoads(a, [{ ...b, runs }], { seed: 1 })).toThrow('tells of the generator')
})
