import { REFUSALS } from '../kit/expect-answer.ts'
import type { Part, Scope } from '../kit/scope.ts'
import { placesAt } from '../kit/values.ts'
import { meets } from '../kit/writes/conditions.ts'
import { fieldAt, writeFields } from '../kit/writes/fields.ts'
import { limitsOf } from '../kit/writes/limits.ts'
import type { ErrorSituation } from '../model/binding.ts'
import type { Limit, LimitClaim, WriteRole } from '../model/limits.ts'

/** A write that a contract expects to be taken, and the status it was answered with. */
export interface Refused {
  part: Part
  body: unknown
  status: number
}

/**
 * Ids of the manifest's limits by which a system may refuse a write with this status: only those that the write meets, by a field that
 * it has, or lacks, or by asking for a state. What state a record is in, or what it refers to, is not known here.
 */
export function limitsMet(scope: Scope, { part: { entity, role }, body, status }: Refused): string[] {
  const { states } = scope.manifest.entities[entity.name] ?? {}
  const refuses = (claim: LimitClaim, usual: ErrorSituation) =>
    REFUSING.includes(claim.outcome ?? 'refused') && REFUSALS[claim.refusal ?? usual].includes(status)
  const asksForState = role === 'status' || (entity.state && placesAt(body, entity.state.at).length > 0)
  const byState = states && asksForState && refuses(states, 'conflict') ? [states.id] : []
  if (role !== 'create' && role !== 'update') return byState
  const fields = writeFields(scope, entity, role)
  const valuesAt = (record: string) =>
    placesAt(body, fieldAt(fields, record)?.body ?? record).map(({ value }) => value)
  const met = limitsOf(scope, entity).filter(
    (limit) =>
      refuses(limit, limit.kind === 'frozen' ? 'conflict' : 'invalid') && isMet(limit, { role, valuesAt }),
  )
  return [...byState, ...met.map(({ id }) => id)]
}

const REFUSING = ['refused', 'unchanged-only']

interface Asked {
  role: WriteRole
  /** What the body has at a place of the record. */
  valuesAt(record: string): unknown[]
}

function isMet(limit: Limit, { role, valuesAt }: Asked): boolean {
  const has = (field: string) => valuesAt(field).length > 0
  switch (limit.kind) {
    case 'read-only':
      return (limit.on?.includes(role) ?? true) && limit.fields.some(has)
    case 'required':
      return (limit.on?.includes(role) ?? role === 'create') && !limit.fields.every(has)
    case 'enumerated':
      return limit.fields.flatMap(valuesAt).some((value) => !limit.values.some((one) => one === value))
    case 'frozen':
      return role === 'update' && (limit.fields?.some(has) ?? true)
    case 'lines':
      return false
    case 'business-rule':
      return Object.entries(limit.where).some(([field, condition]) =>
        valuesAt(field).some((value) => !meets(value, condition)),
      )
    default:
      return limit.fields.some(has)
  }
}
