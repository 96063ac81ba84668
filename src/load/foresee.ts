import { READ_BACK_AT_MOST } from './correctness/read-backs.ts'
import { type CapacityPlan, callOf, type LoadPlan, type MixEntry } from './load-plan.ts'
import type { Ceiling } from './quota.ts'
import { countArrivals, peakOf } from './schedule/arrivals.ts'
import { MOST_PROBES } from './statistics/capacity.ts'

/** What a plan will ask of one connection. */
export interface ConnectionCost {
  connection: string
  calls: number
  /** Highest planned rate, per second. */
  peakPerSecond: number
  /** What may be asked of it; absent where no limit is known. */
  ceiling?: Ceiling
}

/** Calls that make the requests of one call of a plan ready, at most. */
export const READY_AT_MOST = 60

export interface Foreseen {
  /** Calls before the run, which make its requests ready, and after it, which read back what was written; each at most. */
  besides: { ready: number; readBack: number }
  /** Of the whole run, exactly: the arrivals are fixed by plan and seed. */
  calls: number
  durationMs: number
  /** What a search for the capacity may come to on top, at most. */
  search?: { calls: number; durationMs: number }
  connections: readonly ConnectionCost[]
  /** One sentence for each connection that would be asked for more than its ceiling. Such a plan throttles on purpose. */
  over: readonly string[]
}

/** Counts what a plan will cost, before anything is sent. Ceilings by name of the connection. */
export function foresee(plan: LoadPlan, ceilings: ReadonlyMap<string, Ceiling>): Foreseen {
  const { calls, byCall } = countArrivals(plan)
  const weights = plan.mix.reduce((sum, { weight }) => sum + weight, 0)
  const peak = Math.max(peakOf(plan.phases), plan.capacity?.most ?? 0)
  const connections = [...new Set(plan.mix.map(({ connection }) => connection))].map((connection) => {
    const own = plan.mix.flatMap((entry, at) =>
      entry.connection === connection ? [{ weight: weightAt(plan.mix, at), calls: byCall[at] ?? 0 }] : [],
    )
    const ceiling = ceilings.get(connection)
    return {
      connection,
      calls: own.reduce((sum, one) => sum + one.calls, 0),
      peakPerSecond: (peak * own.reduce((sum, { weight }) => sum + weight, 0)) / weights,
      ...(ceiling ? { ceiling } : {}),
    }
  })
  const durationMs = plan.phases.reduce((sum, phase) => sum + phase.durationMs, 0)
  const written = plan.mix.reduce((sum, { step }, at) => sum + (step?.readBack ? (byCall[at] ?? 0) : 0), 0)
  // Each probe of a search for the capacity makes ready what it sends.
  const runs = plan.capacity ? 1 + MOST_PROBES : 1
  const ready = readyEntries(plan.mix).length * READY_AT_MOST * runs
  const besides = { ready, readBack: Math.min(READ_BACK_AT_MOST, written) * runs }
  const search = plan.capacity && searchCost(plan.capacity, calls / Math.max(1, countStarts(byCall, plan)))
  const over = connections.flatMap(complaint)
  return { calls, durationMs, ...(search && { search }), connections, besides, over }
}

/** One entry for each call on each connection that has to be made ready, also those that read back. */
export function readyEntries(mix: readonly MixEntry[]): MixEntry[] {
  const all = mix.flatMap((one) => [one, lookOf(one) ?? []].flat())
  const byCall = Map.groupBy(all, (entry) => `${entry.connection} ${callOf(entry)}`)
  return [...byCall.values()].flatMap(([first]) => first ?? [])
}

/** What a write is read back by, as if the mix called it. */
export function lookOf({ connection, step }: MixEntry): MixEntry | undefined {
  return step?.readBack && { operation: step.readBack.call, connection, kind: 'read', weight: 0 }
}

/** Every probe at the highest rate, each arrival with as many calls as those of the phases bring on average. */
function searchCost({ most, holdMs }: CapacityPlan, callsEach: number): Foreseen['search'] {
  const durationMs = MOST_PROBES * holdMs
  return { durationMs, calls: Math.ceil((most * callsEach * durationMs) / 1000) }
}

function countStarts(byCall: readonly number[], { mix }: LoadPlan): number {
  return byCall.reduce((sum, count, at) => {
    const { after, step } = mix[at] ?? {}
    return after ? sum : sum + count / (step?.crawl ?? 1)
  }, 0)
}

/** A step comes as often as the first of its session. */
function weightAt(mix: LoadPlan['mix'], at: number): number {
  const entry = mix[at]
  return entry?.after ? weightAt(mix, at - 1) : (entry?.weight ?? 0)
}

function complaint({ connection, peakPerSecond, ceiling }: ConnectionCost): string[] {
  if (!ceiling || peakPerSecond <= ceiling.perSecond) return []
  return [
    `Connection ${connection} would be asked ${peakPerSecond.toFixed(1)} times a second, and may be asked ${ceiling.perSecond.toFixed(1)} times (${ceiling.origin}): lower the rate, or spread it over more connections.`,
  ]
}

/**
 * `1100 calls in 60 s: 900 to primary (at most 15.0/s of 16.0/s), 200 to second (at most 3.0/s, no limit known); besides, at
 * most 60 before it`.
 */
export function showForeseen({ calls, durationMs, connections, besides, search }: Foreseen): string {
  const parts = connections.map(({ connection, calls: own, peakPerSecond, ceiling }) => {
    const limit = ceiling ? ` of ${ceiling.perSecond.toFixed(1)}/s` : ', no limit known'
    return `${own} to ${connection} (at most ${peakPerSecond.toFixed(1)}/s${limit})`
  })
  const after = besides.readBack === 0 ? '' : ` and ${besides.readBack} after it to read back`
  const more = search
    ? `; looking for the capacity at most ${search.calls} more in ${search.durationMs / 1000} s`
    : ''
  return `${calls} calls in ${durationMs / 1000} s: ${parts.join(', ')}${more}; besides, at most ${besides.ready} before it${after}`
}
