import type { LoadPlan, PhasePlan } from '../load-plan.ts'
import { boundsOf, peakOf } from '../schedule/arrivals.ts'
import { segmentsOf } from '../schedule/segments.ts'
import type { ExportPlan } from './export-plan.ts'
import { scenarioName } from './export-plan.ts'
import { k6Thresholds } from './k6-thresholds.ts'

/** The system tags of k6 without `url`, which would carry queries into every output. */
const SYSTEM_TAGS = ['scenario', 'name', 'method', 'status', 'error_code', 'expected_response', 'proto']

/** k6 counts in whole numbers per unit of time: the unit is made so long that rates are whole. */
const UNITS = [1, 10, 100, 1000]

interface Scenario {
  executor: 'constant-arrival-rate' | 'ramping-arrival-rate'
  exec: 'call'
  startTime: string
  timeUnit: string
  preAllocatedVUs: number
  maxVUs: number
  gracefulStop: string
  rate?: number
  duration?: string
  startRate?: number
  stages?: { duration: string; target: number }[]
}

/** Options of k6 2.x. Rates and VUs are totals: the operator has each runner take its segment of them. */
export interface K6Options {
  scenarios: Record<string, Scenario>
  thresholds: Record<string, string[]>
  systemTags: string[]
  tags: Record<string, string>
  summaryTrendStats: string[]
}

/** `digest` names the plan on every sample, so that runs of another one are never merged with it. */
export function k6Options({ plan, thresholds, deployment }: ExportPlan, digest: string): K6Options {
  const bounds = boundsOf(plan.phases)
  return {
    scenarios: Object.fromEntries(
      plan.phases.map((phase, at) => [
        scenarioName(at),
        scenarioOf(phase, { plan, fromMs: bounds[at]?.fromMs ?? 0, runners: deployment.parallelism }),
      ]),
    ),
    thresholds: k6Thresholds(plan, thresholds),
    systemTags: SYSTEM_TAGS,
    tags: { assay_plan: digest },
    summaryTrendStats: ['count', 'min', 'med', 'p(90)', 'p(95)', 'p(99)', 'max'],
  }
}

interface Place {
  plan: LoadPlan
  fromMs: number
  runners: number
}

function scenarioOf(phase: PhasePlan, { plan, fromMs, runners }: Place): Scenario {
  const unit = unitOf(phase) ?? 1
  const vus = Math.max(plan.limits.maxInFlight, runners)
  const common: Omit<Scenario, 'executor'> = {
    ...{ exec: 'call', startTime: ms(fromMs), timeUnit: `${unit}s` },
    ...{ preAllocatedVUs: Math.min(vus, Math.max(runners, Math.ceil(peakOf([phase])))), maxVUs: vus },
    gracefulStop: ms(plan.limits.drainMs),
  }
  const [first, ...more] = segmentsOf(phase)
  if (first && more.length === 0 && first.from === first.to)
    return {
      executor: 'constant-arrival-rate',
      ...common,
      rate: whole(first.from, unit),
      duration: ms(first.ms),
    }
  return {
    executor: 'ramping-arrival-rate',
    ...common,
    startRate: whole(first?.from ?? 0, unit),
    stages: stagesOf(phase, unit),
  }
}

/** A stage of no length is a leap. */
function stagesOf(phase: PhasePlan, unit: number): { duration: string; target: number }[] {
  let rate = segmentsOf(phase)[0]?.from
  return segmentsOf(phase).flatMap(({ ms: length, from, to }) => {
    const leap = from === rate ? [] : [{ duration: '0s', target: whole(from, unit) }]
    rate = to
    return [...leap, { duration: ms(length), target: whole(to, unit) }]
  })
}

/** Seconds in which every rate of the phase is a whole number; undefined where none is short enough. */
export function unitOf(phase: PhasePlan): number | undefined {
  const rates = segmentsOf(phase).flatMap(({ from, to }) => [from, to])
  return UNITS.find((unit) => rates.every((rate) => Math.abs(rate * unit - whole(rate, unit)) < 1e-6))
}

const whole = (rate: number, unit: number) => Math.round(rate * unit)

const ms = (time: number) => `${Math.round(time)}ms`
