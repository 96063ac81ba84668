import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foresee, showForeseen } from './foresee.ts'
import { type LoadPlan, USUAL_LIMITS, USUAL_STOP } from './load-plan.ts'
import { type Ceiling, ceilingOf, ceilingOfManifest, openQuota, quotaMemory } from './quota.ts'
import { readRateHeaders } from './rate-headers.ts'

test('no window of any length lets more pass than the limit it was made from, whoever asks', () => {
  const limit = fc.record({
    requests: fc.integer({ min: 1, max: 200 }),
    ms: fc.integer({ min: 100, max: 20_000 }),
  })
  const asks = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 50, maxLength: 400 })
  fc.assert(
    fc.property(limit, asks, ({ requests, ms }, gaps) => {
      const memory = quotaMemory(ceilingOf(requests, ms, 'manifest'))
      const workers = [openQuota(memory), openQuota(memory)]
      let now = 0
      const passed = gaps.flatMap((gap, at) => {
        now += gap
        return workers[at % 2]?.take(now) === 0 ? [now] : []
      })
      const most = Math.max(
        0,
        ...passed.map((from) => passed.filter((at) => at >= from && at < from + ms).length),
      )
      expect(most).toBeLessThanOrEqual(requests)
    }),
    { numRuns: 60 },
  )
})

test('what is taken is told from what has to wait, and the wait is as long as it says', () => {
  const quota = openQuota(quotaMemory({ perSecond: 10, burst: 2, origin: 'manifest' }))
  expect([quota.take(0), quota.take(0), quota.take(0)]).toEqual([0, 0, 100])
  expect([quota.take(99), quota.take(100)]).toEqual([1, 0])
})

test('a pause closes the bucket for all, and a shorter one does not open it', () => {
  const memory = quotaMemory()
  openQuota(memory).pauseUntil(2000)
  openQuota(memory).pauseUntil(500)
  expect([openQuota(memory).take(1500), openQuota(memory).take(2000)]).toEqual([500, 0])
})

test('headers lower a ceiling and never raise it', () => {
  const quota = openQuota(quotaMemory(ceilingOfManifest({ rateLimit: { requests: 600, per: '60s' } })))
  expect(quota.ceiling()).toMatchObject({ perSecond: 8, burst: 60, origin: 'manifest' })
  quota.learn({ window: { requests: 6000, ms: 60_000 } }, 0)
  expect(quota.ceiling()).toMatchObject({ origin: 'manifest' })
  quota.learn({ window: { requests: 300, ms: 60_000 }, usedUpForMs: 3000 }, 1000)
  expect(quota.ceiling()).toMatchObject({ perSecond: 4, origin: 'headers' })
  expect(quota.take(1000)).toBe(3000)
})

const read = (headers: Record<string, string>, status = 200) =>
  readRateHeaders((name) => headers[name] ?? null, { status, now: Date.parse('2026-01-15T09:00:00Z') })

test.each([
  [
    { 'ratelimit-policy': '"burst";q=100;w=60, "day";q=1000;w=86400' },
    200,
    { window: { requests: 1000, ms: 86_400_000 } },
  ],
  [{ 'ratelimit-policy': '100;w=60' }, 200, { window: { requests: 100, ms: 60_000 } }],
  [{ ratelimit: '"a";r=0;t=30' }, 200, { usedUpForMs: 30_000 }],
  [{ ratelimit: 'limit=100, remaining=0, reset=5' }, 200, { usedUpForMs: 5000 }],
  [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '7' }, 200, { usedUpForMs: 7000 }],
  [{ 'ratelimit-remaining': '3', 'ratelimit-reset': '7' }, 200, {}],
  [{ 'retry-after': '3' }, 429, { retryAfter: { present: true, ms: 3000 } }],
  [{ 'retry-after': 'Thu, 15 Jan 2026 09:00:10 GMT' }, 429, { retryAfter: { present: true, ms: 10_000 } }],
  [{ 'retry-after': 'soon' }, 429, { retryAfter: { present: true } }],
  [{}, 429, { retryAfter: { present: false } }],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1768467600' }, 200, {}],
])('the headers %o of a %i say %o', (headers, status, note) => {
  expect(read(headers, status)).toEqual(note)
})

test('what a plan costs is told per connection before it begins, and a plan beyond a ceiling is found', () => {
  const plan: LoadPlan = {
    name: 'p',
    seed: 1,
    arrivals: 'even',
    phases: [{ name: 'a', role: 'ramp', durationMs: 10_000, profile: { kind: 'ramp', from: 0, to: 40 } }],
    mix: [
      { operation: 'GET /a', connection: 'one', kind: 'get', weight: 3 },
      { operation: 'GET /b', connection: 'two', kind: 'list', weight: 1 },
    ],
    limits: USUAL_LIMITS,
    stop: USUAL_STOP,
  }
  const ceiling: Ceiling = { perSecond: 16, burst: 4, origin: 'manifest' }
  const foreseen = foresee(plan, new Map([['one', ceiling]]))
  expect(foreseen.calls).toBe(200)
  expect(foreseen.connections.map(({ peakPerSecond }) => peakPerSecond)).toEqual([30, 10])
  expect(foreseen.over).toEqual([
    'Connection one would be asked 30.0 times a second, and may be asked 16.0 times (manifest): lower the rate, or spread it over more connections.',
  ])
  const [one, two] = foreseen.connections.map(({ calls }) => calls)
  expect(showForeseen(foreseen)).toBe(
    `200 calls in 10 s: ${one} to one (at most 30.0/s of 16.0/s), ${two} to two (at most 10.0/s, no limit known); besides, at most 120 before it`,
  )
  const search = { ...plan, capacity: { from: 1, most: 60, holdMs: 5000 } }
  const searching = foresee(search, new Map([['one', ceiling]]))
  expect(searching.search).toEqual({ calls: 3600, durationMs: 60_000 })
  expect(searching.over[0]).toContain('would be asked 45.0 times a second')
  expect(showForeseen(searching)).toContain('; looking for the capacity at most 3600 more in 60 s')
})
