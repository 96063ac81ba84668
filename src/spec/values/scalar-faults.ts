import { sameJson } from '../../model/json.ts'
import { typesOf, valuesOf } from './conjunction.ts'
import type { Fault, Faults } from './fault.ts'
import { notOfFormat } from './formats.ts'
import { INT32, rangeOf, times } from './numbers.ts'
import { matches } from './properties.ts'
import { lengthsOf } from './strings.ts'

/** Longer texts than this are a test of load, not of a limit. */
const LONGEST = 100_000

const OF_TYPE: Record<string, unknown> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 7.5,
  string: 'text',
  array: [],
  object: {},
}

export const wrongTypes: Faults = ({ parts }) => {
  const allowed = typesOf(parts)
  if (parts.every(({ node }) => node.type === undefined)) return []
  const wanted = allowed.join(' or ') || 'nothing'
  return Object.entries(OF_TYPE).flatMap(([type, value]): Fault[] => {
    if (allowed.some((name) => name === type || (name === 'number' && type === 'integer'))) return []
    const fault = type === 'null' ? 'null where it is not allowed' : `${type} instead of ${wanted}`
    return [{ fault, keyword: 'type', value }, ...(type === 'string' ? quoted(allowed) : [])]
  })
}

/** What many readers take for the value all the same. */
function quoted(allowed: readonly string[]): Fault[] {
  const isNumber = allowed.includes('number') || allowed.includes('integer')
  const wrong = { keyword: 'type' }
  return [
    ...(isNumber ? [{ ...wrong, fault: 'a number in quotes', value: '7' }] : []),
    ...(isNumber ? [{ ...wrong, fault: 'a number with a letter behind it', value: '7x' }] : []),
    ...(allowed.includes('boolean') ? [{ ...wrong, fault: 'true in quotes', value: 'true' }] : []),
  ]
}

export const outOfRange: Faults = ({ parts, value }) => {
  if (typeof value !== 'number') return []
  const { low, high, lowExcluded, highExcluded, step } = rangeOf(parts)
  // As little beyond as shows: a reader that rounds would take it.
  const unit = step ?? (parts.some(({ node }) => node.type === 'number') ? 0.25 : 1)
  const faults: Fault[] = []
  const is32 = valuesOf<string>(parts, 'format').includes('int32')
  if (low !== undefined && is32 && low === INT32.low)
    faults.push({ fault: 'below int32', keyword: 'format', value: low - 1 })
  else if (low !== undefined)
    faults.push({
      fault: 'below minimum',
      keyword: keywordOf('inimum', lowExcluded),
      value: lowExcluded ? low : low - unit,
    })
  if (high !== undefined && is32 && high === INT32.high)
    faults.push({ fault: 'above int32', keyword: 'format', value: high + 1 })
  else if (high !== undefined)
    faults.push({
      fault: 'above maximum',
      keyword: keywordOf('aximum', highExcluded),
      value: highExcluded ? high : high + unit,
    })
  if (step !== undefined)
    for (const value of [step / 2, (low ?? 0) + step / 2, (high ?? 0) - step / 2, times(1, step) + step / 3])
      faults.push({ fault: `not a multiple of ${step}`, keyword: 'multipleOf', value })
  return faults
}

function keywordOf(name: string, isExclusive: boolean): string {
  return isExclusive ? `exclusiveM${name}` : `m${name}`
}

export const wrongLengths: Faults = ({ parts, value }) => {
  if (typeof value !== 'string') return []
  const { min, max } = lengthsOf(parts)
  const characters = [...value]
  const faults: Fault[] = []
  if (min > 0)
    faults.push({
      fault: 'shorter than minLength',
      keyword: 'minLength',
      value: characters.slice(0, min - 1).join(''),
    })
  if (max !== undefined && max < LONGEST)
    faults.push({
      fault: 'longer than maxLength',
      keyword: 'maxLength',
      value: value + (characters.at(-1) ?? 'x').repeat(max + 1 - characters.length),
    })
  return faults
}

export const wrongTexts: Faults = ({ parts, value }) => {
  if (typeof value !== 'string') return []
  const long = '~'.repeat([...value].length)
  const patterns = valuesOf<string>(parts, 'pattern').flatMap((pattern) => {
    const wrong = [long, `${value}\n~`, `~${value}`, '~', '', '\u0000'].find(
      (text) => !matches(pattern, text),
    )
    return wrong === undefined ? [] : [{ fault: 'pattern not matched', keyword: 'pattern', value: wrong }]
  })
  const formats = valuesOf<string>(parts, 'format').flatMap((format) =>
    notOfFormat(format).map((wrong) => ({
      fault: `not of format ${format}`,
      keyword: 'format',
      value: wrong,
    })),
  )
  return [...patterns, ...formats]
}

export const unlisted: Faults = ({ parts }) => {
  const enums = valuesOf<unknown[]>(parts, 'enum')
  const faults: Fault[] = enums.flatMap((values) =>
    outside(values).map((value) => ({ fault: 'not in enum', keyword: 'enum', value })),
  )
  for (const { node } of parts) {
    if (!Object.hasOwn(node, 'const')) continue
    faults.push(
      ...outside([node.const]).map((value) => ({ fault: 'not the const', keyword: 'const', value })),
    )
  }
  return faults
}

/** A value of the same type as the listed ones that is none of them. */
function outside(values: readonly unknown[]): unknown[] {
  const [first] = values
  const other =
    typeof first === 'number'
      ? Math.max(...values.filter((value) => typeof value === 'number')) + 1
      : typeof first === 'boolean'
        ? !first
        : typeof first === 'string'
          ? `${first}-other`
          : 'other'
  return values.some((value) => sameJson(value, other)) ? [] : [other]
}
