import { isObject } from '../../model/json.ts'
import { itemCounts, itemParts } from './arrays.ts'
import { below, conjunction, listedValues, type TypeName, typesOf, valuesOf, without } from './conjunction.ts'
import { propertiesOf, propertyParts } from './properties.ts'
import type { Part, SchemaView } from './schema-view.ts'
import { lengthsOf } from './strings.ts'

/**
 * Why no value whatever fulfils the schema at a pointer, in one sentence that names the places; undefined where that is not
 * proven. What is said is so: a schema whose values are only hard to find is not called a contradiction.
 */
export function contradictionOf(view: SchemaView, pointer: string): string | undefined {
  return new Proof(view).against([view.part(pointer)], new Set())
}

/** Schemas looked at before nothing is said. */
const MOST = 2000

class Proof {
  readonly #view: SchemaView
  #left = MOST

  constructor(view: SchemaView) {
    this.#view = view
  }

  /** `within` has the schemas that hold this one by what they require: a value that needs itself never ends. */
  against(given: readonly Part[], within: ReadonlySet<string>): string | undefined {
    this.#left -= 1
    if (this.#left < 0) return undefined
    const { parts, impossible } = conjunction(this.#view, given)
    if (impossible) return `nothing is allowed at ${placeOf(parts.find((part) => part.impossible))}`
    // A reference demands nothing itself: what it leads to is the same wherever it stands.
    const demanding = parts.filter(({ node }) => Object.keys(node).length > 0)
    const key = demanding.map((part) => part.key).join(' ')
    if (within.has(key)) return `${placeOf(demanding[0])} requires itself without end`
    const inside = new Set([...within, key])
    return this.#ofValues(parts) ?? this.#ofChoices(parts, inside) ?? this.#ofTypes(parts, inside)
  }

  #ofValues(parts: readonly Part[]): string | undefined {
    if (listedValues(this.#view, parts)?.length !== 0) return undefined
    return `no value of ${placesWith(parts, 'enum', 'const')} fulfils all that is demanded there`
  }

  #ofChoices(parts: readonly Part[], within: ReadonlySet<string>): string | undefined {
    for (const part of parts)
      for (const keyword of ['oneOf', 'anyOf']) {
        const branches = part.node[keyword]
        if (!Array.isArray(branches) || branches.length === 0) continue
        const rest = [...parts.filter((one) => one !== part), without(part, keyword)]
        const taken = branches.map((_, index) => below(this.#view, part, [keyword, index]))
        const shapes = taken.map((branch) => this.#shapeOf(branch))
        const reasons = taken.map((branch, index) => {
          const twin =
            keyword === 'oneOf' ? shapes.findIndex((one, at) => at !== index && one === shapes[index]) : -1
          if (twin !== -1)
            return `branches ${Math.min(index, twin)} and ${Math.max(index, twin)} take the same values`
          return this.against([...rest, branch], within)
        })
        if (reasons.every((reason) => reason !== undefined))
          return `no branch of ${keyword} at ${placeOf(part)} can be the one: ${[...new Set(reasons)].join('; ')}`
      }
    return undefined
  }

  /** What a branch demands, without words about it. */
  #shapeOf(branch: Part): string {
    const demands = conjunction(this.#view, [branch]).parts.map(({ node }) =>
      JSON.stringify(Object.entries(node).filter(([keyword]) => !WORDS.includes(keyword))),
    )
    return demands
      .filter((text) => text !== '[]')
      .sort()
      .join()
  }

  #ofTypes(parts: readonly Part[], within: ReadonlySet<string>): string | undefined {
    const types = typesOf(parts)
    if (types.length === 0) {
      const wanted = parts.filter(({ node }) => node.type !== undefined)
      return (
        wanted.map((part) => `${[part.node.type].flat().join(' or ')} (${placeOf(part)})`).join(' and ') +
        ' at once'
      )
    }
    const reasons = types.map((type) => this.#ofType(type, parts, within))
    return reasons.every((reason) => reason !== undefined) ? [...new Set(reasons)].join('; ') : undefined
  }

  #ofType(type: TypeName, parts: readonly Part[], within: ReadonlySet<string>): string | undefined {
    if (type === 'object') {
      const { required, max } = propertiesOf(this.#view, parts)
      if (max !== undefined && required.length > max)
        return `${placesWith(parts, 'maxProperties')} allows ${max} properties, and ${required.length} are required`
      return this.#first(
        required.map((name) => [name, propertyParts(this.#view, parts, name)]),
        within,
      )
    }
    const { min, max } = type === 'string' ? lengthsOf(parts) : type === 'array' ? itemCounts(parts) : NONE
    if (max !== undefined && min > max) return `${placeOf(parts[0])} wants at least ${min} and at most ${max}`
    if (type !== 'array') return undefined
    const kinds = Math.min(min, longestPrefix(parts) + 1)
    const items = Array.from({ length: kinds }, (_, index) => itemParts(this.#view, parts, index))
    return this.#first(
      items.map((item, index) => [`item ${index}`, item]),
      within,
    )
  }

  #first(needed: readonly (readonly [string, Part[]])[], within: ReadonlySet<string>): string | undefined {
    for (const [name, parts] of needed) {
      const reason = parts.length === 0 ? undefined : this.against(parts, within)
      if (reason !== undefined) return `${name} is required: ${reason}`
    }
    return undefined
  }
}

const NONE = { min: 0, max: undefined }

const WORDS = [
  'title',
  'description',
  'example',
  'examples',
  'default',
  'deprecated',
  'externalDocs',
  '$comment',
]

function longestPrefix(parts: readonly Part[]): number {
  return Math.max(
    0,
    ...valuesOf<unknown>(parts, 'prefixItems').map((list) => (Array.isArray(list) ? list.length : 0)),
  )
}

function placesWith(parts: readonly Part[], ...keywords: string[]): string {
  const holders = parts.filter(({ node }) => isObject(node) && keywords.some((keyword) => keyword in node))
  return holders.map(placeOf).join(' and ')
}

function placeOf(part: Part | undefined): string {
  return part?.pointer ?? part?.key ?? '/'
}
