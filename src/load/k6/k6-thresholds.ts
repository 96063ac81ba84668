import type { LoadPlan } from '../load-plan.ts'
import { parseThreshold, type ThresholdRule } from '../verdict/parse-threshold.ts'
import type { Threshold } from '../verdict/threshold.ts'
import { callId, scenarioName } from './export-plan.ts'

/**
 * Thresholds as each runner can judge them for itself: an early sign. The verdict is made of all runners together, and judges
 * the rest too: counts, which add up over runners, and rates, which k6 spreads over the whole run.
 */
export function k6Thresholds(plan: LoadPlan, thresholds: readonly Threshold[]): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const threshold of thresholds) {
    const rule = parseThreshold(threshold.hold, 'thresholds')
    for (const scenario of scenariosOf(plan, threshold)) {
      const told = expression(rule, [`scenario:${scenario}`, ...filters(plan, threshold)], threshold)
      if (told) found[told.metric] = [...(found[told.metric] ?? []), told.holds]
    }
  }
  return found
}

function scenariosOf({ phases }: LoadPlan, { phase }: Threshold): string[] {
  return phases.flatMap(({ name, role }, at) =>
    phase === name || (phase === undefined && (role === 'steady' || role === 'soak'))
      ? [scenarioName(at)]
      : [],
  )
}

/** By the first call that fits: several calls of one operation differ by their connection. */
function filters({ mix }: LoadPlan, { operation, connection }: Threshold): string[] {
  const at = mix.findIndex(
    (entry) => entry.operation === operation && (connection === undefined || entry.connection === connection),
  )
  if (operation !== undefined) return [`call:${callId(at)}`]
  return connection === undefined ? [] : [`connection:${connection}`]
}

function expression(
  rule: ThresholdRule,
  tags: readonly string[],
  { class: outcome = 'ok' }: Threshold,
): { metric: string; holds: string } | undefined {
  const operator = rule.operator === '=' ? '==' : rule.operator
  const of = (metric: string, more: readonly string[] = []) => `${metric}{${[...tags, ...more].join(',')}}`
  if (rule.unit === 'us') {
    const what = rule.metric === 'quantile' ? `p(${Number((rule.q * 100).toFixed(6))})` : TIMES[rule.metric]
    return {
      metric: of('assay_latency', [`class:${outcome}`]),
      holds: `${what}${operator}${rule.limit / 1000}`,
    }
  }
  if (rule.metric === 'dropped' && rule.unit === 'count')
    return { metric: of('dropped_iterations'), holds: `count${operator}${rule.limit}` }
  if (rule.unit !== 'share' || rule.metric === 'dropped') return undefined
  return {
    metric: of(rule.metric === 'throttled' ? 'assay_throttled' : 'assay_failed'),
    holds: `rate${operator}${rule.limit}`,
  }
}

const TIMES: Record<string, string> = { min: 'min', max: 'max', mean: 'avg' }
