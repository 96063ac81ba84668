import { HarnessError } from '../../model/harness-error.ts'

/** What a threshold is about, and how its limit is counted. Times are in µs, shares from 0 to 1, rates per second. */
export type ThresholdRule = {
  operator: '<' | '<=' | '>' | '>=' | '='
  limit: number
  unit: 'us' | 'share' | 'count' | 'per-second'
} & ({ metric: 'quantile'; q: number } | { metric: 'max' | 'min' | 'mean' | Tallied | 'rate' })

/** Arrivals and requests that are counted, as such or as a share. */
type Tallied = 'errors' | 'throttled' | 'dropped' | 'late'

const FORM = /^(p\d{1,2}(?:\.\d+)?|[a-z]+)\s*(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?)\s*(us|ms|s|%|\/s)?$/
const TALLIED = ['errors', 'throttled', 'dropped', 'late'] as const
const SINGLE_TIMES = ['max', 'min', 'mean'] as const
const IN_US: Record<string, number> = { us: 1, ms: 1000, s: 1_000_000 }
const EXAMPLES = 'such as "p99 < 800 ms", "errors < 0.1 %", "dropped = 0" or "rate >= 50/s"'

/** Reads one threshold. `place` is where it stands, for the message: `suites/load/x.yaml thresholds[0]`. Throws `USAGE`. */
export function parseThreshold(text: string, place: string): ThresholdRule {
  const [, metric = '', sign = '', digits = '', unit = ''] = FORM.exec(text.trim()) ?? []
  const operator = (['<', '<=', '>', '>=', '='] as const).find((known) => known === sign)
  const wrong = (what: string) => new HarnessError('USAGE', `${place}: "${text}" ${what}.`)
  if (!operator) throw wrong(`is no threshold; write what, a comparison and a limit, ${EXAMPLES}`)
  const number = Number(digits)
  const tallied = TALLIED.find((known) => known === metric)
  if (tallied && unit === '%' && number <= 100)
    return { metric: tallied, operator, limit: number / 100, unit: 'share' }
  if (tallied && unit === '' && Number.isInteger(number))
    return { metric: tallied, operator, limit: number, unit: 'count' }
  if (tallied) throw wrong('needs a whole number or a share of at most 100 %, such as "0" or "0.1 %"')
  if (metric === 'rate' && unit === '/s') return { metric, operator, limit: number, unit: 'per-second' }
  if (metric === 'rate') throw wrong('needs a limit per second, such as "50/s"')
  const q = /^p\d/.test(metric) ? Number(metric.slice(1)) / 100 : undefined
  const single = SINGLE_TIMES.find((known) => known === metric)
  const us = IN_US[unit]
  if (q === undefined && !single)
    throw wrong(`tells of "${metric}", which is not measured; write one ${EXAMPLES}`)
  if (us === undefined) throw wrong('needs a time with its unit: us, ms or s')
  if (operator === '=') throw wrong('asks for one exact time; compare by < or <=')
  const time = { operator, limit: number * us, unit: 'us' } as const
  if (single) return { ...time, metric: single }
  if (!q) throw wrong('asks for p0; write "min"')
  return { ...time, metric: 'quantile', q }
}
