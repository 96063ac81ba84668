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
