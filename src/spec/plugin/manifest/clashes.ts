import { type Json, sameJson } from '../../../model/json.ts'
import type { Limit } from '../../../model/limits.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Complaint } from '../schema-problems.ts'
import type { ClaimedEntity } from './claimed-entity.ts'
import { limitedRoles } from './limited-roles.ts'

/** Limits of one field that say different things of the same write: at most one of them could hold. */
export function clashes({ name, claims }: ClaimedEntity): Complaint[] {
  const shut = new Map<string, Limit>()
  const listed = new Map<string, { limit: Limit; values: Json[] }>()
  return (claims.limits ?? []).flatMap((limit, index) => {
    if (!('fields' in limit)) return []
    return (limit.fields ?? []).flatMap((field, number) => {
      const pointer = toPointer(['entities', name, 'limits', index, 'fields', number])
      const place = field.replaceAll(/\/\d+(?=\/|$)/g, '/*')
      const message = otherOutcome(shut, limit, place) ?? noCommonValue(listed, limit, place)
      return message === undefined ? [] : [{ pointer, message: `${JSON.stringify(field)} ${message}` }]
    })
  })
}

function otherOutcome(shut: Map<string, Limit>, limit: Limit, place: string): string | undefined {
  if (limit.kind !== 'read-only' && limit.kind !== 'custom-field') return undefined
  const { outcome = 'refused' } = limit
  for (const role of limitedRoles(limit)) {
    const first = shut.get(`${role} ${place}`)
    if (first && (first.outcome ?? 'refused') !== outcome)
      return `is ${outcome} on ${role} here, and ${first.outcome ?? 'refused'} in the limit ${JSON.stringify(first.id)}: keep one of the two`
    shut.set(`${role} ${place}`, first ?? limit)
  }
  return undefined
}

function noCommonValue(
  listed: Map<string, { limit: Limit; values: Json[] }>,
  limit: Limit,
  place: string,
): string | undefined {
  if (limit.kind !== 'enumerated') return undefined
  const first = listed.get(place)
  const values = limit.values.filter(
    (value) => first === undefined || first.values.some((other) => sameJson(value, other)),
  )
  if (first && values.length === 0)
    return `takes none of these values by the limit ${JSON.stringify(first.limit.id)}: keep one of the two`
  listed.set(place, { limit, values })
  return undefined
}
