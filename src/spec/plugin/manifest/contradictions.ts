import type { Limit } from '../../../model/limits.ts'
import { samePlace } from '../rule-complaints.ts'
import type { Complaint } from '../schema-problems.ts'
import type { ClaimedEntity } from './claimed-entity.ts'
import { limitedRoles } from './limited-roles.ts'

/** A field that a write must have and may not have: no such write could ever succeed. */
export function contradictions(entity: ClaimedEntity, limit: Limit, place: string): Complaint[] {
  if (limit.kind === 'required') return forbiddenThough(entity, limit, place)
  if (limit.kind !== 'read-only') return []
  const { outcome = 'refused' } = limit
  if (outcome !== 'refused' && outcome !== 'refused-otherwise') return []
  return limit.fields.flatMap((field, index) => {
    const role = limitedRoles(limit).find((one) => entity.demands(one, field))
    if (role === undefined) return []
    const message = `the document demands ${JSON.stringify(field)} on ${role}, so a system cannot refuse it there`
    return [
      {
        pointer: `${place}/fields/${index}`,
        message: `${message}: name other writes in "on", or another outcome`,
      },
    ]
  })
}

function forbiddenThough(
  { forbidding }: ClaimedEntity,
  limit: Limit & { kind: 'required' },
  place: string,
): Complaint[] {
  return limit.fields.flatMap((field, index) => {
    const other = forbidding.find(
      (one) =>
        one.fields.some((forbidden) => samePlace(forbidden, field)) &&
        limitedRoles(one).some((role) => limitedRoles(limit).includes(role)),
    )
    if (!other) return []
    const message = `${JSON.stringify(field)} is required, and the limit ${JSON.stringify(other.id)} says that it cannot be written`
    return [{ pointer: `${place}/fields/${index}`, message: `${message}: drop one of the two` }]
  })
}
