import autocannon from 'autocannon'
import type { Percentiles } from './finding.ts'
import { showPercentiles } from './finding.ts'

/**
 * What autocannon tells of the same server at the same rate, with its correction for coordinated omission and without.
 * Its model is closed: each of ten connections waits for its answer, and no arrival that it leaves out is counted.
 */
export async function besideAutocannon(
  fresh: (use: (url: string) => Promise<Percentiles>) => Promise<Percentiles>,
  rate: number,
): Promise<string[]> {
  const lines: string[] = []
  for (const corrected of [true, false]) {
    const figures = await fresh((url) => autocannonAt(url, rate, corrected))
    lines.push(showPercentiles(`autocannon, correction ${corrected ? 'on (default)' : 'off'}`, figures))
  }
  return lines
}

async function autocannonAt(url: string, rate: number, corrected: boolean): Promise<Percentiles> {
  const { latency } = await autocannon({
    url,
    connections: 10,
    duration: 10,
    overallRate: rate,
    ignoreCoordinatedOmission: !corrected,
  })
  // Its types are of an earlier version, and lack the count of samples.
  const { min, p50, p90, p99, max, totalCount } = latency as typeof latency & { totalCount: number }
  return { n: totalCount, min, p50, p90, p99, max }
}
