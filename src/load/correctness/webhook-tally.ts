import { LatencyHistogram, percentileMs } from '../histogram/latency-histogram.ts'
import type { CorrectnessMeasured } from '../measured.ts'

/** Events of records that a run created, against the deliveries that came of them. Times are in ms, on one clock. */
export interface WebhookTally {
  /** A create was answered well. */
  created(key: string, atMs: number): void
  /** A delivery of an event of a creation; what names no record of this run is of somebody else. */
  arrived(event: { id: string; keys: readonly string[] }, atMs: number): void
  /** How many created records no delivery has named yet. */
  lacking(): number
  result(): CorrectnessMeasured
}

/**
 * Lost is a creation that no delivery names. Twice is an event that is delivered again though its receiver took it at once: told, and no
 * wrong, since webhooks are sent at least once. A delivery that comes before the answer of its write has no delay.
 */
export function openWebhookTally(): WebhookTally {
  const answered = new Map<string, number>()
  const first = new Map<string, number>()
  const seen = new Set<string>()
  const repeated: string[] = []
  const lost = () => [...answered.keys()].filter((key) => !first.has(key))
  return {
    created: (key, atMs) => void answered.set(key, atMs),
    arrived: ({ id, keys }, atMs) => {
      if (seen.has(id)) repeated.push(...keys)
      seen.add(id)
      for (const key of keys) if (!first.has(key)) first.set(key, atMs)
    },
    lacking: () => lost().length,
    result: () => {
      const delays = new LatencyHistogram()
      for (const [key, atMs] of answered) {
        const arrivedAt = first.get(key)
        if (arrivedAt !== undefined) delays.record(Math.max(0, arrivedAt - atMs))
      }
      const delay = delays.data()
      const [p50, p95, p99] = [50, 95, 99].map(
        (percent) => `p${percent} ${milliseconds(percentileMs(delay, percent))}`,
      )
      const twice = repeated.filter((key) => answered.has(key)).length
      const late =
        delay.count === 0 ? '' : `; delay ${p50}, ${p95}, ${p99}, at most ${milliseconds(delay.max / 1000)}`
      return {
        ...{ what: 'webhooks', checked: answered.size, of: answered.size, wrong: lost().length, delay },
        told: `${lost().length} lost and ${twice} delivered twice of ${answered.size} events of records that were created${late}`,
        examples: [],
      }
    },
  }
}

const milliseconds = (ms: number) => `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`
