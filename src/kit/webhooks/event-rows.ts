import type { WebhookCause } from '../../model/webhook-binding.ts'
import type { Family, OmittedRow, Row } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import { writable } from '../writes/write-families.ts'

/** An event that the binding names, and what brings it about. */
export interface EventRow extends Row {
  /** Name under the document's `webhooks`. */
  type: string
  when: WebhookCause
  /** What is created or updated. */
  entity?: Entity
}

/** Every event of the binding. */
export const events: Family<EventRow> = (scope) =>
  Object.entries(scope.api.binding.webhooks?.events ?? {}).flatMap(([type, { when, entity: name }]) => {
    const entity = name === undefined ? undefined : entityOf(scope, name)
    if (name !== undefined && !entity) return []
    return [{ key: type, type, when, ...(entity && { entity }) }]
  })

/** The event that is brought about with least ado. */
export function usualEvent(scope: Scope): EventRow | undefined {
  const rows = events(scope).filter((row): row is EventRow => !('omission' in row))
  return rows.find(({ entity }) => !entity) ?? rows[0]
}

export interface WrittenRow extends EntityRow {
  role: 'create' | 'update'
  /** Events due: those that the binding names for it. */
  due: string[]
}

/** Entity × creation or update through the API, in a system that stores; those that no event tells of too. */
export const writtenEvents: Family<WrittenRow> = (scope) =>
  (['create', 'update'] as const).flatMap((role) =>
    writable(role)(scope).map((row): WrittenRow | OmittedRow => {
      if (!('entity' in row)) return { ...row, key: `${row.key}/${role}` }
      return { key: `${row.entity.name}/${role}`, entity: row.entity, role, due: dueEvents(scope, row.entity.name, role) }
    }),
  )

export function dueEvents(scope: Scope, entity: string, role: 'create' | 'update'): string[] {
  const cause = role === 'create' ? 'created' : 'updated'
  return events(scope).flatMap((row) =>
    'type' in row && row.when === cause && row.entity?.name === entity ? [row.type] : [],
  )
}

/** A single row where the recipe signs the time of an attempt. */
export const timedRecipes: Family<Row> = ({ api: { recipe } }) =>
  recipe?.time ? [{ key: 'time' }] : [notSo('time', 'the recipe signs no time, so a replay looks like a retry')]

/** A single row where a delivery has room for several signatures. */
export const listRecipes: Family<Row> = ({ api: { recipe } }) =>
  recipe?.signature?.between === undefined && !recipe?.messageSignature
    ? [notSo('list', 'the recipe has room for one signature alone')]
    : [{ key: 'list' }]

function notSo(key: string, because: string): OmittedRow {
  return { key, omission: { kind: 'not-applicable', because } }
}
