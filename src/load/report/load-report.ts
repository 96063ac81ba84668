import type { LoadReport, LoadRunFacts } from '../../model/load-report.ts'
import { mergeHistograms, percentileMs } from '../histogram/latency-histogram.ts'
import type { Measured, PhaseMeasured } from '../measured.ts'
import type { LoadVerdict } from '../verdict/judge-load.ts'
import { parseThreshold } from '../verdict/parse-threshold.ts'
import { operationsOf } from './operations.ts'
import { latencyOf, timelineOf } from './timeline.ts'

/** Everything that a go-live asks of a run, made of what was measured and judged. */
export function loadReport(
  measured: Measured,
  verdict: LoadVerdict,
  facts: Omit<LoadRunFacts, 'plan' | 'seed'>,
): LoadReport {
  const { totals, quotas, seconds } = measured
  const { classes } = totals
  return {
    format: 'assay-load-report/1',
    verdict: verdictOf(verdict),
    run: runOf(measured, facts),
    model: modelOf(measured, facts.engine),
    phases: measured.phases.map((phase) => phaseOf(phase, verdict)),
    operations: measured.phases.flatMap(operationsOf),
    errors: Object.entries(classes).flatMap(([name, count]) =>
      name === 'ok' ? [] : [{ class: name, count, share: count / Math.max(1, totals.finished) }],
    ),
    errorBudget: budgetsOf(verdict),
    capacity: capacityOf(measured),
    saturation: {
      mostInFlight: seconds.reduce((most, { inFlight }) => Math.max(most, inFlight), 0),
      longestBacklog: seconds.reduce((most, { backlog }) => Math.max(most, backlog), 0),
      littlesLaw: verdict.phases.flatMap(({ name, littlesLaw: law }) =>
        law ? [{ phase: name, holds: law.holds, reason: law.reason }] : [],
      ),
    },
    limits: quotas.map(({ firstThrottled, ...quota }) => ({
      ...quota,
      ...(firstThrottled && { firstThrottledAtMs: firstThrottled.atMs }),
    })),
    limitFindings: verdict.limits.map(({ says }) => says),
    correctness: {
      contractViolations: classes.contract ?? 0,
      wrongData: classes['wrong-data'] ?? 0,
      looks: verdict.correctness.map(({ what, outcome, because }) => ({ what, outcome, because })),
    },
    recovery: verdict.recovery.map(({ phase, recovery }) => ({
      phase,
      ...(recovery.kind === 'recovered' ? { seconds: recovery.seconds } : { reason: recovery.reason }),
    })),
    comparison: { lookedAt: false, because: 'One run is an indication: compare several of each.' },
    raw: { file: 'load.json' },
    timeline: timelineOf(seconds),
    percentileCurve: curveOf(measured),
  }
}

function capacityOf({ capacity }: Measured): LoadReport['capacity'] {
  if (!capacity) return { lookedAt: false, because: 'The plan asks for no search.' }
  const { reason, ...found } = capacity
  return { lookedAt: true, because: reason, ...found }
}

function verdictOf({ outcome, because, thresholds }: LoadVerdict): LoadReport['verdict'] {
  return {
    outcome,
    because,
    thresholds: thresholds.map(({ threshold, phase, outcome: own, because: why }) => ({
      hold: threshold.hold,
      where: [phase, threshold.operation, threshold.connection]
        .filter((part) => part !== undefined)
        .join(', '),
      ...{ outcome: own, because: why },
    })),
  }
}

function runOf(
  { plan, seed, startedAt, durationMs, generator }: Measured,
  facts: Omit<LoadRunFacts, 'plan' | 'seed'>,
): LoadReport['run'] {
  const { verdict, reasons, cpu, eventLoopDelayMs, gc, sockets } = generator
  return {
    ...{ plan, seed, ...facts, startedAt },
    endedAt: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    generator:
      facts.engine === 'k6'
        ? { watched: false }
        : {
            ...{ watched: true, verdict, reasons, cpu, eventLoopDelayMs },
            ...{ gcMs: gc.totalMs, socketsOpened: sockets.opened },
          },
  }
}

function modelOf({ model, planned, totals }: Measured, engine: LoadRunFacts['engine']): LoadReport['model'] {
  const { offered, started, late, dropped, held, unstarted } = totals
  return {
    kind: model,
    latencyFrom: engine === 'k6' ? 'actual start' : 'intended start',
    ...{ planned, offered, started, late, dropped, held, unstarted },
  }
}

function phaseOf(phase: PhaseMeasured, { phases }: LoadVerdict): LoadReport['phases'][number] {
  const { name, role, fromMs, toMs, rate, offered, late, dropped, finished, classes, bytes } = phase
  const judged = phases.find((one) => one.name === name)
  return {
    ...{ name, role, fromMs, toMs, rate, offered, late, dropped, bytes },
    achievedPerSecond: (finished * 1000) / Math.max(1, toMs - fromMs),
    failed: finished - (classes.ok ?? 0),
    ...(judged && { warmUpSeconds: judged.steady.warmUp, steady: judged.steady.verdict }),
  }
}

/** Over this one run: burn rates of hours and days are for those who watch what is live. */
function budgetsOf({ thresholds }: LoadVerdict): LoadReport['errorBudget'] {
  return thresholds.flatMap(({ threshold: { hold }, seen }) => {
    const rule = parseThreshold(hold, '')
    if (rule.metric !== 'errors' || rule.unit !== 'share' || rule.limit === 0 || seen === undefined) return []
    return [{ hold, allowed: rule.limit, spent: seen, burnRate: seen / rule.limit }]
  })
}

const CURVE = [0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.99, 100]

/** A share is told where at least one answer lies beyond it. */
function curveOf({ phases }: Measured): LoadReport['percentileCurve'] {
  const judged = phases.filter(({ role }) => role === 'steady' || role === 'soak')
  const all = mergeHistograms(judged.map(({ latencies }) => latencyOf(latencies)))
  return CURVE.filter((percent) => percent === 100 || all.count * (1 - percent / 100) >= 1).flatMap(
    (percent) =>
      all.count === 0 ? [] : [{ percent, ms: percent === 0 ? all.min / 1000 : percentileMs(all, percent) }],
  )
}
