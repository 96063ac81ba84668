/** What a steady stretch of a run has measured. */
export interface Flow {
  /** Mean count of requests that wait or are under way. */
  meanInSystem: number
  /** Ended per second. */
  perSecond: number
  /** Mean time from the intended start to the end, ms. */
  meanMs: number
}

export interface LittlesLaw {
  holds: boolean
  /** Requests in the system that throughput and time account for. */
  expected: number
  measured: number
  /** For people, one sentence. */
  reason: string
}

/**
 * Over a steady stretch the mean count in the system is the throughput times the mean time in it, whatever the arrivals and
 * the service are. Where it does not hold, the stretch was not steady or some requests were not measured. The count is
 * looked at once a second, so it may be off by one request besides the tolerance.
 * Source: J. Little, "A Proof for the Queuing Formula: L = λW", 1961; J. Little, S. Graves, "Little's Law", 2008.
 */
export function littlesLaw({ meanInSystem, perSecond, meanMs }: Flow, tolerance = 0.1): LittlesLaw {
  const expected = (perSecond * meanMs) / 1000
  const holds = Math.abs(meanInSystem - expected) <= Math.max(1, tolerance * expected)
  const figures = `${perSecond.toFixed(1)}/s for ${meanMs.toFixed(0)} ms each account for ${expected.toFixed(1)} requests in the system; ${meanInSystem.toFixed(1)} were counted`
  return {
    holds,
    expected,
    measured: meanInSystem,
    reason: holds
      ? `${figures}.`
      : `${figures}: the stretch was not steady, or requests went unmeasured. Judge a stretch after warm-up.`,
  }
}
