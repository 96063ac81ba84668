import * as fc from 'fast-check'
import { arrays } from './arrays.ts'
import { BoundedFilter, Counted, EFFORT, type Effort, NoValue, STEPS, step } from './bounded-filter.ts'
import { conjunction, listedValues, meantTypes, type TypeName, valuesOf } from './conjunction.ts'
import type { Extent, Made, Maker } from './making.ts'
import { integers, numbers } from './numbers.ts'
import { objects } from './objects.ts'
import { forOneBranch } from './one-branch.ts'
import type { Part, SchemaView } from './schema-view.ts'
import { strings } from './strings.ts'
import { type Union, unionOf } from './unions.ts'

/** Steps into recursive schemas after which only what is required is made, and after which it is given up. */
const DEPTHS = { any: 2, all: 1, required: 0, last: 12 }

/** Steps that looking at a schema costs: as much as making some values does. */
const PER_SCHEMA = 5

/** Makes arbitraries of schemas, each once per depth of recursion. */
export class Builder {
  readonly view: SchemaView
  readonly #extent: Extent
  readonly #made = new Map<string, Made | undefined>()
  readonly #effort: Effort = { left: EFFORT, steps: STEPS }
  readonly #reasons = new Map<string, string>()

  constructor(view: SchemaView, extent: Extent) {
    this.view = view
    this.#extent = extent
  }

  /** Values for the schema at a pointer. Throws `NoValue` where none fulfils it. */
  values(pointer: string, extra: readonly Part[] = []): fc.Arbitrary<unknown> {
    const given = [this.view.part(pointer), ...extra]
    this.#reasons.clear()
    this.#effort.steps = STEPS
    const made = this.#make(given, 0) ?? this.#examples(given)
    if (!made)
      throw new NoValue([...this.#reasons.values()].at(-1) ?? `nothing fulfils the schema at ${pointer}`)
    const accepts = (value: unknown) => this.view.fulfils(given, value)
    const values = new BoundedFilter(made.values, { accepts, where: pointer, effort: this.#effort })
    return fc.constant(undefined).chain(() => {
      Object.assign(this.#effort, { left: EFFORT, steps: STEPS })
      return values
    })
  }

  #make(given: readonly Part[], depth: number): Made | undefined {
    const key = `${depth} ${given.map((part) => part.key).join(' ')}`
    if (this.#made.has(key)) return this.#made.get(key)
    step(this.#effort, PER_SCHEMA)
    const { parts, impossible, crossings } = conjunction(this.view, given)
    const deeper = depth + crossings
    const made = impossible || deeper > DEPTHS.last ? undefined : this.#choose(parts, deeper)
    const counted = made && {
      values: new Counted(made.values, this.#effort),
      crossings: made.crossings + crossings,
    }
    this.#made.set(key, counted)
    return counted
  }

  #choose(parts: readonly Part[], depth: number): Made | undefined {
    const listed = listedValues(this.view, parts)
    if (listed) return listed.length > 0 ? { values: fc.constantFrom(...listed), crossings: 0 } : undefined
    const union = unionOf(this.view, parts)
    if (union) return this.#ofUnion(parts, union, depth)
    const types = this.#wanted(meantTypes(parts))
    const made = types.flatMap((type) => this.#ofType(type, parts, depth) ?? [])
    const chosen = oneOf(made, depth > DEPTHS[this.#extent])
    return chosen && this.#checked(chosen, parts)
  }

  /** Full values hold no null where something else may stand. */
  #wanted(types: TypeName[]): TypeName[] {
    const others = types.filter((type) => type !== 'null')
    return this.#extent === 'all' && others.length > 0 ? others : types
  }

  #ofUnion(parts: readonly Part[], { part, alternatives }: Union, depth: number): Made | undefined {
    const others = parts.filter((one) => one !== part)
    const made = alternatives.flatMap((alternative) => {
      const chosen = [...others, ...alternative.parts]
      const marked = alternative.discriminated && this.#make([...chosen, alternative.discriminated], depth)
      return marked ?? this.#make(chosen, depth) ?? []
    })
    const chosen = oneOf(made, depth > DEPTHS[this.#extent])
    return chosen && this.#filtered(chosen, parts, part)
  }

  #ofType(type: TypeName, parts: readonly Part[], depth: number): Made | undefined {
    const maker = this.#maker(depth)
    switch (type) {
      case 'null':
        return { values: fc.constant(null), crossings: 0 }
      case 'boolean':
        return { values: fc.boolean(), crossings: 0 }
      case 'integer':
        return leaf(integers(parts))
      case 'number':
        return leaf(numbers(parts))
      case 'string': {
        const texts = strings(parts)
        return 'reason' in texts ? this.#examples(parts, texts.reason) : leaf(texts)
      }
      case 'array':
        return isBare(parts) ? leaf(fc.array(fc.boolean(), { maxLength: 2 })) : arrays(maker, parts)
      case 'object':
        return objects(maker, parts)
    }
  }

  #maker(depth: number): Maker {
    return {
      view: this.view,
      extent: this.#extent,
      ending: depth > DEPTHS[this.#extent],
      make: (parts) => (parts.length === 0 ? ANYTHING : this.#make(parts, depth)),
    }
  }

  #checked(made: Made, parts: readonly Part[]): Made | undefined {
    return parts.some(({ node }) => INEXACT.some((keyword) => keyword in node)) ||
      valuesOf(parts, 'format').length > 1
      ? this.#filtered(made, parts)
      : made
  }

  /** Undefined where a sample shows that hardly anything passes: what is optional is left out then. */
  #filtered(made: Made, parts: readonly Part[], union?: Part): Made | undefined {
    const where = parts.find(({ pointer }) => pointer !== undefined)?.pointer ?? ''
    const accepts = (value: unknown) => this.view.fulfils(parts, value)
    const mend = union?.node.oneOf === undefined ? undefined : forOneBranch(this.view, union, accepts)
    const values = new BoundedFilter(made.values, {
      accepts,
      where,
      effort: this.#effort,
      ...(mend && { mend }),
    })
    this.#effort.left = EFFORT
    try {
      fc.sample(values, { seed: 1, numRuns: 1 })
      return { ...made, values }
    } catch (error) {
      // What is too much work here is so for all that holds it: to go on would be to try it again and again.
      if (!(error instanceof NoValue) || this.#effort.steps < 0) throw error
      this.#reasons.set(where, error.message)
      return undefined
    }
  }

  /** Where no rule makes a value, the document's own examples may do. */
  #examples(given: readonly Part[], reason?: string): Made | undefined {
    const { parts } = conjunction(this.view, given)
    const offered = [
      ...valuesOf<unknown[]>(parts, 'examples').flatMap((list) => (Array.isArray(list) ? list : [])),
      ...['example', 'default'].flatMap((keyword) => valuesOf<unknown>(parts, keyword)),
    ].filter((value) => this.view.fulfils(parts, value))
    if (offered.length > 0) return leaf(fc.constantFrom(...offered))
    const [part] = parts
    if (reason !== undefined && part) this.#reasons.set(part.key, reason)
    return undefined
  }
}

/** Keywords that the makers of values do not see to alone. */
const INEXACT = [
  ...['not', 'pattern', 'multipleOf', 'contains', 'maxContains', 'uniqueItems', 'propertyNames'],
  ...[
    'patternProperties',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
    'unevaluatedItems',
  ],
  ...['minProperties', 'maxProperties', 'minItems', 'minLength', 'maxLength', 'format', 'prefixItems'],
]

const ANYTHING: Made = {
  values: fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abcdef'), maxLength: 6 }),
    fc.integer({ min: 0, max: 1000 }),
    fc.boolean(),
  ),
  crossings: 0,
}

function leaf(values: fc.Arbitrary<unknown> | undefined): Made | undefined {
  return values && { values, crossings: 0 }
}

/** Where a recursion has to end, the alternatives that end soonest. */
function oneOf(made: readonly Made[], ending: boolean): Made | undefined {
  const [first, ...more] = made
  if (!first) return undefined
  const crossings = Math.min(...made.map((one) => one.crossings))
  const soonest = ending ? made.filter((one) => one.crossings === crossings) : made
  return {
    values: more.length === 0 ? first.values : fc.oneof(...soonest.map(({ values }) => values)),
    crossings,
  }
}

/** Nothing is said of a list's items. */
function isBare(parts: readonly Part[]): boolean {
  return parts.every(({ node }) =>
    ['items', 'prefixItems', 'contains', 'minItems'].every((key) => !(key in node)),
  )
}
