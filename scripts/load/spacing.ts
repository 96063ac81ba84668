/** Differences of ascending instants. */
export function gapsOf(instants: readonly number[]): number[] {
  return instants.slice(1).map((at, index) => at - (instants[index] ?? 0))
}

/** The most instants that lie within any so many ms. */
export function mostInSlice(instants: readonly number[], ms: number): number {
  let first = 0
  let most = 0
  for (const [last, at] of instants.entries()) {
    while (at - (instants[first] ?? at) >= ms) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

/** Largest distance between what was seen and an exponential distribution of that mean (Kolmogorov and Smirnov). */
export function distanceFromExponential(gaps: readonly number[], mean: number): number {
  const sorted = gaps.toSorted((a, b) => a - b)
  const distances = sorted.map((gap, at) => {
    const expected = 1 - Math.exp(-gap / mean)
    return Math.max(Math.abs(expected - at / sorted.length), Math.abs(expected - (at + 1) / sorted.length))
  })
  return Math.max(...distances)
}
