import type { Family, OmittedRow, Row } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Scope } from '../scope.ts'
import { writable } from '../writes/write-families.ts'
import { type Happens, happenings, writtenCauses } from './happenings.ts'

export interface EventRow extends Row, Happens {}

/** Every event of the binding. */
export const events: Family<EventRow> = (scope) => {
  const possible = new Map(happenings(scope).map((one) => [one.type, one]))
  return Object.entries(scope.api.binding.webhooks?.events ?? {}).map(([type, { entity }]) => {
    const happens = possible.get(type)
    return happens
      ? { key: type, ...happens, ...meansOf(scope, type) }
      : notSo(type, `${scope.manifest.system} does not claim to list ${entity}`)
  })
}

/** Behind the API anything can be made to happen; through it, what it writes. */
function meansOf(scope: Scope, type: string): Pick<Row, 'danger' | 'needs'> {
  const isWritten = writtenCauses(scope).some((one) => one.type === type)
  return isWritten ? { danger: 'write' } : { needs: ['control'] }
}

export interface WrittenRow extends EntityRow {
  role: 'create' | 'update'
  /** Names of the events that the binding has for it. */
  due: string[]
}

/** Entity × creation or update through the API, in a system that stores. A run updates what it created alone. */
export const writtenEvents: Family<WrittenRow> = (scope) =>
  (['create', 'update'] as const).flatMap((role) =>
    writable(role, ({ claims }) => claims.includes('create'))(scope).map((row): WrittenRow | OmittedRow => {
      const key = `${row.key}/${role}`
      return 'entity' in row
        ? { key, entity: row.entity, role, due: dueEvents(scope, row.entity.name, role) }
        : { ...row, key }
    }),
  )

/** Those of which an event tells. */
export const toldWrites: Family<WrittenRow> = (scope) =>
  writtenEvents(scope).filter((row) => !('due' in row) || row.due.length > 0)

function dueEvents(scope: Scope, name: string, role: 'create' | 'update'): string[] {
  const cause = role === 'create' ? 'created' : 'updated'
  return happenings(scope)
    .filter(({ when, entity }) => when === cause && entity?.name === name)
    .map(({ type }) => type)
}

/** A single row where the recipe signs the time of an attempt. */
export const timedRecipes: Family<Row> = ({ api: { recipe } }) =>
  recipe?.time
    ? [{ key: 'time' }]
    : [notSo('time', 'the recipe signs no time, so a replay looks like a retry')]

/** A single row where a delivery has room for several signatures. */
export const listRecipes: Family<Row> = ({ api: { recipe } }) =>
  recipe?.signature?.between === undefined && !recipe?.messageSignature
    ? [notSo('list', 'the recipe has room for one signature alone')]
    : [{ key: 'list' }]

function notSo(key: string, because: string): OmittedRow {
  return { key, omission: { kind: 'not-applicable', because } }
}

export interface StatusRow extends Row {
  status: number
}

/** Statuses that the binding says something of. */
export function statusesOf(part: 'gone' | 'slowDown'): Family<StatusRow> {
  return ({ api: { binding } }) => {
    const { gone = [], slowDown } = binding.webhooks ?? {}
    const statuses = part === 'gone' ? gone : (slowDown?.statuses ?? [])
    return statuses.map((status) => ({ key: String(status), status }))
  }
}
