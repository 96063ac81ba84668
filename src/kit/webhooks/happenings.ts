import type { WebhookCause } from '../../model/webhook-binding.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'

/** An event that the binding names, and what brings it about. */
export interface Happens {
  /** Name under the document's `webhooks`. */
  type: string
  when: WebhookCause
  /** What is created or updated. */
  entity?: Entity
}

/** Those that the system can bring about, for it claims what they tell of. */
export function happenings(scope: Scope): Happens[] {
  return Object.entries(scope.api.binding.webhooks?.events ?? {}).flatMap(
    ([type, { when, entity: name }]) => {
      const entity = name === undefined ? undefined : entityOf(scope, name)
      if (name !== undefined && !entity?.claims.includes('list')) return []
      return [{ type, when, ...(entity && { entity }) }]
    },
  )
}

/** The event that is brought about with least ado. */
export function usualEvent(scope: Scope): Happens | undefined {
  const all = happenings(scope)
  return all.find(({ entity }) => !entity) ?? all[0]
}

/** An event that a write through the API brings about. */
export interface WrittenHappening extends Happens {
  when: 'created' | 'updated'
  entity: Entity
}

/** Those that a run can bring about with nothing but the API: what it stores, and lets a run create. */
export function writtenCauses(scope: Scope): WrittenHappening[] {
  if (scope.manifest.kind !== 'stored') return []
  return happenings(scope).filter((one): one is WrittenHappening => {
    const claims = one.entity?.claims ?? []
    if (one.when !== 'created' && one.when !== 'updated') return false
    return claims.includes('create') && (one.when === 'created' || claims.includes('update'))
  })
}

/** The one of them that is brought about with least ado. */
export function usualWritten(scope: Scope): WrittenHappening | undefined {
  return writtenCauses(scope).find(({ when }) => when === 'created')
}

/** The event that tells of a new record of an entity. */
export function createdEvent(scope: Scope, entity: string): Happens | undefined {
  return happenings(scope).find((one) => one.when === 'created' && one.entity?.name === entity)
}
