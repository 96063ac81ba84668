import type { LoadPlan } from './load-plan.ts'
import type { Measured } from './measured.ts'
import { type Capacity, type ProbeVerdict, searchCapacity } from './statistics/capacity.ts'
import { judgeLoad, type LoadVerdict } from './verdict/judge-load.ts'
import type { Threshold } from './verdict/threshold.ts'

export interface Probing {
  thresholds: readonly Threshold[]
  /** Runs a plan of one level phase. */
  run(plan: LoadPlan): Promise<Measured>
  /** Told once it is known what became of a rate. */
  onProbe?(rate: number, verdict: ProbeVerdict): void
}

/** Name of the phase of each probe. */
const PHASE = 'capacity'

/**
 * The highest offered rate at which those thresholds hold that name no phase: the plan's mix is offered at one rate after another, each
 * for `holdMs`, and judged as any run is. A run that a stop rule ended, or that was saturated, breaks the objective; what cannot be told
 * ends the search. Undefined where the plan asks for no search. Throws what `run` throws.
 */
export async function findCapacity(plan: LoadPlan, probing: Probing): Promise<Capacity | undefined> {
  if (!plan.capacity) return undefined
  const { holdMs, ...search } = plan.capacity
  const objective = probing.thresholds.filter(({ phase }) => phase === undefined)
  let untold: string | undefined
  const found = await searchCapacity(search, async (rate) => {
    const judged = judgeLoad(await probing.run(probeOf(plan, rate, holdMs)), objective)
    const verdict = verdictOf(judged)
    if (verdict === 'untold') untold = judged.because[0]
    probing.onProbe?.(rate, verdict)
    return verdict
  })
  return untold === undefined ? found : { ...found, reason: `${found.reason} ${untold}` }
}

/** Rates that no connection may be asked for are refused before, so that a quota never decides. */
function probeOf({ capacity: _, ...plan }: LoadPlan, rate: number, durationMs: number): LoadPlan {
  return {
    ...plan,
    phases: [{ name: PHASE, role: 'steady', durationMs, profile: { kind: 'constant', rate } }],
  }
}

function verdictOf({ outcome, phases }: LoadVerdict): ProbeVerdict {
  if (outcome === 'met') return 'holds'
  if (outcome === 'invalid') return 'invalid'
  if (outcome === 'missed' || outcome === 'stopped') return 'breaks'
  return phases.some(({ saturation }) => saturation.verdict === 'saturated') ? 'breaks' : 'untold'
}
