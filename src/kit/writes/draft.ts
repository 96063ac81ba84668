import { isObject } from '../../model/json.ts'
import type { Condition, Limit } from '../../model/limits.ts'
import { at } from '../../model/pointer.ts'
import { sampleOf } from '../../sandbox/data/sample.ts'
import type { Rec } from '../reader.ts'
import { type Entity, isListed, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { isThere } from '../values.ts'
import { anotherValue, isChangeable } from './another-value.ts'
import { firstOf, meeting, meets } from './conditions.ts'
import { drop, fieldAt, leaves, put, type WriteField, type WriteRole, writeFields } from './fields.ts'
import { bodyFromSchema, lawfulBody } from './lawful-body.ts'
import { fieldsOf, isFree, limitsOf } from './limits.ts'
import { markBody } from './mark-body.ts'
import { isLive, type References } from './references.ts'

/** The body of a write, by the names that the request uses. */
export type Body = Record<string, unknown>

/** Lines a draft has: enough that one can be the middle one. */
const LINES = 3

/** Makes bodies that a system ought to take: a copy of a record it has, held to what its manifest claims. */
export class Drafts {
  readonly #scope: Scope
  readonly #references: References
  readonly #mark: () => string

  /** `mark` gives each record that is made a mark of its own. */
  constructor(scope: Scope, references: References, mark: () => string) {
    this.#scope = scope
    this.#references = references
    this.#mark = mark
  }

  /** A body that creates a record, with everything in it that a caller may set. */
  async forCreate(entity: Entity): Promise<Body> {
    const fields = writeFields(this.#scope, entity, 'create')
    const limits = limitsOf(this.#scope, entity)
    const skipped = skippedOf(entity, limits)
    const body = await this.#begun(entity, fields, skipped)
    const { lines } = entity
    const list = lines && fieldAt(fields, lines.at)
    if (list) trimLines(body, list.body, minimumOf(limits))
    for (const field of leaves(fields)) await this.#complete(entity, { field, fields, limits, body })
    if (!skipped.has(entity.mark ?? '')) markBody(body, fieldAt(fields, entity.mark ?? ''), this.#mark)
    return lawfulBody(this.#scope.api, entity.create ?? '', body)
  }

  /** A copy of a record; a body made from its schema where none can be read, or a document is all there is. */
  async #begun(entity: Entity, fields: readonly WriteField[], skipped: ReadonlySet<string>): Promise<Body> {
    const template = await this.#template(entity)
    if (template) return copied(fields, template, skipped) as Body
    const { api } = this.#scope
    const made = (api.binding.untold || !isListed(entity)) && bodyFromSchema(this.#scope, entity.create ?? '')
    if (isObject(made)) return made
    throw new Unjudged(`${entity.name} has no record to make another like it`)
  }

  /** A live record to copy, with lines where the entity has any. */
  async #template(entity: Entity): Promise<Rec | undefined> {
    const records = await this.#references.records(entity)
    const { lines } = entity
    const count = (record: Rec) => (lines ? linesIn(record, lines.at).length : 1)
    const live = records.filter((record) => isLive(record, entity) && count(record) > 0)
    const worth = (record: Rec) => 2 * Math.min(count(record), LINES) + Number(hasCustom(record, entity))
    return live.toSorted((a, b) => worth(b) - worth(a))[0]
  }

  /** Gives one field what document and manifest demand of it, in each line that there is. */
  async #complete(entity: Entity, about: Completion): Promise<void> {
    // From the last one: what is dropped moves those behind it.
    for (const place of placesOf(about.field, about.body).toReversed()) {
      const value = await this.#completed(entity, {
        ...about,
        value: at(about.body, place),
        item: itemOf(place),
      })
      if (value === undefined) drop(about.body, place)
      else put(about.body, place, value)
    }
  }

  async #completed(
    entity: Entity,
    { field, limits, value, item }: Completion & { value: unknown; item: number },
  ): Promise<unknown> {
    const rule = ruleFor(limits, field.record)
    const required = field.required || rule === 'present' || demanded(limits, field.record, 'create')
    if (!isThere(value) && !required) return this.#filled(entity, field)
    if (entity.references[field.record] !== undefined)
      return required || this.#references.isReadable(entity, field.record)
        ? this.#references.referenceOf(entity, field.record, item)
        : undefined
    const allowed = allowedValues(limits, field.record)
    if (allowed && !allowed.includes(value)) return allowed[0]
    const met = rule === undefined || meets(value, rule) ? undefined : meeting(rule)
    if (met !== undefined) return met
    return isThere(value) ? value : this.#made(field)
  }

  /** What a caller may set freely is set, though the copied record lacks it: else its loss would not show. */
  #filled(entity: Entity, { record, shape }: WriteField): unknown {
    const isSettable = isFree(this.#scope, entity, record) && isChangeable(shape)
    return isSettable ? anotherValue(shape, undefined) : undefined
  }

  /** What no record shows is made from its schema. */
  #made({ shape, body }: WriteField): unknown {
    const { api, seed = 1 } = this.#scope
    const { document } = api
    return sampleOf({
      document,
      schema: { ...shape.schema, type: shape.types },
      facts: {},
      seed: seed === 1 ? body : `${body} ${seed}`,
      now: 0,
    })
  }
}

interface Completion {
  field: WriteField
  fields: readonly WriteField[]
  limits: readonly Limit[]
  body: Body
}

function hasCustom(record: Rec, { customFields }: Entity): boolean {
  return Object.keys(at(record, customFields ?? '/') ?? {}).length > 0
}

/** What a body can carry of a record; null is left out, and so are these fields. */
export function copied(
  fields: readonly WriteField[],
  record: unknown,
  skipped: ReadonlySet<string>,
): unknown {
  const body: Body = {}
  for (const field of fields) {
    const value = copyOf(field, record, skipped)
    if (value !== undefined) body[nameOf(field.body)] = value
  }
  return body
}

function copyOf(field: WriteField, holder: unknown, skipped: ReadonlySet<string>): unknown {
  const value = isObject(holder) ? holder[nameOf(field.record)] : undefined
  if (skipped.has(field.record) || !isThere(value)) return undefined
  const [item] = field.children
  if (Array.isArray(value) && item && nameOf(item.body) === '*')
    return value.map((one) => (item.children.length > 0 ? copied(item.children, one, skipped) : one))
  if (field.children.length > 0) return copied(field.children, value, skipped)
  return isObject(value) ? open(value, field.record, skipped) : value
}

/** An object of any fields, such as custom ones, without those that may not be written. */
function open(value: Rec, pointer: string, skipped: ReadonlySet<string>): Rec {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !skipped.has(`${pointer}/${name}`)))
}

const nameOf = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/') + 1)

/** Fields that a new record is not to be given: those that may not be written, its state, and what follows from its lines. */
function skippedOf(entity: Entity, limits: readonly Limit[]): ReadonlySet<string> {
  const { lines, state, createdAt, updatedAt, deletedAt, id } = entity
  const lineKey = lines?.key === undefined ? undefined : `${lines.at}/*${lines.key}`
  const own = [state?.at, lines?.net, lines?.tax, lines?.gross, lineKey, createdAt, updatedAt, deletedAt, id]
  const shut = limits.filter(
    ({ kind, ...limit }) =>
      kind === 'custom-field' || (kind === 'read-only' && (!('on' in limit) || limit.on?.includes('create'))),
  )
  return new Set([...own.flatMap((pointer) => pointer ?? []), ...shut.flatMap(fieldsOf)])
}

function trimLines(body: Body, pointer: string, minimum: number): void {
  const lines = linesIn(body, pointer)
  const wanted = Math.max(LINES, minimum)
  const kept = Array.from({ length: wanted }, (_, index) => structuredClone(lines[index % lines.length]))
  if (lines.length > 0) put(body, firstOf(pointer), kept)
}

function linesIn(record: unknown, pointer: string): unknown[] {
  const lines = at(record, pointer)
  return Array.isArray(lines) ? lines : []
}

/** Where a field stands in this body: once, or once in each line. */
function placesOf({ body: pattern }: WriteField, body: Body): string[] {
  const star = pattern.indexOf('/*')
  if (star < 0) return [pattern]
  const rest = pattern.slice(star + 2)
  const count = linesIn(body, pattern.slice(0, star)).length
  return rest.includes('*')
    ? []
    : Array.from({ length: count }, (_, index) => `${pattern.slice(0, star)}/${index}${rest}`)
}

/** Number of the item that a place is in; of the first one where it is in none. */
function itemOf(place: string): number {
  return Number(/\/(\d+)(?=\/|$)/.exec(place)?.[1] ?? 0)
}

function minimumOf(limits: readonly Limit[]): number {
  return Math.max(0, ...limits.map((limit) => (limit.kind === 'lines' ? limit.minimum : 0)))
}

function demanded(limits: readonly Limit[], record: string, role: WriteRole): boolean {
  return limits.some(
    (limit) =>
      limit.kind === 'required' && limit.fields.includes(record) && (limit.on ?? ['create']).includes(role),
  )
}

function allowedValues(limits: readonly Limit[], record: string): readonly unknown[] | undefined {
  const found = limits.find((limit) => limit.kind === 'enumerated' && limit.fields.includes(record))
  return found?.kind === 'enumerated' ? found.values : undefined
}

function ruleFor(limits: readonly Limit[], record: string): Condition | undefined {
  for (const limit of limits)
    if (limit.kind === 'business-rule' && Object.hasOwn(limit.where, record)) return limit.where[record]
  return undefined
}
