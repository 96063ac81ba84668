import { type FrozenRemoval, frozenRemovals } from '../../model/frozen.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { claimOf } from './limits.ts'
import { perWritable } from './write-families.ts'

export interface FrozenRemovalRow extends EntityRow, FrozenRemoval {}

/** Limit × state in which a record is not removed, where the system claims that it removes records. */
export const frozenToRemove: Family<FrozenRemovalRow> = perWritable('remove', (entity, { manifest }) => {
  const claims = manifest.entities[entity.name]
  return (claims ? frozenRemovals(claims) : []).map((found) => ({
    ...found,
    key: `${found.limit.id}/${found.state.toLowerCase()}`,
    entity,
    claim: { ...claimOf(entity, found.limit), state: found.state, operation: 'remove' as const },
  }))
})
