import type { Answer } from '../../client/answer.ts'
import { isUntold } from '../../model/binding.ts'
import { isObject } from '../../model/json.ts'
import type { Operation } from '../../model/operation.ts'
import type { Family } from '../check.ts'
import { type EntityRow, expand, withCases } from '../families.ts'
import type { Rec } from '../reader.ts'
import { type Entity, isGuarded, type Scope } from '../scope.ts'
import type { Body } from '../writes/draft.ts'
import { bodyType } from '../writes/fields.ts'
import { linesSent } from '../writes/line-rows.ts'
import { perWritableRecord, writable } from '../writes/write-families.ts'
import type { Writer } from '../writes/writer.ts'
import { brokenTexts, brokenTextsFor, otherTypes, type SpoilCase, saidToBe } from './spoils.ts'

export interface ForeignRow extends EntityRow {
  /** Sends a field that the document does not have; gives the answer, and the record as it reads back, if there is one. */
  perform(write: Writer): Promise<{ answer: Answer; record: Rec }>
}

const FOREIGN = 'assayProbe'
/** Found under any name that it may have been kept by. */
const VALUE = 'assay probe, not documented'

/** Creation × place where a field stands that the document does not have. */
export const foreignCreations: Family<ForeignRow> = perWritableRecord('create', (entity, scope) => [
  created(entity, entity.name, put),
  ...(entity.lines
    ? [created(entity, `${entity.name}/line`, (body) => putIntoLines(scope, entity, body))]
    : []),
])

/** Update with a field that the document does not have. */
export const foreignUpdates: Family<ForeignRow> = perWritableRecord('update', (entity, { api }) =>
  api.binding.untold && !entity.claims.includes('create')
    ? [{ key: entity.name, omission: { kind: 'not-applicable', because: NOT_MADE } }]
    : [updated(entity)],
)

const NOT_MADE = 'the binding is inferred: nothing tells how a record of our own is made, to change it'

function created(entity: Entity, key: string, add: (body: Body) => void): ForeignRow {
  return {
    key,
    entity,
    perform: async (write) => {
      const body = await write.draft(entity)
      add(body)
      const answer = await write.sendCreate(entity, body)
      const isTaken = answer.status >= 200 && answer.status < 300
      return { answer, record: isTaken ? await write.readBack(entity, write.keyIn(entity, answer)) : {} }
    },
  }
}

function updated(entity: Entity): ForeignRow {
  return {
    key: entity.name,
    entity,
    perform: async (write) => {
      const made = await write.make(entity)
      await write.settle(entity)
      const answer = await write.sendUpdate(entity, made.key, write.updateOf(made, put))
      return { answer, record: await write.readBack(entity, made.key) }
    },
  }
}

function putIntoLines(scope: Scope, entity: Entity, body: Body): void {
  const lines = linesSent(scope, entity, body)
  if (Array.isArray(lines)) for (const line of lines) put(line)
}

function put(holder: unknown): void {
  if (isObject(holder)) holder[FOREIGN] = VALUE
}

/** Fields of a record, at any depth, that were sent though the document does not have them. */
export function foreignIn(record: unknown): string[] {
  const text = JSON.stringify(record ?? null)
  return text.includes(`"${FOREIGN}"`) || text.includes(VALUE) ? [FOREIGN] : []
}

/** Creation × body that is refused before anything is looked up. */
export const refusedCreations: Family<EntityRow & SpoilCase> = (scope) =>
  expand(
    writable('create', ({ create = '' }) => bodyType(scope, create) === 'json'),
    (row) => {
      const creation = scope.api.document.operation(row.entity.create ?? '')
      const texts = creation ? brokenTextsFor(scope, creation) : brokenTexts
      return withCases(row, {
        ...texts,
        ...otherTypeSpoils(creation?.requestTypes ?? []),
        ...(asksWho(scope, creation) ? anonymous : {}),
      })
    },
  )(scope)

function asksWho({ api }: Scope, creation: Operation | undefined): boolean {
  return creation !== undefined && isGuarded(creation) && !isUntold(api.binding, '/authentication')
}

/** Refused before its body is looked at, and lawful but for that. */
const anonymous: Record<string, SpoilCase> = {
  anonymous: { spoil: (init) => ({ ...init, authorization: 'none' }) },
}

function otherTypeSpoils(documented: readonly string[]): Record<string, SpoilCase> {
  const others = Object.entries(otherTypes).filter(([, { type }]) => !documented.includes(type))
  return Object.fromEntries(others.map(([name, { type }]) => [`as-${name}`, { spoil: saidToBe(type) }]))
}
