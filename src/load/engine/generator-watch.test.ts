import { expect, test } from 'vitest'
import { judgeHealth, USUAL_HEALTH, watchGenerator } from './generator-watch.ts'

const fit = {
  eventLoopDelayMs: { p50: 1, p99: 25, max: 400 },
  startDelayMs: { p50: 1, p99: 25, max: 90 },
  cpu: 0.95,
}

test('a generator at its limits is fit, and one beyond any of them is not', () => {
  expect(judgeHealth(fit, USUAL_HEALTH)).toEqual({ verdict: 'valid', reasons: [] })
  const beyond = [
    { ...fit, cpu: 0.96 },
    { ...fit, eventLoopDelayMs: { ...fit.eventLoopDelayMs, p99: 26 } },
    { ...fit, startDelayMs: { ...fit.startDelayMs, p99: 26 } },
  ].map((health) => judgeHealth(health, USUAL_HEALTH))
  expect(beyond.map(({ verdict, reasons }) => [verdict, reasons.length])).toEqual([
    ['invalid', 1],
    ['invalid', 1],
    ['invalid', 1],
  ])
  expect(beyond[0]?.reasons).toEqual([
    'The CPU of the generator was 0.96 of a core, more than 0.95 of a core: lower the rate, or use more workers or a calmer machine.',
  ])
})

test('LM-7: a thread that is kept busy is seen to be, by its event loop', async () => {
  const watch = watchGenerator({ cpuMs: () => 0, residentBytes: () => 1 })
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    const until = performance.now() + 60
    while (performance.now() < until);
  }
  watch.sample()
  await new Promise((resolve) => setTimeout(resolve, 15))
  const none = { buckets: [], count: 0, min: 0, max: 0, sum: 0 }
  const health = watch.finish({ startDelay: none, sockets: { opened: 0, mostOpen: 0 } })
  expect(health).toMatchObject({ verdict: 'invalid', residentBytes: [1] })
  expect(health.eventLoopDelayMs.max).toBeGreaterThan(40)
})
