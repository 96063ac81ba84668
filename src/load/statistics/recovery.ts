export type Recovery =
  | { kind: 'recovered'; seconds: number }
  | { kind: 'not-recovered'; watched: number; reason: string }

/**
 * Seconds from the end of a disturbance until the objective holds again and stays so. `held[i]` says of second i after the
 * disturbance whether it did; a second without samples is undefined and holds nothing. A single good second between bad
 * ones is no recovery: so many in a row must hold.
 */
export function recoveryAfter(held: readonly (boolean | undefined)[], inARow = 5): Recovery {
  let good = 0
  for (const [second, holds] of held.entries()) {
    good = holds === true ? good + 1 : 0
    if (good === inARow) return { kind: 'recovered', seconds: second + 1 - inARow }
  }
  return {
    kind: 'not-recovered',
    watched: held.length,
    reason: `Within ${held.length} s the objective did not hold for ${inARow} s in a row: let the phase after the spike last longer, or look for a backlog that does not shrink.`,
  }
}
