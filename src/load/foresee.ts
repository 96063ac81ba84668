import type { LoadPlan } from './load-plan.ts'
import type { Ceiling } from './quota.ts'
import { countArrivals, peakOf } from './schedule/arrivals.ts'

/** What a plan will ask of one connection. */
export interface ConnectionCost {
  connection: string
  calls: number
  /** Highest planned rate, per second. */
  peakPerSecond: number
  /** What may be asked of it; absent where no limit is known. */
  ceiling?: Ceiling
}

export interface Foreseen {
  /** Of the whole run, exactly: the arrivals are fixed by plan and seed. */
  calls: number
  durationMs: number
  connections: readonly ConnectionCost[]
  /** One sentence for each connection that would be asked for more than its ceiling. Such a plan throttles on purpose. */
  over: readonly string[]
}

/** Counts what a plan will cost, before anything is sent. Ceilings by name of the connection. */
export function foresee(plan: LoadPlan, ceilings: ReadonlyMap<string, Ceiling>): Foreseen {
  const { calls, byCall } = countArrivals(plan)
  const weights = plan.mix.reduce((sum, { weight }) => sum + weight, 0)
  const peak = peakOf(plan.phases)
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
  return { calls, durationMs, connections, over: connections.flatMap(complaint) }
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

/** `1100 calls in 60 s: 900 to primary (at most 15.0/s of 16.0/s), 200 to second (at most 3.0/s, no limit known)`. */
export function showForeseen({ calls, durationMs, connections }: Foreseen): string {
  const parts = connections.map(({ connection, calls: own, peakPerSecond, ceiling }) => {
    const limit = ceiling ? ` of ${ceiling.perSecond.toFixed(1)}/s` : ', no limit known'
    return `${own} to ${connection} (at most ${peakPerSecond.toFixed(1)}/s${limit})`
  })
  return `${calls} calls in ${durationMs / 1000} s: ${parts.join(', ')}`
}
