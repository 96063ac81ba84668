import type { Second } from '../measured.ts'
import { trendOf } from '../statistics/steady-state.ts'

/** Whether more was asked of the system than it could take. Rates are per second. */
export interface Saturation {
  verdict: 'saturated' | 'not-saturated' | 'insufficient'
  /** Without what a quota held back, since that was never put to the system. */
  offered: number
  ended: number
  /** For people, one sentence. */
  reason: string
}

/** The fewest seconds that tell. */
const FEWEST = 5
/** Share of what was offered that may be missing from what ended. */
const SHORTFALL = 0.05
/** Share of seconds without an answer from which a system stands still, and is not saturated. */
const SILENT = 0.1
const ALPHA = 0.01

/**
 * A system is saturated where it answers all the time, and yet less than is offered, so that the rest piles up or is dropped. There is no
 * steady state then: a percentile tells how long the run has lasted, and nothing else.
 * Source: L. Kleinrock, "Queueing Systems", volume 1, 1975, section 2.1, for the utilization of 1 and more.
 */
export function saturationOf(seconds: readonly Second[]): Saturation {
  const mean = (of: (second: Second) => number) =>
    seconds.length === 0 ? 0 : seconds.reduce((sum, second) => sum + of(second), 0) / seconds.length
  const offered = mean((second) => second.offered - second.held)
  const ended = mean((second) => second.ended)
  const figures = `${offered.toFixed(1)}/s were offered and ${ended.toFixed(1)}/s ended`
  const found = (verdict: Saturation['verdict'], reason: string) => ({ verdict, offered, ended, reason })
  if (seconds.length < FEWEST)
    return found('insufficient', `${seconds.length} s are too few to tell, ${FEWEST} are needed.`)
  if (mean((second) => (second.ended === 0 ? 1 : 0)) > SILENT)
    return found('not-saturated', `${figures}; the system stood still for seconds.`)
  const dropped = mean((second) => second.dropped - second.held)
  const waiting = trendOf(seconds.map(({ inFlight, backlog }) => inFlight + backlog))
  const pilesUp = dropped > 0 || (waiting.slope > 0 && waiting.p < ALPHA)
  if (ended >= offered * (1 - SHORTFALL) || !pilesUp) return found('not-saturated', `${figures}.`)
  return found(
    'saturated',
    `It is saturated: ${figures}, so latency tells how long the run has lasted. Offer less, or look for the bottleneck.`,
  )
}
