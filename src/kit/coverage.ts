import { itemsPointer } from '../model/binding.ts'
import { isObject, sameJson } from '../model/json.ts'
import { pointerTokens, toPointer } from '../model/pointer.ts'
import { DISTINCT_LIMIT, type FieldCoverage } from '../model/report.ts'
import type { Rec } from './reader.ts'
import type { Entity, Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'
import { leavesOf } from './values.ts'

/**
 * Entity × field: how often present, null, equal to the schema's default, of how many distinct values. Fields come from
 * the document and from the records, so that both an undocumented field and one that never appears are seen.
 */
export function coverFields(scope: Scope, entity: Entity, records: Rec[]): FieldCoverage[] {
  const schema = recordSchema(scope, entity)
  const documented = schema ? documentedFields(scope, schema) : new Map<string, Node>()
  const open = [...documented].filter(([, node]) => isOpen(scope, node)).map(([pointer]) => pointer)
  const seen = tallyFields(records, documented)
  const fields = [...new Set([...documented.keys(), ...seen.keys()])].sort()
  return fields
    .filter((field) => !isGroup(field, fields))
    .map((field) => {
      const { present = 0, nulls = 0, defaulted = 0, values } = seen.get(field) ?? {}
      return {
        entity: entity.name,
        field,
        documented: documented.has(field) || isWithin(field, open),
        records: records.length,
        present,
        null: nulls,
        defaulted,
        distinct: values?.size ?? 0,
      }
    })
}

type Node = Record<string, unknown>

/** Counts of one field, in records; `values` are distinct ones as JSON, up to a limit. */
interface FieldTally {
  present: number
  nulls: number
  defaulted: number
  values: Set<string>
}

function tallyFields(records: Rec[], documented: Map<string, Node>): Map<string, FieldTally> {
  const tallies = new Map<string, FieldTally>()
  for (const record of records)
    for (const [field, values] of valuesByField(record)) {
      const tally = tallies.get(field) ?? { present: 0, nulls: 0, defaulted: 0, values: new Set() }
      tallies.set(field, tally)
      const standard = documented.get(field)?.default
      tally.present += 1
      if (values.every((value) => value === null)) tally.nulls += 1
      if (standard !== undefined && values.every((value) => sameJson(value, standard))) tally.defaulted += 1
      for (const value of values)
        if (value !== null && tally.values.size < DISTINCT_LIMIT) tally.values.add(JSON.stringify(value))
    }
  return tallies
}

function valuesByField(record: Rec): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>()
  for (const { pointer, value } of leavesOf(record)) {
    const values = found.get(pointer)
    if (values) values.push(value)
    else found.set(pointer, [value])
  }
  return found
}

/** Schema of one record, from the list answer's schema and the binding's pointer to the items. */
function recordSchema(scope: Scope, entity: Entity): Node | undefined {
  const { document, binding } = scope.api
  let node: unknown = document.responseSchema(entity.list ?? '', 200)?.schema
  for (const token of pointerTokens(itemsPointer(binding, entity))) node = propertiesOf(scope, node)[token]
  return node === undefined ? undefined : document.resolve(document.resolve(node).items ?? {})
}

/** Properties of an object schema, those of its `allOf` parts included. */
function propertiesOf(scope: Scope, node: unknown): Record<string, unknown> {
  const { document } = scope.api
  const schema = document.resolve(node ?? {})
  const parts = Array.isArray(schema.allOf) ? schema.allOf : []
  const inherited = parts.map((part) => propertiesOf(scope, part))
  return Object.assign({}, ...inherited, isObject(schema.properties) ? schema.properties : {})
}

/** Schemas may be circular: fields are followed this deep. */
const DEPTH = 6

function documentedFields(scope: Scope, schema: Node, prefix = ''): Map<string, Node> {
  const found = new Map<string, Node>()
  if (pointerTokens(prefix).length > DEPTH) return found
  for (const [name, child] of Object.entries(propertiesOf(scope, schema))) {
    const pointer = prefix + toPointer([name])
    const node = scope.api.document.resolve(child)
    found.set(pointer, node)
    const inner = isObject(node.items) ? scope.api.document.resolve(node.items) : node
    const below = isObject(node.items) ? `${pointer}/*` : pointer
    for (const [field, grandchild] of documentedFields(scope, inner, below)) found.set(field, grandchild)
  }
  return found
}

/** An object whose keys the document leaves open, such as custom fields. */
function isOpen(scope: Scope, node: Node): boolean {
  return isObject(node.additionalProperties) || Object.keys(propertiesOf(scope, node)).length === 0
}

function isWithin(field: string, open: string[]): boolean {
  return open.some((pointer) => field.startsWith(`${pointer}/`))
}

/** A field with fields below it is counted through them. `sorted` are all fields in order. */
function isGroup(field: string, sorted: readonly string[]): boolean {
  const below = `${field}/`
  return sorted.some((other) => other.startsWith(below))
}

/** A sentence about the fields that no document knows; none where there are none. */
export function undocumentedNote(entity: Entity, coverage: readonly FieldCoverage[]): string[] {
  const unknown = coverage.filter(({ documented }) => !documented).map(({ field }) => field)
  const count = `${unknown.length} of ${coverage.length} fields of ${entity.name}`
  return unknown.length === 0 ? [] : [`${count} are not documented: ${unknown.join(', ')}`]
}

/** Documented fields that have a value in no record. Unjudged where there is no record at all: that empties no field. */
export function unfilledFields(coverage: readonly FieldCoverage[]): string[] {
  const [first] = coverage
  if (first?.records === 0) throw new Unjudged(`${first.entity} has no record that could fill a field`)
  return coverage.filter(({ documented, distinct }) => documented && distinct === 0).map(({ field }) => field)
}
