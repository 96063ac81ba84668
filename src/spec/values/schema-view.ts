import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import { type Direction, withoutOneWayDemands } from '../document/one-way.ts'
import { parseReference, referencesIn } from '../document/reference.ts'
import { ASSERTIONS } from '../validation/keywords.ts'
import { fromOpenApi30 } from '../validation/openapi-30.ts'
import { copySchemas } from '../validation/schema-copy.ts'
import { SchemaValidator } from '../validation/schema-validator.ts'

export type Schema = Record<string, unknown>

/** One of the schemas that a value has to fulfil all of, in the words of JSON Schema 2020-12. */
export interface Part {
  node: Schema
  /** Where it stands in the document; undefined for what the generator adds by itself. */
  pointer?: string
  /** Tells parts apart, also those of one place. */
  key: string
  /** Set for the schema `false`, which nothing fulfils. */
  impossible?: true
  /** Set once a choice that it leaves was made: whoever made it checks the whole, and may mend it first. */
  settled?: true
}

/** A document as values are made for: references resolved when they are met, OpenAPI 3.0 translated, one direction only. */
export class SchemaView {
  readonly direction: Direction
  readonly #content: Schema
  readonly #is30: boolean
  readonly #parts = new Map<string, Part>()
  readonly #targets = new Map<string, string[]>()
  readonly #recursive = new Map<string, boolean>()
  #validator: SchemaValidator | undefined

  constructor(content: Schema, direction: Direction) {
    this.direction = direction
    this.#content = withoutOneWayDemands(content, direction)
    this.#is30 = String(content.openapi).startsWith('3.0')
  }

  /** The document with the demands of the other direction taken out: what the values are to be judged by. */
  get content(): Schema {
    return this.#content
  }

  /** The schema at a pointer; what is no schema demands nothing. */
  part(pointer: string): Part {
    const known = this.#parts.get(pointer)
    if (known) return known
    const part = this.#read(pointer)
    this.#parts.set(pointer, part)
    return part
  }

  #read(pointer: string): Part {
    const raw = at(this.#content, pointer)
    if (raw === false) return { node: {}, pointer, key: pointer, impossible: true }
    if (!isObject(raw)) return { node: {}, pointer, key: pointer }
    const node = this.#is30 ? strictly30(raw) : raw
    const kept = Object.entries(node).filter(
      ([keyword, value]) => !Object.hasOwn(ASSERTIONS, keyword) || ASSERTIONS[keyword]?.(value) === undefined,
    )
    const loose = node.type !== undefined && ASSERTIONS.type?.(node.type) !== undefined
    return { node: { ...Object.fromEntries(kept), ...(loose && { [LOOSE]: true }) }, pointer, key: pointer }
  }

  /** The part that a `$ref` names; undefined where it leads nowhere that is known. */
  target(reference: unknown): Part | undefined {
    const parsed = typeof reference === 'string' ? parseReference(reference) : undefined
    return !parsed || 'refused' in parsed || parsed.file !== '' ? undefined : this.part(parsed.pointer)
  }

  /** Does a value fulfil every part? */
  fulfils(parts: readonly Part[], value: unknown): boolean {
    return parts.every(
      ({ pointer, impossible, settled }) =>
        !impossible && (pointer === undefined || settled || this.accepts(pointer, value)),
    )
  }

  accepts(pointer: string, value: unknown): boolean {
    if (at(this.#content, pointer) === false) return false
    this.#validator ??= new SchemaValidator(copySchemas(this.#content), this.#content, () => undefined)
    return this.#validator.at(pointer, value).length === 0
  }

  /** Can following references from a schema lead back to it? */
  isRecursive(pointer: string): boolean {
    let answer = this.#recursive.get(pointer)
    if (answer === undefined) {
      answer = this.#leadsTo(pointer)
      this.#recursive.set(pointer, answer)
    }
    return answer
  }

  #leadsTo(goal: string): boolean {
    const seen = new Set<string>()
    const open = [...this.#targetsOf(goal)]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (goal === next || goal.startsWith(`${next}/`)) return true
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...this.#targetsOf(next))
    }
    return false
  }

  #targetsOf(pointer: string): string[] {
    const known = this.#targets.get(pointer)
    if (known) return known
    const node = at(this.#content, pointer)
    const references = isObject(node) ? referencesIn('schemas', node) : []
    const found = references.flatMap(({ text }) => {
      const parsed = parseReference(text)
      return 'refused' in parsed ? [] : [parsed.pointer]
    })
    this.#targets.set(pointer, found)
    return found
  }
}

/** Marks a schema whose `type` is none that is known: it is not checked, and a text is the best guess. */
export const LOOSE = 'x-loose-type'

/**
 * Beside a composition `nullable` speaks of the schema's own `type` alone (OpenAPI 3.0.3): no value is made to be null
 * that a branch does not take, though the validator lets it pass.
 */
function strictly30(raw: Schema): Schema {
  const { allOf, anyOf, oneOf, ...own } = raw
  const composed = Object.fromEntries(
    Object.entries({ allOf, anyOf, oneOf }).filter(([, value]) => value !== undefined),
  )
  return { ...fromOpenApi30(own), ...(typeof raw.$ref === 'string' ? {} : composed) }
}
