import { expect, test } from 'vitest'
import { OK, planOf, runVirtually, type Server } from '../engine/virtual-run.ts'
import type { LoadPlan, PhasePlan } from '../load-plan.ts'
import { judgeLoad } from './judge-load.ts'

const PHASES: PhasePlan[] = [
  { name: 'day', role: 'steady', durationMs: 6000, profile: { kind: 'constant', rate: 20 } },
  {
    name: 'rush',
    role: 'spike',
    durationMs: 4000,
    profile: { kind: 'spike', base: 20, peak: 60, holdMs: 2000 },
  },
  { name: 'evening', role: 'recovery', durationMs: 12_000, profile: { kind: 'constant', rate: 20 } },
]

/** Slow from the rush on, until then. */
const slowUntil =
  (ms: number): Server =>
  (clock) =>
  async () => {
    await clock.sleep(clock.now() >= 6000 && clock.now() < ms ? 500 : 20)
    return OK
  }

const recovering = async (until: number, holds: string[], phases = PHASES) => {
  const plan: LoadPlan = planOf(1, { phases })
  const measured = await runVirtually(plan, slowUntil(until))
  return judgeLoad(
    measured,
    ['errors = 0', ...holds].map((hold) => ({ hold })),
  )
}

test.each([
  [9000, { kind: 'recovered', seconds: 0 }],
  [14_000, { kind: 'recovered', seconds: 4 }],
  [18_500, { kind: 'not-recovered', watched: 12 }],
])('slow until %i ms, it is told as %o', async (until, recovery) => {
  const verdict = await recovering(until, ['p95 < 100 ms', 'p50 < 1 ms'])
  expect(verdict.recovery).toMatchObject([{ phase: 'evening', hold: 'p95 < 100 ms', recovery }])
})

test('without a spike, or an objective on a percentile, nothing is told', async () => {
  const calm = PHASES.filter(({ role }) => role !== 'spike')
  expect((await recovering(9000, ['p95 < 100 ms'], calm)).recovery).toEqual([])
  expect((await recovering(9000, [])).recovery).toEqual([])
})
