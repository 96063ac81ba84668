import { monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks'
import { percentileMs } from '../histogram/latency-histogram.ts'
import type { GeneratorHealth, HistogramData } from '../measured.ts'

/** What only the process itself can tell; handed in by the command. */
export interface Gauges {
  /** ms of CPU that this thread has used. */
  cpuMs(): number
  residentBytes(): number
}

/** Beyond these, what is slow may be the generator. */
export interface HealthLimits {
  eventLoopDelayP99Ms: number
  startDelayP99Ms: number
  /** Of one core, 0 to 1. */
  cpu: number
}

export const USUAL_HEALTH: HealthLimits = { eventLoopDelayP99Ms: 25, startDelayP99Ms: 25, cpu: 0.95 }

/** What a run knows of itself. */
export interface OwnFacts {
  /** From intended to actual start, of those that found a free place at once. */
  startDelay: HistogramData
  sockets: GeneratorHealth['sockets']
}

export interface GeneratorWatch {
  /** About once a second. */
  sample(): void
  /** Ends watching. */
  finish(own: OwnFacts): GeneratorHealth
}

/** ms between two looks at the event loop; what was waited beyond it is delay. */
const LOOK_MS = 10

/** Watches this thread from now on. */
export function watchGenerator(gauges: Gauges, limits: HealthLimits = USUAL_HEALTH): GeneratorWatch {
  const delay = monitorEventLoopDelay({ resolution: LOOK_MS })
  delay.enable()
  const pauses = watchGc()
  const began = { at: performance.now(), cpu: gauges.cpuMs(), loop: performance.eventLoopUtilization() }
  const residentBytes: number[] = []
  return {
    sample: () => void residentBytes.push(gauges.residentBytes()),
    finish: ({ startDelay, sockets }) => {
      delay.disable()
      const cpu = (gauges.cpuMs() - began.cpu) / (performance.now() - began.at)
      const measured = {
        eventLoopDelayMs: delayOf(delay),
        cpu,
        eventLoopUtilization: performance.eventLoopUtilization(began.loop).utilization,
        gc: pauses.finish(),
        startDelayMs: startDelayOf(startDelay),
        sockets,
        residentBytes,
      }
      return { ...judgeHealth(measured, limits), ...measured }
    },
  }
}

/** Pure, so that its bounds can be tried without a busy machine. */
export function judgeHealth(
  health: Pick<GeneratorHealth, 'eventLoopDelayMs' | 'cpu' | 'startDelayMs'>,
  limits: HealthLimits,
): Pick<GeneratorHealth, 'verdict' | 'reasons'> {
  const over: [string, number, number, string][] = [
    ['p99 of the delay of the event loop', health.eventLoopDelayMs.p99, limits.eventLoopDelayP99Ms, ' ms'],
    ['p99 of the delay of starts', health.startDelayMs.p99, limits.startDelayP99Ms, ' ms'],
    ['CPU of the generator', health.cpu, limits.cpu, ' of a core'],
  ]
  const reasons = over.flatMap(([what, value, limit, unit]) =>
    value > limit
      ? [
          `The ${what} was ${value.toFixed(2)}${unit}, more than ${limit}${unit}: lower the rate, or use more workers or a calmer machine.`,
        ]
      : [],
  )
  return { verdict: reasons.length > 0 ? 'invalid' : 'valid', reasons }
}

function delayOf(delay: ReturnType<typeof monitorEventLoopDelay>): GeneratorHealth['eventLoopDelayMs'] {
  const beyond = (ns: number) => (delay.count === 0 ? 0 : Math.max(0, ns / 1e6 - LOOK_MS))
  return { p50: beyond(delay.percentile(50)), p99: beyond(delay.percentile(99)), max: beyond(delay.max) }
}

function startDelayOf(data: HistogramData): GeneratorHealth['startDelayMs'] {
  if (data.count === 0) return { p50: 0, p99: 0, max: 0 }
  return { p50: percentileMs(data, 50), p99: percentileMs(data, 99), max: data.max / 1000 }
}

function watchGc(): { finish(): GeneratorHealth['gc'] } {
  const gc = { count: 0, totalMs: 0, maxMs: 0 }
  const note = (entries: readonly { duration: number }[]) => {
    for (const { duration } of entries) {
      gc.count += 1
      gc.totalMs += duration
      gc.maxMs = Math.max(gc.maxMs, duration)
    }
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  return {
    finish: () => {
      note(observer.takeRecords())
      observer.disconnect()
      return gc
    },
  }
}
