import type { Glance } from '../load/engine/load-means.ts'
import { mergeHistograms, percentileMs } from '../load/histogram/latency-histogram.ts'
import { showDuration } from '../model/duration.ts'
import type { Output } from '../model/io.ts'

/** Seconds between two lines where nothing can be redrawn. */
const EVERY = 10

/** Shows how a run goes: one line that is drawn anew each second on a terminal, else a line every ten seconds. */
export function createLoadProgress(
  out: Output,
  plannedMs: number,
): { onSecond(glance: Glance): void; done(): void } {
  const { columns } = out
  let seconds = 0
  return {
    onSecond: (glance) => {
      seconds += 1
      const line = showGlance(glance, plannedMs)
      if (columns !== undefined) out.write(`\r${fitted(line, columns)}\x1b[K`)
      else if (seconds % EVERY === 1) out.write(`${line.join('  ')}\n`)
    },
    done: () => {
      if (columns !== undefined) out.write('\r\x1b[K')
    },
  }
}

/** The parts of a line, the most important first. */
function showGlance({ elapsedMs, totals, recent }: Glance, plannedMs: number): string[] {
  const last = recent.at(-1)
  const ok = mergeHistograms(
    recent.flatMap(({ latencies }) =>
      latencies.filter((one) => one.class === 'ok').map(({ latency }) => latency),
    ),
  )
  const perSecond = (of: 'offered' | 'ended') =>
    recent.reduce((sum, second) => sum + second[of], 0) / Math.max(1, recent.length)
  const at = (percent: number) => (ok.count === 0 ? '-' : `${percentileMs(ok, percent).toFixed(0)} ms`)
  const left = Math.max(0, plannedMs - elapsedMs)
  return [
    `${showDuration(left)} to go`,
    `${perSecond('ended').toFixed(1)} of ${perSecond('offered').toFixed(1)}/s`,
    `p50 ${at(50)}`,
    `p99 ${at(99)}`,
    `failed ${totals.finished - (totals.classes.ok ?? 0)}`,
    `waiting ${last?.backlog ?? 0}`,
    ...(totals.dropped > 0 ? [`dropped ${totals.dropped}`] : []),
  ]
}

/** As many parts as a line of the terminal holds: one that wraps could not be drawn anew. */
function fitted(parts: readonly string[], columns: number): string {
  let line = ''
  for (const part of parts) {
    const longer = line === '' ? part : `${line}  ${part}`
    if (longer.length >= columns) break
    line = longer
  }
  return line === '' ? (parts[0] ?? '').slice(0, Math.max(0, columns - 1)) : line
}
