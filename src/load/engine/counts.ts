import type { Counts, OutcomeClass } from '../measured.ts'

export function noCounts(): Counts {
  return {
    offered: 0,
    started: 0,
    late: 0,
    dropped: 0,
    held: 0,
    unstarted: 0,
    finished: 0,
    abandoned: 0,
    classes: {},
    bytes: 0,
  }
}

/** All of them together, class by class. */
export function sumCounts(parts: readonly Counts[]): Counts {
  const total = noCounts()
  for (const { classes, ...numbers } of parts) {
    for (const key of Object.keys(numbers) as (keyof typeof numbers)[]) total[key] += numbers[key]
    for (const [key, count = 0] of Object.entries(classes) as [OutcomeClass, number][])
      total.classes[key] = (total.classes[key] ?? 0) + count
  }
  return total
}
