import * as fc from 'fast-check'
import type { Direction } from '../document/one-way.ts'
import { NoValue } from './bounded-filter.ts'
import { Builder } from './builder.ts'
import type { Extent } from './making.ts'
import { type Part, SchemaView } from './schema-view.ts'

/** Makes values for the schemas of one document, in one direction. Arbitraries are made once and kept. */
export class ValueContext {
  readonly view: SchemaView
  readonly #builders = new Map<Extent, Builder>()

  /** `content` is a bundled document (`ApiDocument.content`), or anything with schemas at the places of one. */
  constructor(content: Record<string, unknown>, direction: Direction = 'request') {
    this.view = new SchemaView(content, direction)
  }

  builder(extent: Extent): Builder {
    const known = this.#builders.get(extent)
    if (known) return known
    const builder = new Builder(this.view, extent)
    this.#builders.set(extent, builder)
    return builder
  }
}

/** A context for one schema on its own, which then stands at `SCHEMA_ALONE`. */
export function contextOf(schema: unknown, version = '3.1.0'): ValueContext {
  return new ValueContext({ openapi: version, components: { schemas: { alone: schema } } })
}

export const SCHEMA_ALONE = '/components/schemas/alone'

/**
 * Valid values for the schema at a pointer of the document. They shrink as fast-check's own do. Throws `NoValue`, with the
 * reason, where none can be made; sampling throws it where a schema contradicts itself in a way that only shows then.
 */
export function validValues(
  pointer: string,
  context: ValueContext,
  extra: readonly Part[] = [],
): fc.Arbitrary<unknown> {
  return context.builder('any').values(pointer, extra)
}

/** The same values for the same seed, on every machine. */
export function sampled<T>(values: fc.Arbitrary<T>, { seed, count }: { seed: number; count: number }): T[] {
  return fc.sample(values, { seed, numRuns: count })
}

/** The same of values that are made here; none where the schema has none that can be made. */
export function sampledIfAny<T>(
  make: () => fc.Arbitrary<T> | undefined,
  how: { seed: number; count: number },
): T[] {
  try {
    const values = make()
    return values ? sampled(values, how) : []
  } catch (error) {
    if (error instanceof NoValue) return []
    throw error
  }
}

/** One value with what is required alone or with all that the schema names; undefined where there is none. */
export function wholeValue(pointer: string, context: ValueContext, extent: 'required' | 'all'): unknown {
  return sampledIfAny(() => context.builder(extent).values(pointer), { seed: 1, count: 1 })[0]
}
