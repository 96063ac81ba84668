import type { Limit, WriteRole } from '../../../model/limits.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Complaint } from '../schema-problems.ts'
import { boundComplaints } from './bound-complaints.ts'
import type { ClaimedEntity } from './claimed-entity.ts'
import { contradictions } from './contradictions.ts'
import { FieldCheck } from './field-check.ts'
import { limitedRoles } from './limited-roles.ts'
import { unreachableState } from './state-complaints.ts'

/** Limits of an entity that name what is not there, that nothing can try, or that contradict each other. */
export function limitComplaints(entity: ClaimedEntity): Complaint[] {
  const limits = entity.claims.limits ?? []
  return limits.flatMap((limit, index) => {
    const place = toPointer(['entities', entity.name, 'limits', index])
    const unclaimed = unclaimedRoles(entity, limit, place)
    return [
      ...unclaimed,
      ...kindComplaints(entity, limit, place),
      ...(unclaimed.length > 0 ? [] : contradictions(entity, limit, place)),
    ]
  })
}

/** A limit on a write that the system does not claim is never tried. */
function unclaimedRoles(entity: ClaimedEntity, limit: Limit, place: string): Complaint[] {
  const { name, claims } = entity
  const claimed = `it claims: ${claims.operations.join(', ')}`
  const says = (roles: readonly WriteRole[]) =>
    `limits ${roles.join(' and ')} of ${name}, which this system does not claim; ${claimed}`
  const listed = 'on' in limit ? limit.on : undefined
  if (listed)
    return [...listed.entries()]
      .filter(([, role]) => !claims.operations.includes(role))
      .map(([index, role]) => ({ pointer: `${place}/on/${index}`, message: says([role]) }))
  const roles = limitedRoles(limit)
  return entity.claimsAny(roles) ? [] : [{ pointer: `${place}/kind`, message: says(roles) }]
}

function kindComplaints(entity: ClaimedEntity, limit: Limit, place: string): Complaint[] {
  const fields = new FieldCheck(entity, limit, place)
  switch (limit.kind) {
    case 'read-only':
      return fields.known(limit.fields)
    case 'required':
      return fields.sent(limit.fields, 'every')
    case 'reference':
      return [
        ...fields.references(limit.fields),
        ...fields.ofReferenced(limit.fields, limit.where ?? {}),
        ...boundComplaints(limit.where ?? {}, place),
      ]
    case 'enumerated':
      return [...fields.sent(limit.fields, 'some'), ...fields.values(limit.fields, limit.values)]
    case 'custom-field':
      return fields.custom(limit.fields)
    case 'frozen':
      return [
        ...fields.sent(limit.fields ?? [], 'some'),
        ...limit.states.flatMap((state, index) =>
          unreachableState(entity, state, `${place}/states/${index}`),
        ),
      ]
    case 'lines':
      return entity.bound.lines
        ? []
        : [
            {
              pointer: `${place}/kind`,
              message: `the binding gives ${entity.name} no lines: add "lines" there`,
            },
          ]
    case 'business-rule':
      return [
        ...fields.sentAt(Object.keys(limit.where)),
        ...fields.comparable(limit.where),
        ...boundComplaints(limit.where, place),
      ]
  }
}
