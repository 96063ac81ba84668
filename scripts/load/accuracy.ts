import { latencyOf } from '../../src/load/engine/tally.ts'
import type { LoadPlan } from '../../src/load/load-plan.ts'
import type { Behaviour } from './behaviour.ts'
import { besideAutocannon } from './beside-autocannon.ts'
import {
  type CaseResult,
  equal,
  type Held,
  type MeasureCase,
  type Percentiles,
  percentilesOf,
  showGenerator,
  showPercentiles,
  validRun,
  within,
} from './finding.ts'
import { constantPlan, measureOpen, withLimits, withServer } from './under-test.ts'

interface Accuracy {
  behaviour: Behaviour
  rate: number
  plan: LoadPlan
  held(percentiles: Percentiles): Held[]
}

/** LM-1 to LM-3: servers whose latency is known, with autocannon's figures of the same server beside ours. */
export const ACCURACY: Record<string, MeasureCase> = {
  'LM-1': {
    about: 'a server that takes 20 ms, at 100/s for 10 s',
    run: () =>
      accuracy({
        behaviour: { kind: 'constant', ms: 20 },
        rate: 100,
        plan: constantPlan(100),
        held: ({ n, min, p50, p99 }) => [
          within('n', n, [990, 1010]),
          within('p50', p50, [20, 25]),
          within('p99', p99, [20, 40]),
          within('min', min, [20, 40]),
        ],
      }),
  },
  'LM-2': {
    about: 'a server that takes 500 ms, at 10/s for 10 s',
    run: () =>
      accuracy({
        behaviour: { kind: 'constant', ms: 500 },
        rate: 10,
        plan: constantPlan(10),
        held: ({ n, min, p50, p90, p99 }) => [
          within('n', n, [99, 101]),
          within('p50', p50, [485, 515]),
          within('p90', p90, [485, 515]),
          within('p99', p99, [485, 515]),
          within('min', min, [500, 515]),
        ],
      }),
  },
  'LM-3': {
    about: 'a server that freezes for 4 of 10 s, at 100/s',
    run: () =>
      accuracy({
        behaviour: { kind: 'freeze', ms: 5, afterMs: 3000, forMs: 4000 },
        rate: 100,
        plan: withLimits(constantPlan(100), { maxInFlight: 500 }),
        held: ({ n, p50, p90 }) => [
          within('n', n, [1000, 1000]),
          within('p50', p50, [5, 15]),
          within('p90', p90, [2800, 3300]),
        ],
      }),
  },
}

async function accuracy({ behaviour, rate, plan, held }: Accuracy): Promise<CaseResult> {
  const measured = await withServer(behaviour, (url) => measureOpen(url, plan))
  const percentiles = percentilesOf(latencyOf(measured, 'ok'))
  const { offered, started, dropped } = measured.totals
  return {
    figures: [
      showPercentiles('assay, from the intended start', percentiles),
      showGenerator(measured),
      ...(await besideAutocannon((use) => withServer(behaviour, use), rate)),
    ],
    held: [
      ...held(percentiles),
      equal('arrivals that are unaccounted for', offered - started - dropped, 0),
      validRun(measured),
    ],
  }
}
