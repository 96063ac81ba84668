import { isObject } from '../model/json.ts'
import { toPointer } from '../model/pointer.ts'
import { reach } from '../spec/plugin/schema-walk.ts'
import { mayBeNull, promises, type Resolve, type Schema, told } from './promises.ts'
import type { Wanted } from './wanted.ts'

/** JSON in Pact's integration format: an object with `pact:matcher:type` says how its `value` is matched. */
export type Pattern = unknown

/** Where a value stands: what the document says of it. */
export interface Place {
  schemas: Schema[]
  resolve: Resolve
  /** Pointer into the body. */
  at: string
  /** The list that must not be empty: that of a state in which there are records. */
  filled?: string
  /** A text that a caller acts on by its value: the code of an error. */
  exact?: string
}

/** Something wanted that no contract can hold. */
export interface Unpromised {
  at: string
  because: 'the document allows null' | 'the document does not require it' | 'the answer had none'
}

/**
 * A value as a contract demands it: of each wanted member its type, form or list of values, as the document says, and never the
 * value itself. What the document does not promise is left out and told, for no matcher of Pact can say "or null".
 */
export function patternOf(value: unknown, wanted: Wanted, place: Place): [Pattern, Unpromised[]] {
  const left: Unpromised[] = []
  return [pattern(value, wanted, { ...place, left }), left]
}

/** The value that a pattern was made after. */
export function exampleOf(pattern: Pattern): unknown {
  if (Array.isArray(pattern)) return pattern.map(exampleOf)
  if (!isObject(pattern)) return pattern
  if ('pact:matcher:type' in pattern) return exampleOf(pattern.value)
  return Object.fromEntries(Object.entries(pattern).map(([name, value]) => [name, exampleOf(value)]))
}

interface Making extends Place {
  left: Unpromised[]
}

function pattern(value: unknown, wanted: Wanted, making: Making): Pattern {
  if (Array.isArray(value)) return list(value, wanted, making)
  return isObject(value) ? members(value, wanted, making) : scalar(value, making)
}

function list(value: readonly unknown[], wanted: Wanted, making: Making): Pattern {
  const one = value[0]
  const min = making.at === making.filled ? 1 : leastOf(making)
  const inner = wanted === 'promised' ? wanted : (wanted.get('*') ?? 'promised')
  const each = one === undefined ? [] : [pattern(one, inner, below(making, '*'))]
  return { 'pact:matcher:type': 'type', min, value: each }
}

function leastOf({ schemas, resolve }: Making): number {
  const least = schemas.flatMap((schema) => told(schema, 'minItems', resolve))
  return Math.max(0, ...least.filter((one) => typeof one === 'number'))
}

function members(value: Record<string, unknown>, wanted: Wanted, making: Making): Pattern {
  const names = wanted === 'promised' ? Object.keys(value) : [...wanted.keys()]
  const held = names.sort().flatMap((name): [string, Pattern][] => {
    const inner = wanted === 'promised' ? wanted : (wanted.get(name) ?? 'promised')
    const place = below(making, name)
    const because = whyNot(value[name], name, { making, place })
    if (because === undefined) return [[name, pattern(value[name], inner, place)]]
    if (wanted !== 'promised') making.left.push({ at: place.at, because })
    return []
  })
  return held.length > 0 ? Object.fromEntries(held) : { 'pact:matcher:type': 'type', value: {} }
}

function whyNot(
  value: unknown,
  name: string,
  { making, place }: { making: Making; place: Making },
): Unpromised['because'] | undefined {
  const { schemas, resolve } = making
  if (!schemas.some((schema) => promises(schema, name, resolve))) return 'the document does not require it'
  if (place.schemas.every((schema) => mayBeNull(schema, resolve))) return 'the document allows null'
  return value === undefined || value === null ? 'the answer had none' : undefined
}

/** What an allowed value looks like. Pact's expressions are those of Rust, which look neither ahead nor back. */
function scalar(value: unknown, { schemas, resolve, at, exact }: Making): Pattern {
  if (at === exact) return { 'pact:matcher:type': 'equality', value }
  const of = (keyword: string) => schemas.flatMap((schema) => told(schema, keyword, resolve))
  const matched = (type: string, more: object = {}) => ({ 'pact:matcher:type': type, ...more, value })
  if (typeof value === 'boolean') return matched('boolean')
  if (typeof value === 'number') return matched(of('type').flat().includes('integer') ? 'integer' : 'number')
  const values =
    of('enum')
      .find(Array.isArray)
      ?.filter((one: unknown) => typeof one === 'string') ?? []
  if (values.length > 0) return matched('regex', { regex: `^(${values.map(literal).join('|')})$` })
  const form = FORMS[String(of('format')[0])] ?? of('pattern').find(isPlain)
  return form === undefined ? matched('type') : matched('regex', { regex: form })
}

/** RFC 3339 section 5.6, RFC 9562 section 4. */
const FORMS: Record<string, string> = {
  'date-time': String.raw`^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$`,
  date: String.raw`^\d{4}-\d{2}-\d{2}$`,
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const isPlain = (form: unknown): form is string => typeof form === 'string' && !/\(\?[=!<]|\\\d/.test(form)

function below(making: Making, token: string): Making {
  const { schemas, resolve } = making
  const step = toPointer([token])
  const reached = reach(schemas, step, resolve)
  return { ...making, at: `${making.at}${step}`, schemas: reached === 'open' ? [{}] : reached }
}
