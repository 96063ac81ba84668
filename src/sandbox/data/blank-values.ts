import { isObject } from '../../model/json.ts'
import { toPointer } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { instant } from './history.ts'
import { makeAt, placeIn, type Realm } from './place.ts'
import { referencesOf } from './references.ts'
import { moment } from './role-node.ts'
import { copyOf } from './rule-node.ts'
import { LONGEST_TEXT } from './schema-leaf.ts'
import { propertiesOf, requiredOf, type Shape } from './schema-shape.ts'
import { shapeAt } from './shape-at.ts'

type Row = Record<string, unknown>

export interface BlankOptions {
  api: Api
  realm: Realm
  /** Of the record to come. */
  index: number
  /** ms since the epoch. */
  now: number
}

/**
 * What a record has where nobody sent anything: null where that is allowed, else the least that the schema demands. Never
 * a value that looks as if somebody had sent it.
 */
export class BlankValues {
  readonly #options: BlankOptions
  readonly #references: Record<string, string>
  readonly #sums: ReadonlySet<string>

  constructor(options: BlankOptions) {
    this.#options = options
    this.#references = referencesOf(options.realm)
    this.#sums = sumsOf(options.realm)
  }

  /** Adds the fields that must be there and are not, at every depth. Mutates the value. */
  complete(value: Row, pattern = '', lines: readonly number[] = []): void {
    const { api, realm } = this.#options
    const shape = shapeAt(api, realm, pattern)
    if (!shape) return
    for (const name of requiredOf(shape)) {
      if (typeof name !== 'string' || value[name] !== undefined) continue
      const blank = this.at(pattern + toPointer([name]), lines)
      if (blank !== undefined) value[name] = blank
    }
    for (const [name] of propertiesOf(api.document.resolve, shape))
      this.#completeWithin(value[name], pattern + toPointer([name]), lines)
  }

  /** Undefined for a field of which nothing is known. */
  at(pattern: string, lines: readonly number[] = []): unknown {
    const { api, realm } = this.#options
    const shape = shapeAt(api, realm, pattern)
    if (!shape) return undefined
    const rule = api.seed.entities[realm.plan.name]?.fields[pattern]
    if (rule && 'lineNumber' in rule) return this.#made(pattern, lines)
    if (this.#sums.has(pattern)) return shape.types[0] === 'string' ? '0' : 0
    if (shape.schema.default !== undefined) return copyOf(shape.schema.default)
    if (shape.nullable) return null
    const entity = this.#references[pattern]
    if (entity !== undefined) return realm.other(entity)?.keys.write(0)
    return this.#byType(shape, pattern, lines)
  }

  #completeWithin(value: unknown, pattern: string, lines: readonly number[]): void {
    if (isObject(value)) this.complete(value, pattern, lines)
    if (!Array.isArray(value)) return
    for (const [line, item] of value.entries())
      if (isObject(item)) this.complete(item, `${pattern}/*`, [...lines, line])
  }

  #byType(shape: Shape, pattern: string, lines: readonly number[]): unknown {
    const { schema, types } = shape
    if (schema.const !== undefined) return schema.const
    if (Array.isArray(schema.enum)) return schema.enum[0]
    if (types[0] === 'string') return this.#text(shape, pattern, lines)
    if (types[0] === 'integer' || types[0] === 'number') return leastOf(schema)
    if (types[0] === 'boolean') return false
    if (types[0] === 'array') return []
    if (types[0] !== 'object') return null
    const made: Row = {}
    this.complete(made, pattern, lines)
    return made
  }

  #text(shape: Shape, pattern: string, lines: readonly number[]): unknown {
    const { index, now } = this.#options
    const { format, minLength, pattern: expression } = shape.schema
    if (format === 'date-time') return moment(now, shape)
    if (format === 'date') return instant(now).slice(0, 10)
    if (format !== undefined || expression !== undefined) return this.#made(pattern, lines)
    // A text that may not be empty is a number of the record's own, as systems give one.
    return typeof minLength === 'number' && minLength > 0
      ? String(index + 1).padStart(Math.min(minLength, LONGEST_TEXT), '0')
      : ''
  }

  #made(pattern: string, lines: readonly number[]): unknown {
    const { realm, index } = this.#options
    const node = realm.plan.nodes.get(pattern)
    return node && makeAt(node, placeIn(realm, index, lines))
  }
}

function leastOf({ minimum, exclusiveMinimum, maximum }: Row): number {
  if (typeof minimum === 'number') return minimum
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + 1
  return typeof maximum === 'number' && maximum < 0 ? maximum : 0
}

/** What the arithmetic of a record with lines works out. */
function sumsOf({ plan: { binding } }: Realm): ReadonlySet<string> {
  const { lines } = binding
  if (!lines) return new Set()
  const inLine = [lines.lineValue, lines.lineTax].flatMap((pointer) =>
    pointer === undefined ? [] : [`${lines.at}/*${pointer}`],
  )
  return new Set([
    ...inLine,
    ...[lines.net, lines.tax, lines.gross].filter((pointer) => pointer !== undefined),
  ])
}
