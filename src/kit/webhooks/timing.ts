import type { RetryPlan } from '../../model/webhook-binding.ts'
import type { DeliveryRecord } from '../../sandbox/webhooks/delivery-log.ts'
import { span } from '../../sandbox/webhooks/schedule.ts'
import type { Scope } from '../scope.ts'
import type { Readings } from './readings.ts'
import type { Inbox } from './receiver.ts'

export { span }

/** Seconds may be cut off on the way through texts and clocks. */
export const SLACK = 1000
/** The same over a network, with clocks that are not one. */
export const REAL_SLACK = 5000

/** ms between one attempt and the next. */
export function waitsOf({ tries }: Pick<Inbox, 'tries'>): number[] {
  return tries.slice(1).map((time, index) => time - (tries[index] ?? 0))
}

/** Instant and status of each attempt that a log tells of; 0 for one without an answer. */
export function attemptsIn(delivery: DeliveryRecord | undefined): [at: number, status: number][] {
  return (delivery?.attempts ?? []).map(({ at, status = 0 }) => [at, status])
}

/** The attempts that a receiver saw, with the statuses that it gave. */
export function triesWith({ tries }: Pick<Inbox, 'tries'>, statuses: readonly number[]): [number, number][] {
  return statuses.map((status, index) => [tries[index] ?? Number.NaN, status])
}

/** Waits that are not as the plan has them, within its jitter; one sentence each. */
export function waitComplaints(plan: RetryPlan, waits: readonly number[], slack = SLACK): string[] {
  return waits.flatMap((wait, index) => {
    const planned = span(plan.first) * plan.factor ** index
    const [least, most] = [planned * (1 - plan.jitter) - slack, planned * (1 + plan.jitter) + slack]
    return wait >= least && wait <= most
      ? []
      : [`wait ${index + 1} lasted ${wait / 1000} s, planned are ${planned / 1000} s`]
  })
}

/** Attempts that the plan comes to, whatever way the jitter falls: at least and at most. */
export function attemptsDue(plan: RetryPlan): [least: number, most: number] {
  return [attemptsWith(plan, 1 + plan.jitter), attemptsWith(plan, 1 - plan.jitter)]
}

/** A plan that does not grow ends by its time too. */
function attemptsWith(plan: RetryPlan, share: number): number {
  const until = span(plan.until)
  let [attempts, wait, passed] = [1, span(plan.first) * share, 0]
  while (wait > 0 && passed + wait <= until) {
    passed += wait
    wait *= plan.factor
    attempts += 1
  }
  return attempts
}

/** ms after which the first repeat of a delivery has come where it is to come, one that was not answered in time too. */
export function repeatWait({ api: { binding } }: Pick<Scope, 'api'>): number {
  const { webhooks } = binding
  if (!webhooks) return 0
  const { retry, answerWithin } = webhooks
  return span(answerWithin) + span(retry.first) * (1 + retry.jitter) + REAL_SLACK
}

/** ms from each event, as its payload tells, to its first attempt. */
export function delaysOf({ receipts }: Inbox, hooks: Pick<Readings, 'instantIn'>): number[] {
  return receipts.map((receipt) => receipt.at - hooks.instantIn(receipt))
}

/** `p50 20 ms, p95 31 ms, p99 40 ms`, by the nearest rank. */
export function percentiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (percent: number) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
  return [50, 95, 99].map((percent) => `p${percent} ${at(percent)} ms`).join(', ')
}
