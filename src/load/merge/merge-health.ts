import type { GeneratorHealth } from '../measured.ts'

/** Several generators as one: valid where each is, sums where they add up, else the worst of them. */
export function mergeHealth(parts: readonly { file: string; generator: GeneratorHealth }[]): GeneratorHealth {
  const all = parts.map(({ generator }) => generator)
  const most = (of: (one: GeneratorHealth) => number) => Math.max(...all.map(of))
  const sum = (of: (one: GeneratorHealth) => number) => all.reduce((total, one) => total + of(one), 0)
  const looks = most(({ residentBytes }) => residentBytes.length)
  return {
    verdict: all.some(({ verdict }) => verdict === 'invalid') ? 'invalid' : 'valid',
    reasons: parts.flatMap(({ file, generator }) => generator.reasons.map((reason) => `${file}: ${reason}`)),
    eventLoopDelayMs: worst(all.map(({ eventLoopDelayMs }) => eventLoopDelayMs)),
    cpu: most(({ cpu }) => cpu),
    eventLoopUtilization: most(({ eventLoopUtilization }) => eventLoopUtilization),
    gc: {
      count: sum(({ gc }) => gc.count),
      totalMs: sum(({ gc }) => gc.totalMs),
      maxMs: most(({ gc }) => gc.maxMs),
    },
    startDelayMs: worst(all.map(({ startDelayMs }) => startDelayMs)),
    sockets: {
      opened: sum(({ sockets }) => sockets.opened),
      mostOpen: sum(({ sockets }) => sockets.mostOpen),
    },
    residentBytes: Array.from({ length: looks }, (_, at) =>
      sum(({ residentBytes }) => residentBytes[at] ?? residentBytes.at(-1) ?? 0),
    ),
  }
}

type Delays = GeneratorHealth['startDelayMs']

function worst(all: readonly Delays[]): Delays {
  return {
    p50: Math.max(...all.map(({ p50 }) => p50)),
    p99: Math.max(...all.map(({ p99 }) => p99)),
    max: Math.max(...all.map(({ max }) => max)),
  }
}
