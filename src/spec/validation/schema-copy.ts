import { isObject } from '../../model/json.ts'
import { nearest } from '../../model/nearest.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import { GRAMMAR, type Kind, slotsBelow } from '../document/grammar.ts'
import { type OneWayDemands, withoutDemands } from '../document/one-way.ts'
import { parseReference } from '../document/reference.ts'
import { ANNOTATIONS, ASSERTIONS, isExcessive, patternProblem } from './keywords.ts'
import { fromOpenApi30, isNullableUnion } from './openapi-30.ts'
import { shorten } from './violations.ts'

/** A copy of a document for validation: schemas at their places, with nothing in them that a compiler would trip over. */
export interface SchemaCopy {
  content: Record<string, unknown>
  /** Pointer in the document of every schema in the copy. */
  origins: WeakMap<object, string>
  /** Parts of schemas that are left unchecked, and why. */
  flaws: Flaw[]
  /** Demands that no value which is made fulfils; they are checked all the same. */
  excesses: Flaw[]
}

/** A part of a schema and what is the matter with it; a message about what is not checked reads on with "and is not checked". */
export interface Flaw {
  pointer: string
  message: string
}

/** Under which the copy is known to the compiler, so that references work in parts compiled on their own. */
export const DOCUMENT_URI = 'http://document.invalid/'

/**
 * Real documents hold formats nobody knows, misspelt keywords and broken patterns. Each such part is left out and named,
 * so that everything beside it is still checked. OpenAPI 3.0 becomes JSON Schema 2020-12 on the way.
 * `without` are demands that take no effect where the copy is used.
 */
export function copySchemas(
  content: Record<string, unknown>,
  without: OneWayDemands = new Map(),
): SchemaCopy {
  const copier = new Copier(String(content.openapi).startsWith('3.0'), without)
  const copy = copier.part('document', content, [])
  copier.addFreeTargets(content, copy)
  return { content: copy, origins: copier.origins, flaws: copier.flaws, excesses: copier.excesses }
}

class Copier {
  readonly origins = new WeakMap<object, string>()
  readonly flaws: Flaw[] = []
  readonly excesses: Flaw[] = []
  readonly #is30: boolean
  readonly #targets: string[] = []

  readonly #without: OneWayDemands

  constructor(is30: boolean, without: OneWayDemands) {
    this.#is30 = is30
    this.#without = without
  }

  /** Copies what leads to schemas and nothing else. */
  part(kind: Kind, node: Record<string, unknown>, tokens: readonly string[]): Record<string, unknown> {
    if (kind === 'schemas') return this.#schema(node, tokens)
    const copy: Record<string, unknown> = {}
    for (const { kind: below, value, tokens: step } of slotsBelow(kind, node)) {
      const place = [...tokens, ...step]
      if (isObject(value)) put(copy, step, this.part(below, value, place))
      else if (typeof value === 'boolean' && below === 'schemas') put(copy, step, value)
      else this.#flaw(place, `${shorten(value)} stands where an object belongs`)
    }
    return copy
  }

  #schema(node: Record<string, unknown>, tokens: readonly string[]): Record<string, unknown> {
    const idle = this.#without.get(node)
    const demanding = idle ? { ...node, ...withoutDemands(node, idle) } : node
    const schema = this.#is30 ? fromOpenApi30(demanding) : demanding
    const entries = Object.entries(schema).flatMap(([keyword, value]) => {
      const kept = this.#keyword(keyword, value, [...tokens, keyword])
      return kept === undefined ? [] : [[keyword, kept] as const]
    })
    const copy = Object.fromEntries(entries)
    const pointer = toPointer(tokens)
    this.origins.set(copy, pointer)
    if (!this.#is30 || !isNullableUnion(node)) return copy
    const optional = { anyOf: [{ type: 'null' }, copy] }
    this.origins.set(optional, pointer)
    return optional
  }

  /** Sees to it that every reference leads somewhere: also outside the places for schemas (`#/x-types/Money`). */
  addFreeTargets(content: Record<string, unknown>, copy: Record<string, unknown>): void {
    for (const pointer of this.#targets) {
      if (at(copy, pointer) !== undefined) continue
      const tokens = pointerTokens(pointer)
      const node = at(content, pointer)
      put(copy, tokens, isObject(node) ? this.#schema(node, tokens) : true)
      if (!isObject(node)) this.#flaw(tokens, `${shorten(node)} stands where references want a schema`)
    }
  }

  /** The keyword's value for the copy; undefined where it is left out. */
  #keyword(keyword: string, value: unknown, tokens: readonly string[]): unknown {
    if (Object.hasOwn(GRAMMAR.schemas, keyword)) return this.#subschemas(keyword, value, tokens)
    if (Object.hasOwn(ASSERTIONS, keyword)) {
      const problem = ASSERTIONS[keyword]?.(value)
      if (isExcessive(keyword, value))
        this.excesses.push({
          pointer: toPointer(tokens),
          message: `"${keyword}" of ${value} is more than is made`,
        })
      return problem === undefined ? value : this.#flaw(tokens, problem)
    }
    if (keyword === '$ref') return this.#reference(value, tokens)
    if (ANNOTATIONS.has(keyword) || keyword.startsWith('x-')) return undefined
    const known = [...Object.keys(ASSERTIONS), ...Object.keys(GRAMMAR.schemas), ...ANNOTATIONS]
    const near = nearest(keyword, known)
    return this.#flaw(tokens, `keyword "${keyword}" is not known${near ? ` (did you mean "${near}"?)` : ''}`)
  }

  #reference(value: unknown, tokens: readonly string[]): unknown {
    const target = typeof value === 'string' ? parseReference(value) : undefined
    if (!target || 'refused' in target || target.file !== '')
      return this.#flaw(tokens, `the reference ${shorten(value)} is no JSON Pointer`)
    this.#targets.push(target.pointer)
    return `${DOCUMENT_URI}${value}`
  }

  #subschemas(keyword: string, value: unknown, tokens: readonly string[]): unknown {
    const form = GRAMMAR.schemas[keyword]?.[0]
    if (form === 'one')
      return this.#subschema(value, tokens) ?? this.#flaw(tokens, `"${keyword}" must be a schema`)
    if (form === 'list') {
      if (!Array.isArray(value) || value.length === 0)
        return this.#flaw(tokens, `"${keyword}" must be a list of schemas`)
      return value.map((item, index) => this.#subschema(item, [...tokens, String(index)]) ?? true)
    }
    if (!isObject(value)) return this.#flaw(tokens, `"${keyword}" must be an object of schemas`)
    const entries = Object.entries(value).flatMap(([name, item]) => {
      const place = [...tokens, name]
      const problem = keyword === 'patternProperties' ? patternProblem(name) : undefined
      const copy = problem === undefined ? this.#subschema(item, place) : this.#flaw(place, problem)
      return copy === undefined ? [] : [[name, copy] as const]
    })
    return Object.fromEntries(entries)
  }

  #subschema(value: unknown, tokens: readonly string[]): unknown {
    if (typeof value === 'boolean') return value
    return isObject(value) ? this.#schema(value, tokens) : undefined
  }

  #flaw(tokens: readonly string[], message: string): undefined {
    this.flaws.push({ pointer: toPointer(tokens), message })
  }
}

/** Sets a value at tokens, creating the objects on the way; safe for any key, `__proto__` too. */
function put(target: Record<string, unknown>, tokens: readonly string[], value: unknown): void {
  const [key = '', ...rest] = tokens
  const present = Object.hasOwn(target, key) ? target[key] : undefined
  const held = rest.length === 0 ? value : isObject(present) ? present : {}
  Object.defineProperty(target, key, { value: held, enumerable: true, configurable: true, writable: true })
  if (isObject(held) && rest.length > 0) put(held, rest, value)
}
