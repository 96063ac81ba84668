import { latencyOf } from '../../src/load/engine/tally.ts'
import { OK, planOf, runVirtually, type Server } from '../../src/load/engine/virtual-run.ts'
import { type Change, compareRuns } from '../../src/load/statistics/compare-runs.ts'
import type { Counted } from '../../src/load/statistics/quantile.ts'
import { judgeLoad, LOAD_EXIT_CODES } from '../../src/load/verdict/judge-load.ts'
import { Dice, mix } from '../../src/sandbox/data/dice.ts'
import { type CaseResult, equal, type MeasureCase, validRun, within } from './finding.ts'
import { normal } from './normal.ts'
import { constantPlan, measureOpen, withServer } from './under-test.ts'

/** LM-6, LM-9, LM-10. */
export const VERDICTS: Record<string, MeasureCase> = {
  'LM-6': { about: 'a threshold that no request is about', run: unmatched },
  'LM-9': {
    about: 'the same server against itself, five runs each, compared 100 times',
    run: () => compared({ slowdown: 1, wanted: 'no-change', least: 95 }),
  },
  'LM-10': {
    about: 'a server against one that takes a tenth longer, five runs each, compared 100 times',
    run: () => compared({ slowdown: 1.1, wanted: 'slower', least: 80 }),
  },
}

async function unmatched(): Promise<CaseResult> {
  const measured = await withServer({ kind: 'constant', ms: 20 }, (url) =>
    measureOpen(url, constantPlan(100, 11)),
  )
  const outcomes = (scope: { operation?: string; class?: 'server-error' }) => {
    const { outcome, thresholds } = judgeLoad(measured, [{ hold: 'p99 < 60 s', ...scope }])
    return { exit: LOAD_EXIT_CODES[outcome], outcome, because: thresholds[0]?.because ?? '' }
  }
  const [matched, operation, failures] = [
    outcomes({ operation: 'GET /' }),
    outcomes({ operation: 'GET /nothing' }),
    outcomes({ class: 'server-error' }),
  ]
  return {
    figures: [matched, operation, failures].map(
      ({ outcome, exit, because }) => `${outcome}, exit code ${exit}: ${because}`,
    ),
    held: [
      equal('a threshold on what was called', matched.outcome, 'met'),
      equal('one on an operation that nothing called', operation.outcome, 'not evaluated'),
      equal('one on failures where there was none', failures.outcome, 'not evaluated'),
      equal('exit code, so that the gate stays shut', operation.exit, 4),
      validRun(measured),
    ],
  }
}

const REPEATS = 100
const RUNS = 5
/** Spread of the latency of requests, and of runs as a whole: a machine has better and worse days. */
const NOISE = { request: 0.2, run: 0.015 }

interface Comparing {
  /** How much longer the second server takes. */
  slowdown: number
  wanted: Change
  /** Of 100. */
  least: number
}

/** By the clock that only moves where nothing is left to do: three thousand seconds of load pass in some. */
async function compared({ slowdown, wanted, least }: Comparing): Promise<CaseResult> {
  const tally = new Map<Change, number>()
  const shifts: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const [a, b] = [await runsOf(2 * repeat, 1), await runsOf(2 * repeat + 1, slowdown)]
    const [found] = compareRuns([{ name: 'GET /', q: 0.5, a, b }], { seed: repeat })
    if (!found) continue
    tally.set(found.change, (tally.get(found.change) ?? 0) + 1)
    shifts.push(found.relative * 100)
  }
  const sorted = shifts.toSorted((x, y) => x - y)
  return {
    figures: [
      [...tally].map(([change, count]) => `${change} ${count}`).join('  '),
      `shift of the median of a run, lowest to highest: ${sorted[0]?.toFixed(1)} to ${sorted.at(-1)?.toFixed(1)} %`,
    ],
    held: [within(`of ${REPEATS} comparisons, ${wanted}`, tally.get(wanted) ?? 0, [least, REPEATS])],
  }
}

async function runsOf(seed: number, factor: number): Promise<Counted[]> {
  const runs: Counted[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const measured = await runVirtually(planOf(20), noisy(mix(seed, run), 20 * factor))
    runs.push(latencyOf(measured, 'ok').buckets)
  }
  return runs
}

const noisy =
  (seed: number, ms: number): Server =>
  (clock) => {
    const dice = new Dice(seed)
    const level = ms * Math.exp(NOISE.run * normal(dice))
    return async () => {
      await clock.sleep(level * Math.exp(NOISE.request * normal(dice)))
      return OK
    }
  }
