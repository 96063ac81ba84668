import { latencyOf } from '../../src/load/engine/tally.ts'
import {
  decodeHistogram,
  encodeHistogram,
  LatencyHistogram,
  mergeHistograms,
} from '../../src/load/histogram/latency-histogram.ts'
import { judgeLoad } from '../../src/load/verdict/judge-load.ts'
import { Dice } from '../../src/sandbox/data/dice.ts'
import {
  type CaseResult,
  equal,
  type MeasureCase,
  percentilesOf,
  showGenerator,
  showPercentiles,
  validRun,
  within,
} from './finding.ts'
import { normal } from './normal.ts'
import { distanceFromExponential, gapsOf, mostInSlice } from './spacing.ts'
import { constantPlan, measureOpen, withLimits, withServer } from './under-test.ts'

/** LM-4, LM-5, LM-7, LM-8, LM-11, LM-12. */
export const BEHAVIOUR: Record<string, MeasureCase> = {
  'LM-4': { about: 'a server that serves 50/s, offered 100/s', run: saturated },
  'LM-5': { about: 'a server that refuses every 10th for the rate, and asks to wait 2 s', run: throttled },
  'LM-7': { about: 'a generator that is kept busy on purpose', run: pegged },
  'LM-8': { about: 'the spacing of arrivals as the server sees it, even and Poisson', run: spaced },
  'LM-11': { about: 'histograms of four shards against the whole set of samples', run: merged },
  'LM-12': { about: 'a server that breaks off and hangs', run: failing },
}

async function saturated(): Promise<CaseResult> {
  const plan = withLimits(constantPlan(100), { maxInFlight: 50, maxBacklog: 200, drainMs: 6000 })
  const measured = await withServer({ kind: 'capacity', perSecond: 50 }, (url) => measureOpen(url, plan))
  const { offered, started, late, dropped } = measured.totals
  const inside = measured.seconds.slice(1, 9)
  const throughput = inside.reduce((sum, { ended }) => sum + ended, 0) / inside.length
  const medians = measured.seconds
    .slice(0, 10)
    .map(({ latencies }) => percentilesOf(mergeHistograms(latencies.map(({ latency }) => latency))).p50)
  const { phases, thresholds } = judgeLoad(measured, [{ hold: 'p50 < 60 s' }])
  const [saturation] = phases.map((phase) => phase.saturation)
  return {
    figures: [
      showPercentiles('assay', percentilesOf(latencyOf(measured, 'ok'))),
      saturation?.reason ?? '',
      `p50 by second: ${medians.map((ms) => ms.toFixed(0)).join(' ')} ms`,
      showGenerator(measured),
    ],
    held: [
      equal('the verdict', saturation?.verdict ?? 'none', 'saturated'),
      equal('a threshold that its median keeps', thresholds[0]?.outcome ?? 'none', 'not evaluated'),
      within('answers per second', throughput, [47, 53]),
      within('p50 of the 4th second against the 1st', (medians[3] ?? 0) / (medians[0] ?? 1), [2, 100]),
      within('late or dropped starts', late + dropped, [300, 1000]),
      equal('arrivals that are unaccounted for', offered - started - dropped, 0),
      validRun(measured),
    ],
  }
}

async function throttled(): Promise<CaseResult> {
  const plan = constantPlan(20, 15, { stop: { throttling: 'planned' } })
  const behaviour = { kind: 'throttle', ms: 10, each: 10, retryAfter: 2 } as const
  const { measured, witness } = await withServer(behaviour, async (url, ask) => ({
    measured: await measureOpen(url, plan),
    witness: await ask(),
  }))
  const [quota] = measured.quotas
  const { classes, held } = measured.totals
  // What was under way when the refusal left is no breach: 10 ms of service leave room for one.
  const early = witness.came.filter((at) =>
    witness.refused.some((left) => at > left + 25 && at < left + 1975),
  ).length
  const all = percentilesOf(latencyOf(measured, 'ok'))
  return {
    figures: [
      showPercentiles('assay, successes', all),
      `ok ${classes.ok}  429 ${classes.throttled}  held back ${held}`,
      showGenerator(measured),
    ],
    held: [
      equal(
        'refusals in their own class, as the server counts them',
        classes.throttled ?? 0,
        witness.refused.length,
      ),
      within('refusals', witness.refused.length, [4, 8]),
      within('p99 of successes', all.p99, [10, 40]),
      equal('requests that came before the wait was over', early, 0),
      equal('sent too early, as the engine tells', quota?.retryAfter.sentTooEarly ?? -1, 0),
      equal(
        'first calls after a wait that were accepted',
        quota?.afterWait.accepted ?? -1,
        quota?.afterWait.tried ?? -2,
      ),
      validRun(measured),
    ],
  }
}

async function pegged(): Promise<CaseResult> {
  const busy = setInterval(() => {
    const until = performance.now() + 60
    while (performance.now() < until);
  }, 70)
  try {
    const measured = await withServer({ kind: 'constant', ms: 20 }, (url) =>
      measureOpen(url, constantPlan(100, 5)),
    )
    return {
      figures: [
        showPercentiles('assay', percentilesOf(latencyOf(measured, 'ok'))),
        showGenerator(measured),
        ...measured.generator.reasons,
      ],
      held: [equal('the run', measured.generator.verdict, 'invalid')],
    }
  } finally {
    clearInterval(busy)
  }
}

async function spaced(): Promise<CaseResult> {
  const came = (arrivals: 'even' | 'poisson') =>
    withServer({ kind: 'constant', ms: 1 }, async (url, ask) => {
      const measured = await measureOpen(url, constantPlan(100, 10, { arrivals, seed: 3 }))
      return { measured, came: (await ask()).came }
    })
  const even = await came('even')
  const poisson = await came('poisson')
  const gaps = gapsOf(poisson.came)
  const distance = distanceFromExponential(gaps, 10)
  return {
    figures: [
      `even: n ${even.came.length}, most in any 100 ms ${mostInSlice(even.came, 100)}`,
      `poisson: n ${poisson.came.length}, most in any 100 ms ${mostInSlice(poisson.came, 100)}, distance of gaps from exponential ${distance.toFixed(4)}`,
    ],
    held: [
      within('even: most in any 100 ms', mostInSlice(even.came, 100), [10, 15]),
      within('Poisson: distance from exponential, at 1 %', distance, [0, 1.63 / Math.sqrt(gaps.length)]),
      within(
        'even: distance from exponential, told apart',
        distanceFromExponential(gapsOf(even.came), 10),
        [0.3, 1],
      ),
      validRun(even.measured),
      validRun(poisson.measured),
    ],
  }
}

async function merged(): Promise<CaseResult> {
  const dice = new Dice(11)
  const samples = Array.from({ length: 100_000 }, () => 5 * Math.exp(1.2 * normal(dice)))
  const shards = [0, 1, 2, 3].map((shard) => histogramOf(samples.filter((_, at) => at % 4 === shard)))
  const whole = mergeHistograms(shards.map((shard) => decodeHistogram(encodeHistogram(shard))))
  const sorted = samples.toSorted((a, b) => a - b)
  const exact = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN
  const errors = ([50, 90, 99] as const).map((percent) => {
    const seen = percentilesOf(whole)[`p${percent}`]
    return Math.abs(seen - exact(percent)) / exact(percent)
  })
  return {
    figures: [
      showPercentiles('merged, written and read again', percentilesOf(whole)),
      `exact: ${[50, 90, 99].map((percent) => `p${percent} ${exact(percent).toFixed(3)}`).join('  ')} ms`,
    ],
    held: [
      equal('n', whole.count, samples.length),
      equal(
        'buckets are those of one histogram',
        JSON.stringify(whole.buckets) === JSON.stringify(histogramOf(samples).buckets) ? 'yes' : 'no',
        'yes',
      ),
      within('largest error of p50, p90, p99, in thousandths', 1000 * Math.max(...errors), [0, 1]),
    ],
  }
}

function histogramOf(samples: readonly number[]) {
  const histogram = new LatencyHistogram()
  for (const ms of samples) histogram.record(ms)
  return histogram.data()
}

async function failing(): Promise<CaseResult> {
  const plan = withLimits(constantPlan(50, 6), { timeoutMs: 700 })
  const measured = await withServer({ kind: 'failing', ms: 30, reset: 20, hang: 25 }, (url) =>
    measureOpen(url, plan),
  )
  const [reset, timeout] = [
    percentilesOf(latencyOf(measured, 'reset')),
    percentilesOf(latencyOf(measured, 'timeout')),
  ]
  const { classes, finished } = measured.totals
  return {
    figures: [
      showPercentiles('resets', reset),
      showPercentiles('time-outs', timeout),
      showGenerator(measured),
    ],
    held: [
      equal('resets counted and recorded', reset.n, classes.reset ?? 0),
      equal('time-outs counted and recorded', timeout.n, classes.timeout ?? 0),
      // Of 300, each 25th hangs and each 20th breaks off, where both fall together it hangs.
      equal('time-outs', timeout.n, 12),
      equal('resets', reset.n, 12),
      within('resets at their elapsed time, p50', reset.p50, [30, 60]),
      within('time-outs at their elapsed time, p50', timeout.p50, [700, 730]),
      equal('all that was offered has ended', finished, 300),
      validRun(measured),
    ],
  }
}
