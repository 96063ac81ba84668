import { expect, test } from 'vitest'
import { percentileMs } from '../histogram/latency-histogram.ts'
import type { LoadPlan } from '../load-plan.ts'
import type { Measured } from '../measured.ts'
import { ceilingOf, openQuota, quotaMemory } from '../quota.ts'
import { runLoad } from './run-load.ts'
import type { Call, Send } from './send.ts'
import { latencyOf } from './tally.ts'
import { createVirtualClock } from './virtual-clock.ts'
import { OK, oneByOne, planOf, runVirtually, type Server, taking, watch } from './virtual-run.ts'

/** Answers at once, but nothing between these instants. */
const frozen =
  (from: number, to: number, usual: number): Server =>
  (clock) =>
  async () => {
    const wait = clock.now() >= from && clock.now() < to ? to - clock.now() : 0
    await clock.sleep(wait + usual)
    return OK
  }

function percentiles(measured: Measured, ...wanted: number[]): number[] {
  const all = latencyOf(measured, 'ok')
  return wanted.map((percent) => percentileMs(all, percent))
}

test('LM-1 and LM-2: a constant server is measured as it is, with one sample for each arrival', async () => {
  const fast = await runVirtually(planOf(100), taking(20))
  expect(fast.totals).toMatchObject({
    offered: 1000,
    started: 1000,
    finished: 1000,
    late: 0,
    dropped: 0,
    classes: { ok: 1000 },
  })
  expect(percentiles(fast, 1, 50, 99)).toEqual([20, 20, 20])
  const slow = await runVirtually(planOf(10), taking(500))
  expect(latencyOf(slow, 'ok')).toMatchObject({ count: 100, min: 500_000, max: 500_000 })
})

test('LM-3: a freeze of 4 s in 10 is seen by all who arrived in it', async () => {
  const measured = await runVirtually(planOf(100, {}, { maxInFlight: 1000 }), frozen(3000, 7000, 5))
  const [p50 = 0, p90 = 0, p99 = 0] = percentiles(measured, 50, 90, 99)
  expect(p50).toBeLessThan(15)
  expect(p90).toBeGreaterThan(2800)
  expect(p90).toBeLessThan(3300)
  expect(p99).toBeGreaterThan(3800)
  expect(measured.totals).toMatchObject({ offered: 1000, finished: 1000 })
})

test('waiting for a free place counts as latency, and its start as late', async () => {
  const measured = await runVirtually(planOf(100, {}, { maxInFlight: 10 }), frozen(3000, 7000, 5))
  expect(percentiles(measured, 99)[0]).toBeGreaterThan(3800)
  expect(measured.totals.late).toBeGreaterThan(380)
  expect(measured.phases[0]?.latencies[0]?.service.max).toBeLessThan(4_100_000)
  expect(Math.max(...measured.seconds.map(({ backlog }) => backlog))).toBeGreaterThan(370)
})

test('LM-4: beyond its capacity a server gives its capacity, and what could not start is counted', async () => {
  const measured = await runVirtually(
    planOf(100, {}, { maxInFlight: 20, maxBacklog: 100, drainMs: 1000 }),
    oneByOne(20),
  )
  const { offered, started, dropped, late } = measured.totals
  expect(offered).toBe(1000)
  expect(started + dropped).toBe(1000)
  expect(dropped).toBeGreaterThan(300)
  expect(late).toBeGreaterThan(300)
  const ended = measured.seconds.slice(2, 9).map((second) => second.ended)
  expect(ended.every((count) => Math.abs(count - 50) <= 1)).toBe(true)
  expect(percentiles(measured, 99)[0]).toBeGreaterThan(2000)
})

test('LM-5: a refusal for the rate is a class of its own, its wait is kept to, and successes are measured as they are', async () => {
  const refusing: Server =
    (clock) =>
    async ({ index }: Call) => {
      await clock.sleep(5)
      if (index !== 9) return OK
      return { class: 'throttled', bytes: 0, rate: { retryAfter: { present: true, ms: 2000 } } }
    }
  const measured = await runVirtually(planOf(10, { stop: { throttling: 'planned' } }), refusing)
  expect(measured.totals).toMatchObject({
    offered: 100,
    held: 20,
    dropped: 20,
    classes: { ok: 79, throttled: 1 },
  })
  expect(percentiles(measured, 50, 100)).toEqual([5, 5])
  expect(measured.quotas).toMatchObject([
    {
      held: 20,
      throttled: 1,
      retryAfter: { present: 1, valid: 1, sentTooEarly: 0 },
      afterWait: { tried: 1, accepted: 1 },
    },
  ])
})

test('LM-12: a time-out and a reset are errors, and are in the record at the time that had passed', async () => {
  const failing: Server =
    (clock) =>
    async ({ index, signal }) => {
      if (index === 3) {
        await clock.sleep(70)
        return { class: 'reset', bytes: 0 }
      }
      if (index !== 5) return OK
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
  const measured = await runVirtually(planOf(10, {}, { timeoutMs: 1500 }), failing)
  expect(measured.totals.classes).toEqual({ ok: 98, reset: 1, timeout: 1 })
  expect(latencyOf(measured, 'timeout')).toMatchObject({ count: 1, min: 1_500_000 })
  expect(latencyOf(measured, 'reset')).toMatchObject({ count: 1, min: 70_000 })
})

test('an unplanned refusal for the rate ends the run, and what was measured is kept', async () => {
  const refusing: Server =
    () =>
    async ({ index }) =>
      index === 20 ? { class: 'throttled', bytes: 0 } : OK
  const measured = await runVirtually(planOf(10), refusing)
  expect(measured).toMatchObject({
    planned: 100,
    cutShort: { cause: 'throttled' },
    totals: { offered: 21, finished: 21 },
  })
})

test('a burst of 5xx ends the run, single ones do not', async () => {
  const stop: LoadPlan['stop'] = { throttling: 'unplanned', serverErrors: { count: 5, of: 10 } }
  const from =
    (first: number, each: number): Server =>
    () =>
    async ({ index }) =>
      index >= first && index % each === 0 ? { class: 'server-error', bytes: 0 } : OK
  expect((await runVirtually(planOf(10, { stop }), from(0, 4))).cutShort).toBeUndefined()
  const burst = await runVirtually(planOf(10, { stop }), from(50, 1))
  expect(burst).toMatchObject({
    cutShort: { cause: 'server-errors' },
    totals: { classes: { ok: 50, 'server-error': 5 } },
  })
})

test('an interrupted run ends with what was measured; what waited is unstarted, what never ended is abandoned', async () => {
  const clock = createVirtualClock()
  const interrupt = new AbortController()
  clock.at(3000, () => interrupt.abort())
  const plan = planOf(10, {}, { maxInFlight: 5 })
  const never: Send = ({ index }) => (index < 5 ? Promise.resolve(OK) : new Promise(() => {}))
  const measured = await clock.until(
    runLoad(plan, { clock, date: () => 0, send: never, watch, signal: interrupt.signal }),
  )
  expect(measured.cutShort?.cause).toBe('interrupted')
  expect(measured.totals).toMatchObject({
    offered: 30,
    started: 10,
    finished: 5,
    abandoned: 5,
    unstarted: 20,
  })
})

test('no window lets more calls pass than the ceiling of its connection', async () => {
  const quota = openQuota(quotaMemory(ceilingOf(100, 10_000, 'manifest')))
  const measured = await runVirtually(planOf(50), taking(5), { quotas: new Map([['one', quota]]) })
  // 80 of the 100 that are allowed in 10 s, and a burst of 10.
  const { started } = measured.totals
  expect([89, 90]).toContain(started)
  expect(measured.quotas).toMatchObject([{ origin: 'manifest', held: 500 - started, ceilingPerSecond: 8 }])
})

test('seconds and phases add up to the totals', async () => {
  const { seconds, phases, totals } = await runVirtually(
    planOf(37, { arrivals: 'poisson' }, { maxInFlight: 2, maxBacklog: 3 }),
    oneByOne(30),
  )
  for (const parts of [seconds, phases])
    for (const key of ['offered', 'started', 'late', 'dropped', 'finished'] as const)
      expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(totals[key])
  expect(seconds.reduce((sum, { ended }) => sum + ended, 0)).toBe(totals.finished)
  expect(seconds.reduce((sum, { endedOk }) => sum + endedOk, 0)).toBe(totals.classes.ok)
})
