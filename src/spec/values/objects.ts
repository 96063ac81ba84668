import * as fc from 'fast-check'
import { isObject } from '../../model/json.ts'
import { below, valuesOf } from './conjunction.ts'
import type { Made, Maker } from './making.ts'
import { isOpen, type Properties, propertiesOf, propertyParts } from './properties.ts'
import type { Part } from './schema-view.ts'
import { strings } from './strings.ts'

const MORE = 2

/** More properties than this are not made, whatever a schema demands. */
const MOST = 1000

export function objects(maker: Maker, parts: readonly Part[]): Made | undefined {
  const { view } = maker
  const properties = propertiesOf(view, parts)
  const members = new Map<string, Made>()
  for (const name of properties.named) {
    const isRequired = properties.required.includes(name)
    if (!isRequired && (maker.ending || maker.extent === 'required') && properties.min === 0) continue
    const made = isNameAllowed(maker, parts, name) ? maker.make(propertyParts(view, parts, name)) : undefined
    if (made) members.set(name, made)
    else if (isRequired) return undefined
  }
  const { required, min, max } = properties
  // `__proto__` is named by documents for the sake of it, and is no property that a generator makes.
  if (min > MOST || required.some((name) => !members.has(name))) return undefined
  if (max !== undefined && required.length > max) return undefined
  const values = withMore(maker, parts, recordOf(maker, members, properties))
  const needed = required.map((name) => members.get(name)?.crossings ?? 0)
  return { values: withDependents(parts, values, required), crossings: Math.max(0, ...needed) }
}

function isNameAllowed({ view }: Maker, parts: readonly Part[], name: string): boolean {
  return parts.every(
    (part) =>
      part.node.propertyNames === undefined || view.fulfils([below(view, part, ['propertyNames'])], name),
  )
}

type Fields = Record<string, unknown>

function recordOf(
  { extent, ending }: Maker,
  members: ReadonlyMap<string, Made>,
  { required, min, max }: Properties,
): fc.Arbitrary<Fields> {
  const optional = [...members.keys()].filter((name) => !required.includes(name))
  const most = Math.min(optional.length, (max ?? Number.POSITIVE_INFINITY) - required.length)
  const fewest = Math.min(most, Math.max(0, min - required.length))
  const record = (names: readonly string[], requiredKeys: readonly string[]) => {
    const model = Object.fromEntries(
      names.flatMap((name) => {
        const made = members.get(name)
        return made ? [[name, made.values] as const] : []
      }),
    )
    return fc.record(model, {
      requiredKeys: [...requiredKeys],
      noNullPrototype: true,
    }) as fc.Arbitrary<Fields>
  }
  const least = [...required, ...optional.slice(0, fewest)]
  if (ending || extent === 'required') return record(least, least)
  const fullest = [...required, ...optional.slice(0, most)]
  if (extent === 'all') return record(fullest, fullest)
  if (fewest === 0 && most === optional.length) return record(fullest, required)
  return fc
    .subarray(optional, { minLength: fewest, maxLength: most })
    .chain((chosen) => record([...required, ...chosen], [...required, ...chosen]))
}

/** Properties that the schema allows and does not name, where it speaks of them or too few are named. */
function withMore(maker: Maker, parts: readonly Part[], record: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> {
  const { min, max, named, required } = propertiesOf(maker.view, parts)
  const shortOf = Math.max(0, min - named.length)
  const spoken = parts.some(
    ({ node }) =>
      isObject(node.additionalProperties) ||
      node.additionalProperties === true ||
      isObject(node.patternProperties) ||
      isObject(node.unevaluatedProperties),
  )
  if ((!spoken && shortOf === 0) || (maker.extent !== 'any' && shortOf === 0) || maker.ending) return record
  const entries = extraEntries(maker, parts)
  if (!entries) return record
  const room =
    max === undefined ? MORE : Math.max(0, Math.min(MORE, max - Math.max(named.length, required.length)))
  const more = fc.uniqueArray(entries, {
    ...{ minLength: shortOf, maxLength: shortOf + room, size: 'max' },
    selector: ([name]) => name,
  })
  return fc.tuple(record, more).map(([fields, added]) => {
    const unnamed = added.filter(([name]) => !named.includes(name) && name !== '__proto__')
    return { ...Object.fromEntries(unnamed), ...fields }
  })
}

function extraEntries(maker: Maker, parts: readonly Part[]): fc.Arbitrary<[string, unknown]> | undefined {
  const { view } = maker
  const patterns = valuesOf<unknown>(parts, 'patternProperties').flatMap((map) =>
    isObject(map) ? Object.keys(map) : [],
  )
  const free = isOpen(parts) ? [undefined] : []
  const kinds = [...patterns, ...free].flatMap((pattern) => {
    const names =
      pattern === undefined ? freeNames(maker, parts) : strings([{ node: { pattern }, key: pattern }])
    if ('reason' in names) return []
    const sample = pattern === undefined ? undefined : fc.sample(names, { seed: 1, numRuns: 1 })[0]
    const made = maker.make(propertyParts(view, parts, sample ?? '\u0000'))
    return made ? [fc.tuple(names, made.values)] : []
  })
  if (kinds.length === 0) return undefined
  return fc.oneof(...kinds)
}

function freeNames({ view }: Maker, parts: readonly Part[]): ReturnType<typeof strings> {
  const asked = parts.filter(({ node }) => node.propertyNames !== undefined)
  const rules = asked.map((part) => below(view, part, ['propertyNames']))
  const listed = rules.flatMap(({ node }) => (Array.isArray(node.enum) ? node.enum : []))
  if (listed.length > 0) return fc.constantFrom(...listed.map(String))
  const rule = rules.find(({ node }) => Object.keys(node).length > 0)
  return strings(rule ? [rule] : [{ node: { pattern: '^[a-z][A-Za-z0-9]{2,7}$' }, key: '#name' }])
}

/** Takes out what may only be there together with something else that is not. */
function withDependents(
  parts: readonly Part[],
  values: fc.Arbitrary<Fields>,
  required: readonly string[],
): fc.Arbitrary<Fields> {
  const dependent = valuesOf<Record<string, string[]>>(parts, 'dependentRequired')
  if (dependent.length === 0) return values
  const rules = dependent.flatMap((map) => Object.entries(map))
  return values.map((fields) => {
    const kept = { ...fields }
    for (let changed = true; changed; ) {
      changed = false
      for (const [name, others] of rules) {
        if (!(name in kept) || required.includes(name) || others.every((other) => other in kept)) continue
        delete kept[name]
        changed = true
      }
    }
    return kept
  })
}
