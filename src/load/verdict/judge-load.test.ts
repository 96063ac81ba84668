import { describe, expect, test } from 'vitest'
import { OK, planOf, runVirtually, type Server, taking } from '../engine/virtual-run.ts'
import type { LoadPlan } from '../load-plan.ts'
import { judgeLoad } from './judge-load.ts'
import type { Threshold } from './threshold.ts'

const soak = (rate: number): LoadPlan =>
  planOf(rate, {
    phases: [{ name: 'soak', role: 'soak', durationMs: 60_000, profile: { kind: 'soak', rate } }],
  })

/** Usually as quick as the first, but for requests for which `when` is true. */
const but =
  (usual: number, odd: number, when: (index: number, now: number) => boolean): Server =>
  (clock) =>
  async ({ index }) => {
    await clock.sleep(when(index, clock.now()) ? odd : usual)
    return OK
  }

const failing =
  (status: 'server-error' | 'throttled', every: number): Server =>
  (clock) =>
  async ({ index }) => {
    await clock.sleep(5)
    return index % every === 0 ? { class: status, bytes: 0 } : OK
  }

/** What is wrong with a system, and what must be said of it. */
const SYSTEMS: [
  string,
  { server: Server; plan?: LoadPlan; hold: string; outcome: string; because: string },
][] = [
  [
    'is quick',
    { server: taking(20), hold: 'p99 < 30 ms', outcome: 'met', because: 'all 1 of 1 thresholds hold' },
  ],
  [
    'is slow every 50th time',
    {
      server: but(20, 500, (index) => index % 50 === 0),
      hold: 'p99 < 100 ms',
      outcome: 'missed',
      because: '500 ms',
    },
  ],
  [
    'freezes for two seconds',
    {
      server: (clock) => async () => {
        const now = clock.now()
        await clock.sleep((now >= 4000 && now < 6000 ? 6000 - now : 0) + 5)
        return OK
      },
      hold: 'p99 < 800 ms',
      outcome: 'missed',
      because: 'p99 < 800 ms in steady: fail.',
    },
  ],
  [
    'grows slower with all that it has served',
    {
      server:
        (clock) =>
        async ({ index }) => {
          await clock.sleep(20 + index / 100)
          return OK
        },
      plan: soak(100),
      hold: 'p99 < 200 ms',
      outcome: 'not evaluated',
      because: 'p99 < 200 ms in soak: not evaluated.',
    },
  ],
  [
    'fails once in 400',
    {
      server: failing('server-error', 400),
      hold: 'errors < 0.1 %',
      outcome: 'missed',
      because: '3 of 1000 (0.3 %)',
    },
  ],
  [
    'refuses for the rate, which nobody planned',
    { server: failing('throttled', 300), hold: 'p50 < 1 s', outcome: 'stopped', because: '429' },
  ],
  [
    'takes longer than it is asked again',
    {
      server: taking(1000),
      plan: planOf(100, {}, { maxInFlight: 20, maxBacklog: 10 }),
      hold: 'dropped = 0',
      outcome: 'missed',
      because: 'dropped = 0 in steady: fail.',
    },
  ],
]

test.each(SYSTEMS)(
  'a system that %s gets the verdict it deserves',
  async (_, { server, plan, hold, outcome, because }) => {
    const verdict = judgeLoad(await runVirtually(plan ?? planOf(100), server), [{ hold }])
    expect(verdict.outcome).toBe(outcome)
    expect(verdict.because.join('\n')).toContain(because)
  },
)

describe('what cannot be told is not evaluated, and keeps the gate shut', () => {
  const CASES: [string, { threshold?: Threshold; rate?: number; because: string }][] = [
    ['no threshold', { because: 'The plan sets no threshold' }],
    [
      'too few samples',
      {
        threshold: { hold: 'p99.9 < 1 s' },
        because: '1000 requests are too few: this percentile needs 10000.',
      },
    ],
    [
      'no sample',
      { threshold: { hold: 'p50 < 1 s', operation: 'GET /b' }, because: 'No request of it ended as ok.' },
    ],
    [
      'no request',
      { threshold: { hold: 'errors = 0', connection: 'two' }, because: 'There was no request of it.' },
    ],
    [
      'a class that nothing ended in',
      { threshold: { hold: 'max < 1 s', class: 'timeout' }, because: 'ended as timeout' },
    ],
    [
      'drops of one operation',
      { threshold: { hold: 'dropped = 0', operation: 'GET /a' }, because: 'for a whole phase' },
    ],
  ]

  test.each(CASES)('%s', async (_, { threshold, because }) => {
    const verdict = judgeLoad(await runVirtually(planOf(100), taking(5)), threshold ? [threshold] : [])
    expect(verdict.outcome).toBe('not evaluated')
    expect(verdict.because.join('\n')).toContain(because)
  })

  test('a generator that was the bottleneck, whatever was measured', async () => {
    const measured = await runVirtually(planOf(100), taking(5))
    const unfit = { ...measured.generator, verdict: 'invalid' as const, reasons: ['Its loop stood still.'] }
    const verdict = judgeLoad({ ...measured, generator: unfit }, [{ hold: 'p50 < 1 ms' }])
    expect([verdict.outcome, verdict.because]).toEqual(['invalid', ['Its loop stood still.']])
  })

  test('a run that was interrupted, though all holds so far', async () => {
    const measured = await runVirtually(planOf(100), taking(5), { signal: AbortSignal.abort() })
    expect(judgeLoad(measured, [{ hold: 'dropped = 0' }]).outcome).toBe('not evaluated')
  })
})

test('a warm-up within a phase is cut off before it is judged', async () => {
  const plan = planOf(100, {
    phases: [
      { name: 'steady', role: 'steady', durationMs: 40_000, profile: { kind: 'constant', rate: 100 } },
    ],
  })
  const warming = but(10, 300, (_, now) => now < 5000)
  const verdict = judgeLoad(await runVirtually(plan, warming), [{ hold: 'max < 50 ms' }])
  expect([verdict.outcome, verdict.phases[0]?.steady.warmUp]).toEqual(['met', 5])
})

test('each threshold is judged in each phase that is level, by name in any other', async () => {
  const plan = planOf(50, {
    phases: [
      { name: 'ramp', role: 'ramp', durationMs: 5000, profile: { kind: 'ramp', from: 10, to: 50 } },
      { name: 'day', role: 'steady', durationMs: 10_000, profile: { kind: 'constant', rate: 50 } },
      { name: 'night', role: 'soak', durationMs: 10_000, profile: { kind: 'soak', rate: 20 } },
    ],
  })
  const measured = await runVirtually(plan, taking(5))
  const judged = judgeLoad(measured, [
    { hold: 'p50 < 9 ms' },
    { hold: 'p50 < 9 ms', phase: 'ramp' },
  ]).thresholds
  expect(judged.map(({ phase, outcome }) => [phase, outcome])).toEqual([
    ['day', 'pass'],
    ['night', 'pass'],
    ['ramp', 'pass'],
  ])
  expect(() => judgeLoad(measured, [{ hold: 'p50 < 9 ms', phase: 'evening' }])).toThrow(
    'thresholds[0]: the plan has no phase "evening". It has ramp, day, night: name one.',
  )
})

test('a steady phase obeys the law of Little', async () => {
  const { phases } = judgeLoad(await runVirtually(planOf(100), taking(200)), [])
  expect(phases[0]?.littlesLaw).toMatchObject({ holds: true })
})
