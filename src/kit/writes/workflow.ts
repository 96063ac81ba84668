import type { ErrorSituation } from '../../model/binding.ts'
import type { Outcome, StatesClaim } from '../../model/limits.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'

export { stateNames } from '../../model/workflow.ts'

export function statesOf({ manifest }: Scope, { name }: Entity): StatesClaim | undefined {
  return manifest.entities[name]?.states
}

/** The states to go through from the initial one, the wanted one last: a shortest way. */
export function pathTo(scope: Scope, entity: Entity, wanted: string): string[] {
  const states = statesOf(scope, entity)
  if (!states) throw new Unjudged(`the manifest claims no workflow of ${entity.name}`)
  const ways = new Map<string, string[]>([[states.initial, []]])
  for (const [state, way] of ways)
    for (const next of states.transitions[state] ?? []) if (!ways.has(next)) ways.set(next, [...way, next])
  const found = ways.get(wanted)
  if (found) return found
  throw new Unjudged(`no way leads from ${states.initial} to ${wanted}`)
}

/** What becomes of a step that is not allowed, and for which reason it is refused. */
export function workflowOf(scope: Scope, entity: Entity): [claimed: Outcome, refusal: ErrorSituation] {
  const states = statesOf(scope, entity)
  return [states?.outcome ?? 'refused', states?.refusal ?? 'conflict']
}
