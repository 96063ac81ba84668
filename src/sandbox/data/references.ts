import type { Realm } from './place.ts'

/** Fields of an entity's records that name records of others, by pointer with `*`: its lines' and its state included. */
export function referencesOf({ plan, other }: Realm): Record<string, string> {
  const { binding, mirroredBy, mirror } = plan
  const lines = mirroredBy && other(mirroredBy.entity)?.plan.binding.references
  const inLines = Object.entries(lines ?? {}).map(([pointer, entity]): [string, string] => [
    `${mirroredBy?.lines}/*${pointer}`,
    entity,
  ])
  const state = binding.state && !mirror ? { [binding.state.at]: binding.state.entity } : {}
  return { ...Object.fromEntries(inLines), ...state, ...binding.references }
}
