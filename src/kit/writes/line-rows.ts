import type { OperationRole } from '../../model/manifest.ts'
import { at } from '../../model/pointer.ts'
import type { Family, OmittedRow } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Rec } from '../reader.ts'
import { type Entity, entitiesOf, entityOf, type Scope } from '../scope.ts'
import { type Body, copied } from './draft.ts'
import { fieldAt, leaves, put, type WriteField, writeFields } from './fields.ts'
import { claimOf, fieldsOf, limitsOf, ofKind } from './limits.ts'
import { perWritable } from './write-families.ts'
import type { Writer } from './writer.ts'

/** Entities whose records have lines that a body of this operation may carry. */
export function withLines(role: Extract<OperationRole, 'create' | 'update'>): Family<EntityRow> {
  return perWritable(role, (entity, scope) =>
    entity.claims.includes('create') && lineField(scope, entity, role) ? [{ key: entity.name, entity }] : [],
  )
}

/** The lines of a record. */
export function linesIn(record: unknown, { lines }: Entity): unknown[] {
  const found = at(record, lines?.at ?? '/lines')
  return Array.isArray(found) ? found : []
}

/** The lines as the body of a creation calls them. */
export function linesSent(scope: Scope, entity: Entity, body: unknown): unknown {
  return at(body, lineField(scope, entity, 'create')?.body ?? '')
}

function lineField(scope: Scope, entity: Entity, role: 'create' | 'update'): WriteField | undefined {
  return entity.lines && fieldAt(writeFields(scope, entity, role), entity.lines.at)
}

export interface LineOrderRow extends EntityRow {
  arrange(body: Body): void
}

/** Entity with lines × order in which they are sent: a system that sorts them can be right by chance in one. */
export const lineOrders: Family<LineOrderRow> = perWritable('create', (entity, scope) => {
  const list = lineField(scope, entity, 'create')?.body
  if (list === undefined) return []
  const reverse = (body: Body) => put(body, list, (at(body, list) as unknown[]).toReversed())
  return [
    { key: entity.name, entity, arrange: () => {} },
    { key: `${entity.name}/reversed`, entity, arrange: reverse },
  ]
})

export interface BadLineRow extends EntityRow {
  /** Makes the line refer to nobody. */
  spoil(write: Writer, body: Body): Promise<void>
  /** How many headers there are, and records of whatever refers to headers. */
  trace(write: Writer): Promise<number[]>
}

const PLACES = { first: 0, middle: 1, last: 2 }

/** Entity with lines × place of the line that is invalid. */
export const badLines: Family<BadLineRow> = perWritable('create', (entity, scope) => {
  const list = lineField(scope, entity, 'create')
  const reference = list && leaves([list]).find(({ record }) => isReadable(scope, entity, record))
  if (!reference) return []
  return Object.entries(PLACES).map(([place, index]) => ({
    key: `${entity.name}/${place}`,
    entity,
    spoil: async (write, body) =>
      put(body, reference.body.replace('*', String(index)), await write.nobody(entity, reference.record)),
    trace: (write) => Promise.all([entity, ...referring(scope, entity)].map((one) => write.count(one))),
  }))
})

function isReadable(scope: Scope, entity: Entity, pointer: string): boolean {
  return entityOf(scope, entity.references[pointer] ?? '')?.claims.includes('list') ?? false
}

function referring(scope: Scope, { name }: Entity): Entity[] {
  return entitiesOf(scope).filter(
    (entity) =>
      entity.name !== name &&
      entity.claims.includes('list') &&
      Object.values(entity.references).includes(name),
  )
}

/** Puts all lines of a record into the body of an update, where the place to change is in one of them. */
export function sendLines(
  scope: Scope,
  { entity, place }: { entity: Entity; place: string },
  { body, record }: { body: Body; record: Rec },
): void {
  const list = lineField(scope, entity, 'update')
  if (list && place.startsWith(`${list.record}/`))
    put(body, list.body, linesToSend(list, linesIn(record, entity)))
}

function linesToSend({ children: [item] }: WriteField, lines: unknown[]): unknown[] {
  return lines.map((line) => copied(item?.children ?? [], line, new Set()))
}

export interface LineChangeRow extends EntityRow {
  /** Puts all lines into the body of an update, one of them changed. */
  change(body: Body, record: Rec): void
  /** What is changed, of the line it is changed in. */
  valueIn(record: Rec): unknown
  /** What it is changed to. */
  wanted(record: Rec): unknown
  othersIn(record: Rec): unknown[]
}

/** Entity of which an update may change one line among others × place of the line × quantity or price. */
export const lineChanges: Family<LineChangeRow> = (scope) =>
  withLines('update')(scope).flatMap((row): (LineChangeRow | OmittedRow)[] =>
    'entity' in row ? lineChangesOf(scope, row.entity) : [row],
  )

function lineChangesOf(scope: Scope, entity: Entity): LineChangeRow[] {
  const list = lineField(scope, entity, 'update')
  const { at: held, quantity, price } = entity.lines ?? { at: '' }
  const fields = [quantity, price].flatMap((pointer) =>
    list &&
    pointer !== undefined &&
    fieldAt([list], `${held}/*${pointer}`) &&
    isFreeInLine(scope, entity, `${held}/*${pointer}`)
      ? [pointer]
      : [],
  )
  return Object.entries(PLACES).flatMap(([place, index]) =>
    fields.map((pointer) => ({
      ...lineChange(entity, { list, pointer, index }),
      key: `${entity.name}/${place}${pointer}`,
    })),
  )
}

function isFreeInLine(scope: Scope, entity: Entity, record: string): boolean {
  return !limitsOf(scope, entity).some(
    ({ kind, ...limit }) => kind !== 'frozen' && kind !== 'required' && fieldsOf(limit).includes(record),
  )
}

function lineChange(
  entity: Entity,
  { list, pointer, index }: { list: WriteField | undefined; pointer: string; index: number },
): Omit<LineChangeRow, 'key'> {
  const line = (record: Rec) => Math.min(index, linesIn(record, entity).length - 1)
  const valueIn = (record: Rec) => Number(at(linesIn(record, entity)[line(record)], pointer))
  const wanted = (record: Rec) => Number((valueIn(record) + 1).toFixed(6))
  return {
    entity,
    change: (body, record) => {
      const lines = list ? linesToSend(list, linesIn(record, entity)) : []
      put(lines[line(record)], pointer, wanted(record))
      put(body, list?.body ?? '', lines)
    },
    valueIn,
    wanted,
    othersIn: (record) => linesIn(record, entity).filter((_, number) => number !== line(record)),
  }
}

export interface FewLinesRow extends EntityRow {
  limit: ReturnType<typeof ofKind<'lines'>>[number]
  /** Takes so many lines out that too few are left. */
  shorten(body: Body): void
}

/** Entities that claim to need a number of lines. */
export const fewLines: Family<FewLinesRow> = perWritable('create', (entity, scope) =>
  ofKind(limitsOf(scope, entity), 'lines').map((limit) => ({
    key: limit.id,
    entity,
    limit,
    claim: claimOf(entity, limit),
    shorten: (body) => {
      const list = lineField(scope, entity, 'create')?.body ?? ''
      put(body, list, (at(body, list) as unknown[]).slice(0, limit.minimum - 1))
    },
  })),
)
