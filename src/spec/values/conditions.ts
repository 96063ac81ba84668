import { isObject } from '../../model/json.ts'
import { below, conjunction, without } from './conjunction.ts'
import type { Part, SchemaView } from './schema-view.ts'

/** A part that says `if`, and what it then asks for. */
export interface Condition {
  condition: Part
  /** What a value has to fulfil that meets it, and one that does not; undefined where nothing is asked for. */
  met: Part | undefined
  unmet: Part | undefined
}

/** Parts with what their conditions ask of this very value; `conditions` are those among them that change may turn. */
export interface Conditioned {
  parts: Part[]
  conditions: Condition[]
}

/**
 * Puts what `if` and `dependentSchemas` ask of a value in their place. What stands under `if` itself is left out: it is a
 * question and no demand.
 */
export function conditioned(view: SchemaView, given: readonly Part[], value: unknown): Conditioned {
  const conditions: Condition[] = []
  const depending = new Set<string>()
  let parts = [...given]
  for (let changed = true; changed; ) {
    const asking = parts.find(({ node }) => node.if !== undefined)
    const found = asking ? conditionOf(view, asking) : undefined
    if (asking && found) {
      conditions.push(found)
      const branch = view.fulfils([found.condition], value) ? found.met : found.unmet
      const rest = parts.filter((part) => part !== asking)
      parts = [...rest, without(asking, 'if', 'then', 'else'), ...(branch ? [branch] : [])]
    }
    const dependent = dependents(view, parts, value).filter(({ key }) => !depending.has(key))
    for (const { key } of dependent) depending.add(key)
    changed = asking !== undefined || dependent.length > 0
    parts = conjunction(view, [...parts, ...dependent]).parts
  }
  return { parts, conditions }
}

function conditionOf(view: SchemaView, part: Part): Condition {
  const branch = (keyword: 'then' | 'else') =>
    part.node[keyword] === undefined ? undefined : below(view, part, [keyword])
  return { condition: below(view, part, ['if']), met: branch('then'), unmet: branch('else') }
}

function dependents(view: SchemaView, parts: readonly Part[], value: unknown): Part[] {
  return isObject(value)
    ? dependentSchemas(view, parts)
        .filter(({ name }) => Object.hasOwn(value, name))
        .map(({ part }) => part)
    : []
}

/** The schemas that an object has to fulfil once it has a property of a name. */
export function dependentSchemas(view: SchemaView, parts: readonly Part[]): { name: string; part: Part }[] {
  return parts.flatMap((part) =>
    Object.keys(isObject(part.node.dependentSchemas) ? part.node.dependentSchemas : {}).map((name) => ({
      name,
      part: below(view, part, ['dependentSchemas', name]),
    })),
  )
}
