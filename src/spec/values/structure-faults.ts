import { isObject } from '../../model/json.ts'
import { isUnique, itemCounts } from './arrays.ts'
import { valuesOf } from './conjunction.ts'
import type { Fault, Faults } from './fault.ts'
import { isOpen, propertiesOf } from './properties.ts'

/** Longer lists and larger objects than this are a test of load, not of a limit. */
export const MOST = 1000
const UNKNOWN = 'unknownProperty'

export const missing: Faults = ({ parts, value }, view) =>
  isObject(value)
    ? propertiesOf(view, parts)
        .required.filter((name) => Object.hasOwn(value, name))
        .map((name) => ({
          fault: 'required and missing',
          keyword: 'required',
          value: undefined,
          property: name,
        }))
    : []

export const unknownProperty: Faults = ({ parts, value }) => {
  if (!isObject(value) || isOpen(parts)) return []
  const keyword = parts.some(({ node }) => node.additionalProperties === false)
    ? 'additionalProperties'
    : 'unevaluatedProperties'
  return [{ fault: 'unknown property', keyword, value: 'x', property: UNKNOWN }]
}

export const unknownBranch: Faults = ({ value, discriminator }) =>
  isObject(value) && discriminator !== undefined && Object.hasOwn(value, discriminator)
    ? [
        {
          fault: 'discriminator unknown',
          keyword: 'discriminator',
          value: 'unknown-branch',
          property: discriminator,
        },
      ]
    : []

export const wrongSizes: Faults = ({ parts, value }, view) => {
  if (!isObject(value)) return []
  const { min, max, required } = propertiesOf(view, parts)
  const names = Object.keys(value)
  const faults: Fault[] = []
  if (min > 0) {
    const ordered = [...required, ...names.filter((name) => !required.includes(name))]
    const kept = ordered.slice(0, min - 1).filter((name) => Object.hasOwn(value, name))
    const fewer = Object.fromEntries(kept.map((name) => [name, value[name]]))
    faults.push({ fault: 'too few properties', keyword: 'minProperties', value: fewer })
  }
  if (max !== undefined && max < MOST) {
    const added = Array.from({ length: max + 1 - names.length }, (_, index) => [`${UNKNOWN}${index}`, 'x'])
    const more = { ...value, ...Object.fromEntries(added) }
    faults.push({ fault: 'too many properties', keyword: 'maxProperties', value: more })
  }
  return [...faults, ...missingDependents(value, parts)]
}

function missingDependents(value: Record<string, unknown>, parts: Parameters<Faults>[0]['parts']): Fault[] {
  return valuesOf<Record<string, string[]>>(parts, 'dependentRequired').flatMap((rules) =>
    Object.entries(rules).flatMap(([name, others]) => {
      if (!Object.hasOwn(value, name)) return []
      return others.map((other) => ({
        fault: `missing beside ${name}`,
        keyword: 'dependentRequired',
        value: undefined,
        property: other,
      }))
    }),
  )
}

export const wrongCounts: Faults = ({ parts, value }) => {
  if (!Array.isArray(value)) return []
  const { min, max } = itemCounts(parts)
  const faults: Fault[] = []
  if (min > 0) faults.push({ fault: 'too few items', keyword: 'minItems', value: value.slice(0, min - 1) })
  if (max !== undefined && max < MOST && value.length > 0) {
    const more = Array.from({ length: max + 1 }, (_, index) => value[index] ?? value.at(-1))
    faults.push({ fault: 'too many items', keyword: 'maxItems', value: more })
  }
  if (isUnique(parts) && value.length > 0) {
    const doubled =
      max !== undefined && value.length >= max ? [...value.slice(0, -1), value[0]] : [...value, value[0]]
    faults.push({ fault: 'an item twice', keyword: 'uniqueItems', value: doubled })
  }
  if (value.length > 0 && parts.some(({ node }) => node.contains !== undefined))
    for (const other of [null, 'x', 0])
      faults.push({ fault: 'without the item wanted', keyword: 'contains', value: value.map(() => other) })
  return faults
}
