/** What was sent to one operation and came back, as sets: how often does not matter to what was exercised. */
export interface Exercised {
  /** `GET /api/erp/vendors/{key}` */
  operation: string
  /** Statuses answered, by content type without its parameters; by `` where an answer had none. */
  answers: Answered
  /** Statuses answered to calls with a documented parameter, by `query page`; none where no answer came. */
  parameters: Answered
  /** Statuses answered to calls with a documented content type, by that type as the document writes it. */
  requestTypes: Answered
}

/** Statuses, ascending, by name. */
export type Answered = Record<string, number[]>

/** All together: each operation once, everything in order, so that the same calls always give the same. */
export function sumExercised(all: readonly Exercised[]): Exercised[] {
  return [...Map.groupBy(all, ({ operation }) => operation)]
    .map(([operation, alike]) => ({
      operation,
      answers: union(alike.map(({ answers }) => answers)),
      parameters: union(alike.map(({ parameters }) => parameters)),
      requestTypes: union(alike.map(({ requestTypes }) => requestTypes)),
    }))
    .sort((a, b) => (a.operation < b.operation ? -1 : 1))
}

function union(all: readonly Answered[]): Answered {
  const sets = new Map<string, Set<number>>()
  for (const [name, statuses] of all.flatMap((one) => Object.entries(one)))
    sets.set(name, new Set([...(sets.get(name) ?? []), ...statuses]))
  return inOrder(sets)
}

export function inOrder(sets: ReadonlyMap<string, ReadonlySet<number>>): Answered {
  return Object.fromEntries(
    [...sets]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, statuses]) => [name, [...statuses].sort((a, b) => a - b)]),
  )
}
