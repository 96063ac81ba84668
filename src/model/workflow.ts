import type { StatesClaim } from './limits.ts'

/** Every state that a workflow names, the initial one first. */
export function stateNames({ initial, transitions }: StatesClaim): string[] {
  return [...new Set([initial, ...Object.keys(transitions), ...Object.values(transitions).flat()])]
}

/** Every state that a new record may come to, the initial one first. */
export function reachableStates({ initial, transitions }: StatesClaim): Set<string> {
  const found = new Set([initial])
  for (const state of found) for (const next of transitions[state] ?? []) found.add(next)
  return found
}
