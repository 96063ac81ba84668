import { type Binding, collectionOf, type EntityBinding, type TokenKind } from '../model/binding.ts'
import { type Manifest, OPERATION_ROLES, type OperationRole } from '../model/manifest.ts'

/** One entity as suites see it: its name and all that binding and manifest say of it. */
export interface Entity extends EntityBinding {
  name: string
  token: TokenKind
  paged: boolean
  claims: readonly OperationRole[]
}

/** The entity an operation is bound to, and its role there. */
export interface Part {
  entity: Entity
  role: OperationRole
}

/** What is looked up for each operation, so that a plan grows with their number and no faster. */
export interface ScopeIndex {
  entities: readonly Entity[]
  byName: ReadonlyMap<string, Entity>
  /** By address. */
  parts: ReadonlyMap<string, Part>
  /** Place of the first entity among all, by the path of its collection. */
  collections: ReadonlyMap<string, number>
}

const known = new WeakMap<Binding, WeakMap<Manifest, ScopeIndex>>()

/** Made once for a binding and what a system claims of it: neither changes. */
export function indexOf({
  api: { binding },
  manifest,
}: {
  api: { binding: Binding }
  manifest: Manifest
}): ScopeIndex {
  const ofBinding = known.get(binding) ?? new WeakMap<Manifest, ScopeIndex>()
  known.set(binding, ofBinding)
  const index = ofBinding.get(manifest) ?? makeIndex(binding, manifest)
  ofBinding.set(manifest, index)
  return index
}

function makeIndex(binding: Binding, manifest: Manifest): ScopeIndex {
  const entities = Object.entries(binding.entities).map(([name, bound]) => asEntity(manifest, name, bound))
  const parts = new Map<string, Part>()
  const collections = new Map<string, number>()
  for (const [place, entity] of entities.entries()) {
    const collection = collectionOf(entity)
    if (!collections.has(collection)) collections.set(collection, place)
    for (const role of OPERATION_ROLES) {
      const address = entity[role]
      if (address !== undefined && !parts.has(address)) parts.set(address, { entity, role })
    }
  }
  return { entities, byName: new Map(entities.map((one) => [one.name, one])), parts, collections }
}

function asEntity(manifest: Manifest, name: string, bound: EntityBinding): Entity {
  const claims = manifest.entities[name]?.operations ?? []
  return { ...bound, name, token: bound.token ?? 'connection', paged: bound.paged ?? true, claims }
}
