import { Dice, mix } from '../../sandbox/data/dice.ts'
import type { LoadPlan, MixEntry, PhasePlan } from '../load-plan.ts'
import { areaOf, momentAt, type Segment, segmentsOf } from './segments.ts'

/** One call that the plan wants. */
export interface Arrival {
  /** From 0, over the whole plan. */
  index: number
  /** Intended start, ms since the start of the run. Ascending, never rounded. */
  atMs: number
  /** Place of its phase in the plan. */
  phase: number
  /** Place of what it calls in the plan's mix. */
  call: number
}

/** The part of a plan that one of several workers takes: every `of`th arrival, beginning with the `index`th. */
export interface Share {
  index: number
  of: number
}

type Planned = Pick<LoadPlan, 'seed' | 'arrivals' | 'phases' | 'mix'>

const GAPS = 1
const CALLS = 2

/**
 * Intended starts, from the plan and its seed alone. Arrivals are spaced by the area under the rate, over the bounds of
 * phases and seconds: even ones by one whole call, those of a Poisson process by exponential amounts of mean one, which
 * makes a process of that rate by the time-rescaling theorem. The shares of all workers are those of one together.
 */
export function* arrivalsOf(
  plan: Planned,
  share: Share = { index: 0, of: 1 },
): Generator<Arrival, void, undefined> {
  const gaps = new Dice(mix(plan.seed, GAPS))
  const calls = new Dice(mix(plan.seed, CALLS))
  const pick = picker(plan.mix)
  // Half a call in: where a rate begins at nothing, nothing comes at its first moment.
  const first = plan.arrivals === 'even' ? 0.5 : exponential(gaps)
  const gap = plan.arrivals === 'even' ? () => 1 : () => exponential(gaps)
  let index = 0
  let next = first
  for (const { segment, phase, startMs } of chain(plan.phases)) {
    const area = areaOf(segment)
    for (; next < area; next += gap(), index += 1) {
      const call = pick(calls.share())
      if (index % share.of === share.index)
        yield { index, atMs: startMs + momentAt(segment, next), phase, call }
    }
    next -= area
  }
}

/** What a plan will ask for at most, counted before anything is sent. */
export interface PlannedCalls {
  calls: number
  /** In the order of the mix. */
  byCall: readonly number[]
  /** By phase, in the order of the plan. */
  byPhase: readonly number[]
}

export function countArrivals(plan: Planned, share?: Share): PlannedCalls {
  const byCall = plan.mix.map(() => 0)
  const byPhase = plan.phases.map(() => 0)
  let calls = 0
  for (const { call, phase } of arrivalsOf(plan, share)) {
    // A session brings all of its steps, unless one of them fails.
    for (let step = call; step === call || plan.mix[step]?.after; step++) {
      const times = plan.mix[step]?.step?.crawl ?? 1
      calls += times
      byCall[step] = (byCall[step] ?? 0) + times
      byPhase[phase] = (byPhase[phase] ?? 0) + times
    }
  }
  return { calls, byCall, byPhase }
}

/** Bounds of a phase in ms since the start, and its rate at both. */
export interface PhaseBounds {
  fromMs: number
  toMs: number
  rate: { from: number; to: number }
}

export function boundsOf(phases: readonly PhasePlan[]): PhaseBounds[] {
  let fromMs = 0
  return phases.map((phase) => {
    const lines = segmentsOf(phase)
    const bounds = {
      fromMs,
      toMs: fromMs + phase.durationMs,
      rate: { from: lines[0]?.from ?? 0, to: lines.at(-1)?.to ?? 0 },
    }
    fromMs = bounds.toMs
    return bounds
  })
}

/** The highest rate at any moment, per second. */
export function peakOf(phases: readonly PhasePlan[]): number {
  return Math.max(0, ...phases.flatMap(segmentsOf).flatMap(({ from, to }) => [from, to]))
}

function* chain(
  phases: readonly PhasePlan[],
): Generator<{ segment: Segment; phase: number; startMs: number }> {
  let startMs = 0
  for (const [phase, plan] of phases.entries())
    for (const segment of segmentsOf(plan)) {
      yield { segment, phase, startMs }
      startMs += segment.ms
    }
}

function exponential(dice: Dice): number {
  return -Math.log(1 - dice.share())
}

function picker(entries: readonly MixEntry[]): (share: number) => number {
  const total = entries.reduce((sum, { weight }) => sum + weight, 0)
  const upTo: number[] = []
  for (const { weight } of entries) upTo.push((upTo.at(-1) ?? 0) + weight / total)
  return (share) => {
    const found = upTo.findIndex((bound) => share < bound)
    return found < 0 ? entries.findLastIndex(({ weight }) => weight > 0) : found
  }
}
