import { isObject } from '../../model/json.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { NoValue } from '../../spec/values/bounded-filter.ts'
import { sampled, ValueContext } from '../../spec/values/values.ts'
import { hashText } from './dice.ts'

/** Places of one value that are mended at most. */
const MENDED = 100
/** Different values made of one schema: mended records take them in turn. */
const SPARES = 8

/** Whether what a pointer names is to stay. */
type Keep = ((pointer: string) => boolean) | undefined

const contexts = new WeakMap<Api, ValueContext>()
const made = new WeakMap<Api, Map<string, unknown[]>>()

/**
 * A value as the document has it, where the binding was inferred: what is made field by field knows no `anyOf`, no closed
 * object and not every format. Each place that breaks the schema at `schema` is filled from one of a few values made of that
 * schema as a whole, the same one for the same `seed`. `within` names the place of the value that is looked at: nothing
 * outside is touched, nor what `keep` names. What cannot be mended stays as it is; the value given is changed and returned. Any other API shows
 * what its seed data says.
 */
export function lawfulValue<Value>(
  api: Api,
  value: Value,
  { schema, seed, within = '', keep }: { schema: string; seed: string; within?: string; keep?: Keep },
): Value {
  const faults = () =>
    api.document.validators
      .at(schema, value, 'response')
      .filter(
        ({ pointer, documentPointer }) =>
          isIn(pointer, within) && (isForbidden(documentPointer) || !keep?.(pointer)),
      )
  for (let round = 0; round < MENDED; round++) {
    const [fault] = faults()
    if (!fault) break
    const spares = sparesOf(api, schema)
    if (spares.length === 0) break
    const spare = spares[hashText(seed) % spares.length]
    if (within === fault.pointer || within.startsWith(`${fault.pointer}/`)) {
      refill(at(value, within), structuredClone(at(spare, ofFirstItem(pointerTokens(within)))), {
        pointer: within,
        keep,
      })
      break
    }
    mend(value, fault.pointer, spare)
  }
  const isWhole = within === '' && keep === undefined
  return isWhole && faults().length > 0 ? another(api, value, { schema, seed }) : value
}

/** One that was made as a whole, in place of one that cannot be mended place by place. */
function another<Value>(api: Api, value: Value, { schema, seed }: { schema: string; seed: string }): Value {
  const spares = sparesOf(api, schema)
  return spares.length === 0 ? value : (structuredClone(spares[hashText(seed) % spares.length]) as Value)
}

/** What may not be there at all is not kept either. */
function isForbidden(documentPointer: string): boolean {
  return /\/(?:additional|unevaluated)Properties$/.test(documentPointer)
}

/** Within a place, or about the whole of it: none of its alternatives fits. */
function isIn(pointer: string, within: string): boolean {
  return pointer === within || pointer.startsWith(`${within}/`) || within.startsWith(`${pointer}/`)
}

/** Puts at a place what another value has there; takes out what the other has not. */
function mend(value: unknown, pointer: string, spare: unknown): void {
  const tokens = pointerTokens(pointer)
  const holder = at(value, toPointer(tokens.slice(0, -1)))
  const last = tokens.at(-1) ?? ''
  const better = structuredClone(at(spare, ofFirstItem(tokens)))
  if (better === undefined && Array.isArray(holder)) holder.splice(Number(last), 1)
  else if (better === undefined && isObject(holder)) delete holder[last]
  else if (Array.isArray(holder)) holder[Number(last)] = better
  else if (isObject(holder)) holder[last] = better
}

/** Makes an object another one, but for what is kept. */
function refill(value: unknown, better: unknown, { pointer, keep }: { pointer: string; keep: Keep }): void {
  if (!isObject(value) || !isObject(better)) return
  for (const name of new Set([...Object.keys(value), ...Object.keys(better)])) {
    const place = pointer + toPointer([name])
    if (keep?.(place)) continue
    if (isObject(value[name]) && isObject(better[name]))
      refill(value[name], better[name], { pointer: place, keep })
    else if (Object.hasOwn(better, name)) value[name] = better[name]
    else delete value[name]
  }
}

function ofFirstItem(tokens: readonly string[]): string {
  return toPointer(tokens.map((token) => (/^\d+$/.test(token) ? '0' : token)))
}

/** A few values made of a schema as a whole; none where it contradicts itself. */
export function sparesOf(api: Api, schema: string): readonly unknown[] {
  const known = made.get(api) ?? new Map<string, unknown[]>()
  made.set(api, known)
  const spares = known.get(schema) ?? makeSpares(api, schema)
  known.set(schema, spares)
  return spares
}

function makeSpares(api: Api, schema: string): unknown[] {
  const context = contexts.get(api) ?? new ValueContext(api.document.content, 'response')
  contexts.set(api, context)
  try {
    return sampled(context.builder('all').values(schema), { seed: 1, count: SPARES })
  } catch (error) {
    if (error instanceof NoValue) return []
    throw error
  }
}
