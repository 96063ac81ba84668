import { expect, test } from 'vitest'
import { planOf, runVirtually, taking } from '../load/engine/virtual-run.ts'
import type { PhasePlan } from '../load/load-plan.ts'
import { judgeLoad } from '../load/verdict/judge-load.ts'
import { showLoad } from './load-console.ts'

const PHASES: PhasePlan[] = [
  { name: 'rush', role: 'spike', durationMs: 2000, profile: { kind: 'constant', rate: 20 } },
  { name: 'evening', role: 'recovery', durationMs: 8000, profile: { kind: 'constant', rate: 20 } },
]

test.each([
  ['p95 < 100 ms', 'recovery       p95 < 100 ms in evening: holds again after 0 s'],
  ['p95 < 10 ms', 'recovery       p95 < 10 ms in evening: Within 8 s the objective did not hold'],
])('the console tells of recovery by %s and of the capacity', async (hold, recovery) => {
  const measured = await runVirtually(planOf(1, { phases: PHASES }), taking(20))
  const capacity = { kind: 'found' as const, probes: [], reason: 'The objective holds at 40/s.' }
  let told = ''
  const write = (text: string) => {
    told += text
  }
  showLoad({ ...measured, capacity }, judgeLoad(measured, [{ hold }]), {
    write,
    columns: undefined,
    colour: false,
  })
  expect(told).toContain(recovery)
  expect(told).toContain('capacity       The objective holds at 40/s.')
})
