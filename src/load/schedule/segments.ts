import type { PhasePlan, Profile } from '../load-plan.ts'

/** A stretch of time over which the rate moves in a straight line. ms, and arrivals per second. */
export interface Segment {
  ms: number
  from: number
  to: number
}

/** Every profile is a chain of straight lines, so that one inversion serves all of them. */
export function segmentsOf({ profile, durationMs }: Pick<PhasePlan, 'profile' | 'durationMs'>): Segment[] {
  return linesOf(profile, durationMs).filter(({ ms }) => ms > 0)
}

function linesOf(profile: Profile, ms: number): Segment[] {
  switch (profile.kind) {
    case 'constant':
    case 'soak':
      return [{ ms, from: profile.rate, to: profile.rate }]
    case 'ramp':
      return [{ ms, from: profile.from, to: profile.to }]
    case 'steps':
      return stepsOf(profile, ms)
    case 'spike':
      return spikeOf(profile, ms)
  }
}

function stepsOf({ from, to, plateaus }: Extract<Profile, { kind: 'steps' }>, ms: number): Segment[] {
  const rise = plateaus > 1 ? (to - from) / (plateaus - 1) : 0
  return Array.from({ length: plateaus }, (_, step) => {
    const rate = plateaus > 1 ? from + rise * step : to
    return { ms: ms / plateaus, from: rate, to: rate }
  })
}

function spikeOf(profile: Extract<Profile, { kind: 'spike' }>, ms: number): Segment[] {
  const { base, peak, holdMs, riseMs = 0 } = profile
  const around = (ms - holdMs - 2 * riseMs) / 2
  return [
    { ms: around, from: base, to: base },
    { ms: riseMs, from: base, to: peak },
    { ms: holdMs, from: peak, to: peak },
    { ms: riseMs, from: peak, to: base },
    { ms: around, from: base, to: base },
  ]
}

/** Arrivals that a segment brings: the area under its line. */
export function areaOf({ ms, from, to }: Segment): number {
  return ((from + to) / 2) * (ms / 1000)
}

/**
 * ms into a segment at which so many arrivals have come. Solves `from·t + (to−from)·t²/(2·T) = area` in the form that
 * loses no digits where the line is level.
 */
export function momentAt({ ms, from, to }: Segment, area: number): number {
  const bend = (to - from) / (ms / 1000)
  const root = Math.sqrt(Math.max(0, from * from + 2 * bend * area))
  return from + root === 0 ? 0 : Math.min(ms, (2000 * area) / (from + root))
}

/** Arrivals per second that the plan wants at a moment, in ms since its start; 0 outside of it. */
export function rateAt(phases: readonly Pick<PhasePlan, 'profile' | 'durationMs'>[], ms: number): number {
  let left = ms
  for (const segment of phases.flatMap(segmentsOf)) {
    if (left < segment.ms) return segment.from + (segment.to - segment.from) * (left / segment.ms)
    left -= segment.ms
  }
  return 0
}
