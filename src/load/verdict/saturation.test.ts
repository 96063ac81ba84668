import { expect, test } from 'vitest'
import { OK, oneByOne, planOf, runVirtually, type Server, taking } from '../engine/virtual-run.ts'
import { judgeLoad } from './judge-load.ts'

const frozenFrom =
  (ms: number): Server =>
  (clock) =>
  async () => {
    await clock.sleep(clock.now() < ms ? 5 : 10_000 - clock.now() + 5)
    return OK
  }

const judged = async (rate: number, server: Server, limits = {}) =>
  judgeLoad(await runVirtually(planOf(rate, {}, limits), server), [{ hold: 'p50 < 60 s' }])

test('a system that serves half of what is offered is saturated, and no percentile of it passes', async () => {
  const verdict = await judged(100, oneByOne(1000 / 50), { maxInFlight: 50, maxBacklog: 200 })
  const [saturation] = verdict.phases.map((phase) => phase.saturation)
  expect(saturation).toMatchObject({ verdict: 'saturated', offered: 100 })
  expect(saturation?.ended).toBeCloseTo(50, 0)
  expect(verdict.outcome).toBe('not evaluated')
  expect(verdict.because.join()).toContain('It is saturated: 100.0/s were offered')
})

test('it is saturated also where there is room for all that wait', async () => {
  const { phases } = await judged(100, oneByOne(1000 / 80), { maxInFlight: 5000 })
  expect(phases[0]?.saturation.verdict).toBe('saturated')
})

test.each([
  ['keeps up', 40, oneByOne(1000 / 50)],
  ['takes long and keeps up', 40, taking(400)],
  ['stands still at the end', 100, frozenFrom(6000)],
])('a system that %s is not saturated', async (_, rate, server) => {
  const { phases } = await judged(rate, server, { maxInFlight: 5000 })
  expect(phases[0]?.saturation.verdict).toBe('not-saturated')
})
