import { expect, test } from 'vitest'
import { type LoadPlan, type PhasePlan, type Profile, USUAL_LIMITS, USUAL_STOP } from './load-plan.ts'
import { demandSoundPlan, planComplaints } from './plan-complaints.ts'

const phase = (profile: Profile, given: Partial<PhasePlan> = {}): PhasePlan => ({
  name: 'steady',
  role: 'steady',
  durationMs: 1000,
  profile,
  ...given,
})
const constant = phase({ kind: 'constant', rate: 5 })
const sound: LoadPlan = {
  name: 'nightly',
  seed: 1,
  arrivals: 'even',
  phases: [constant],
  mix: [{ operation: 'GET /a', connection: 'one', kind: 'get', weight: 1 }],
  limits: USUAL_LIMITS,
  stop: USUAL_STOP,
}

test('a sound plan has no complaints', () => {
  const spike = phase({ kind: 'spike', base: 0, peak: 9, holdMs: 100 }, { name: 'spike' })
  expect(planComplaints({ ...sound, phases: [constant, spike] })).toEqual([])
})

test.each<[string, Partial<LoadPlan>, string]>([
  ['no phase', { phases: [] }, 'There is no phase'],
  ['nothing to call', { mix: [] }, 'The mix is empty'],
  ['one name twice', { phases: [constant, constant] }, 'Two phases are called steady'],
  [
    'no time',
    { phases: [phase({ kind: 'constant', rate: 5 }, { durationMs: 0 })] },
    'Phase steady lasts 0 ms',
  ],
  [
    'a rate that is no number',
    { phases: [phase({ kind: 'soak', rate: Number.NaN })] },
    'a rate of NaN per second',
  ],
  ['a negative rate', { phases: [phase({ kind: 'ramp', from: -1, to: 5 })] }, 'a rate of -1 per second'],
  [
    'more than can be counted',
    { phases: [phase({ kind: 'ramp', from: 0, to: 1e300 })] },
    'more than ten million starts',
  ],
  [
    'more than a week',
    { phases: [phase({ kind: 'constant', rate: 0.1 }, { durationMs: 8 * 86_400_000 })] },
    'last more than a week',
  ],
  ['no arrival', { phases: [phase({ kind: 'ramp', from: 0, to: 0 })] }, 'Phase steady brings no arrival'],
  [
    'half a plateau',
    { phases: [phase({ kind: 'steps', from: 1, to: 2, plateaus: 1.5 })] },
    'has 1.5 plateaus',
  ],
  [
    'a spike without a base',
    { phases: [phase({ kind: 'spike', base: 1, peak: 2, holdMs: 800, riseMs: 100 })] },
    'takes 1000 ms of its 1000 ms',
  ],
  [
    'a negative spike',
    { phases: [phase({ kind: 'spike', base: 1, peak: 2, holdMs: -1 })] },
    'spike of negative length',
  ],
  [
    'no weight',
    { mix: [{ operation: 'GET /a', connection: 'one', kind: 'get', weight: 0 }] },
    'The weight of GET /a is 0',
  ],
  ['nothing in flight', { limits: { ...USUAL_LIMITS, maxInFlight: 0 } }, 'The limit maxInFlight is 0'],
  ['an endless drain', { limits: { ...USUAL_LIMITS, drainMs: Infinity } }, 'The limit drainMs is Infinity'],
  [
    'more errors than answers',
    { stop: { throttling: 'planned', serverErrors: { count: 9, of: 5 } } },
    '9 server errors of 5 answers',
  ],
])('%s is refused', (_, given, complaint) => {
  expect(() => demandSoundPlan({ ...sound, ...given })).toThrow(complaint)
  expect(planComplaints({ ...sound, ...given })).toHaveLength(1)
})
