import type { Binding, EntityBinding } from '../../model/binding.ts'
import type { Manifest } from '../../model/manifest.ts'
import { ROLES } from '../plugin/bound-operations.ts'

/** Claims all that a binding has: a document says what a system does, and that it is stored. */
export function inferManifest({ api, title, entities }: Binding): Manifest {
  return {
    system: api,
    title,
    api,
    kind: 'stored',
    entities: Object.fromEntries(
      Object.entries(entities).map(([name, entity]) => [name, { operations: rolesOf(entity) }]),
    ),
    // Nothing tells a limit, and a limit that is made up must not be met.
    rateLimit: { requests: 1_000_000, per: '1m' },
    scenarios: [],
  }
}

function rolesOf(entity: EntityBinding) {
  return ROLES.filter((role) => entity[role] !== undefined)
}
