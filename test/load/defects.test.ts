import { afterEach, expect, test, vi } from 'vitest'
import { planOf, runVirtually } from '../../src/load/engine/virtual-run.ts'
import type { LoadPlan } from '../../src/load/load-plan.ts'
import { judgeLoad } from '../../src/load/verdict/judge-load.ts'
import { sandboxUnder, type UnderLoad } from './virtual-sandbox.ts'

afterEach(() => vi.useRealTimers())

const THRESHOLDS = ['p95 < 300 ms', 'max < 1200 ms', 'errors < 0.1 %', 'dropped = 0'].map((hold) => ({
  hold,
}))

const reads = (rate: number) => planOf(rate)
const writes = (rate: number) =>
  planOf(rate, { mix: [{ operation: 'PUT /a', connection: 'one', kind: 'update', weight: 1 }] })
/** A plan that means to be throttled, longer than the window of the limit. */
const throttled = planOf(20, {
  stop: { throttling: 'planned' },
  phases: [{ name: 'steady', role: 'steady', durationMs: 130_000, profile: { kind: 'constant', rate: 12 } }],
})

/** Otherwise it takes 20 ms. */
const usually = (odd: boolean, ms: number) => (odd ? ms : 20)

/** Refuses all from the fifth second on. */
const storm = (now: () => number) => ({
  answer: (right: Response | Promise<Response>) =>
    now() < 5000 ? right : Response.json({}, { status: 429, headers: { 'retry-after': '1' } }),
})

/** Of writes that come closer than 20 ms to each other, one in ten is confirmed and forgotten. */
function lossy(now: () => number) {
  let last = Number.NEGATIVE_INFINITY
  let close = 0
  return {
    'write.store': <Row>(record: Row): Row | undefined => {
      close += Number(now() - last <= 20)
      last = now()
      return close % 10 === 9 ? undefined : record
    },
  }
}

/** Refusals that tell another time to wait. */
const saying = (wait: string) => ({
  'answer.headers': (headers: [string, string][]) =>
    headers.map(([name, value]): [string, string] => [name, /^retry-after$/i.test(name) ? wait : value]),
})

const limited = { requestsPerMinute: 600 }

test.each<[string, LoadPlan, UnderLoad, string, RegExp]>([
  [
    'is slow every 100th time',
    reads(100),
    { takesMs: ({ index }) => usually(index % 100 === 99, 1500) },
    'missed',
    /^max < 1200 ms in steady: fail/,
  ],
  [
    'freezes for 2 s',
    reads(100),
    { takesMs: ({ now }) => usually(now >= 4000 && now < 6000, 6020 - now) },
    'missed',
    /^p95 < 300 ms in steady: fail/,
  ],
  [
    'gets slower with each call',
    reads(100),
    { takesMs: ({ index }) => 20 + index * 0.4 },
    'missed',
    /^p95 < 300 ms in steady: fail/,
  ],
  ['loses updates at 50/s', writes(50), { faults: lossy }, 'missed', /^errors < 0\.1 % in steady: fail/],
  ['storms with 429', reads(20), { faults: storm }, 'stopped', /429|refus/],
  [
    'tells too short a Retry-After',
    throttled,
    { ...limited, faults: saying('1') },
    'missed',
    /first calls after the wait that Retry-After asked for were refused again/,
  ],
  [
    'tells a Retry-After that is no time',
    throttled,
    { ...limited, faults: saying('soon') },
    'missed',
    /Retry-After that is neither seconds nor a date/,
  ],
])('a system that %s is found', async (_, plan, odd, outcome, reason) => {
  const verdict = judgeLoad(await runVirtually(plan, sandboxUnder(odd)), thresholdsFor(plan))
  expect([verdict.outcome, verdict.because.some((because) => reason.test(because))]).toEqual([outcome, true])
})

test.each<[string, LoadPlan, UnderLoad]>([
  ['is as it should be', reads(100), {}],
  ['stores every update at 50/s', writes(50), {}],
  ['is slower and still within its objective', reads(100), { takesMs: ({ index }) => 150 + (index % 100) }],
  ['loses nothing at 20/s, where only closer writes are lost', writes(20), { faults: lossy }],
  ['limits the rate and tells the truth about it', throttled, limited],
  ['limits the rate and tells no time', throttled, { ...limited, faults: { 'answer.headers': bare } }],
])('a system that %s is spared', async (_, plan, odd) => {
  const verdict = judgeLoad(await runVirtually(plan, sandboxUnder(odd)), thresholdsFor(plan))
  expect(verdict.because).toEqual([expect.stringMatching(/^all \d of \d thresholds hold$/)])
})

/** Who means to be throttled holds nothing against drops. */
function thresholdsFor({ stop }: LoadPlan) {
  return stop.throttling === 'planned' ? THRESHOLDS.slice(0, 3) : THRESHOLDS
}

function bare(headers: [string, string][]): [string, string][] {
  return headers.filter(([name]) => !/^retry-after$/i.test(name))
}
