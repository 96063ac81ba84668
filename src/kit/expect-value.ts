import { Finding } from '../model/finding.ts'
import { isObject, sameJson } from '../model/json.ts'
import { at, toPointer } from '../model/pointer.ts'
import { firstDisorder } from './ordering.ts'
import { show } from './values.ts'

export class ValueExpectation {
  readonly #value: unknown
  readonly #what: string

  constructor(value: unknown, what: string) {
    this.#value = value
    this.#what = what
  }

  /** Equal as JSON; a difference is shown at its own pointer. */
  toEqual(expected: unknown): this {
    const place = firstDifference(this.#value, expected)
    if (place === undefined) return this
    const where = place === '' ? '' : ` at ${place}`
    throw new Finding({
      expected: `${this.#what}${where} to be ${show(at(expected, place))}`,
      seen: show(at(this.#value, place)),
    })
  }

  toDifferFrom(other: unknown): this {
    return this.#demand(!sameJson(this.#value, other), `to differ from ${show(other)}`)
  }

  toBeOneOf(values: readonly unknown[]): this {
    const known = values.some((value) => sameJson(this.#value, value))
    return this.#demand(known, `to be one of ${show(values)}`)
  }

  /** For a list: each value stands in order with the one before it, under any lawful collation. */
  toBeInOrder(descending: boolean): this {
    const items = this.#items()
    const place = firstDisorder(items, descending)
    if (place === undefined) return this
    throw new Finding({
      expected: `${this.#what} to be ${descending ? 'descending' : 'ascending'}`,
      seen: `${show(items[place])} at ${place}, after ${show(items[place - 1])}`,
    })
  }

  toBePresent(): this {
    return this.#demand(
      this.#value !== undefined && this.#value !== null && this.#value !== '',
      'to be there',
    )
  }

  toBeAbsent(): this {
    return this.#demand(this.#value === undefined || this.#value === null, 'to be absent')
  }

  toMatch(pattern: RegExp): this {
    return this.#demand(pattern.test(String(this.#value)), `to match ${pattern}`)
  }

  toBeBetween(least: number, most: number): this {
    const inside = typeof this.#value === 'number' && this.#value >= least && this.#value <= most
    return this.#demand(inside, `to be a number from ${least} to ${most}`)
  }

  /** For a list: nothing in it. */
  toBeEmpty(): this {
    const items = this.#items()
    return this.#demand(items.length === 0, 'to be empty', `${items.length}, the first ${show(items[0])}`)
  }

  /** For a list: something in it. */
  toHoldSomething(): this {
    return this.#demand(this.#items().length > 0, 'not to be empty', 'none')
  }

  /** For a list: no value twice. */
  toRepeatNothing(): this {
    const items = this.#items()
    const twice = items.find((item, index) => items.indexOf(item) !== index)
    return this.#demand(twice === undefined, 'to repeat nothing', `${show(twice)} more than once`)
  }

  /** For a list: all of these are in it, wherever. */
  toHoldAll(expected: readonly unknown[]): this {
    const held = new Set(this.#items())
    const missing = expected.filter((item) => !held.has(item))
    return this.#demand(
      missing.length === 0,
      `to hold all ${expected.length} expected`,
      `${missing.length} missing, the first ${show(missing[0])}`,
    )
  }

  /** For a list: nothing in it but these. */
  toHoldOnly(allowed: readonly unknown[]): this {
    const known = new Set(allowed)
    const foreign = this.#items().filter((item) => !known.has(item))
    return this.#demand(
      foreign.length === 0,
      'to hold nothing else',
      `${foreign.length} that do not belong, the first ${show(foreign[0])}`,
    )
  }

  /** For a list: none of these is in it. */
  toHoldNone(others: readonly unknown[]): this {
    const unwanted = new Set(others)
    const shared = this.#items().filter((item) => unwanted.has(item))
    return this.#demand(
      shared.length === 0,
      'to hold none of the others',
      `${shared.length} of them, the first ${show(shared[0])}`,
    )
  }

  #items(): unknown[] {
    if (Array.isArray(this.#value)) return this.#value
    throw new Finding({ expected: `${this.#what} to be a list`, seen: show(this.#value) })
  }

  #demand(holds: boolean, expected: string, seen = show(this.#value)): this {
    if (holds) return this
    throw new Finding({ expected: `${this.#what} ${expected}`, seen })
  }
}

/** Pointer of the first place where two JSON values differ; undefined where they are equal. */
function firstDifference(a: unknown, b: unknown): string | undefined {
  if (sameJson(a, b)) return undefined
  if (!(isObject(a) && isObject(b)) && !(Array.isArray(a) && Array.isArray(b))) return ''
  const key = Object.keys({ ...a, ...b }).find(
    (name) => !sameJson(at(a, toPointer([name])), at(b, toPointer([name]))),
  )
  if (key === undefined) return ''
  const token = toPointer([key])
  return token + (firstDifference(at(a, token), at(b, token)) ?? '')
}
