import type { Answer, CallInit } from '../client/answer.ts'
import { locatedKey } from '../client/records.ts'
import { type Binding, collectionOf, itemsPointer } from '../model/binding.ts'
import type { KeySource } from '../model/chain.ts'
import { pathOf } from '../model/operation.ts'
import { at, pointerTokens } from '../model/pointer.ts'
import { Unjudged } from './unjudged.ts'

type Path = Record<string, string>

/** Values of keys, each by the path up to it: paths that begin alike are about the same records. */
type Known = ReadonlyMap<string, string>

export interface KeyMeans {
  binding: Binding
  call(address: string, init: CallInit): Promise<Answer>
}

/** Calls for the keys of one path, at most. */
const CALLS = 24

/**
 * Finds the keys of paths along the chains of the binding. Where a record leads no further, such as a customer without
 * orders, another is tried: the first, the middle and the last of each list.
 */
export class KeyFinder {
  readonly #means: KeyMeans
  readonly #above = new Map<string, Promise<Path>>()
  readonly #answers = new Map<string, Promise<Answer>>()

  constructor(means: KeyMeans) {
    this.#means = means
  }

  /** Keys for all parameters of a path. Throws Unjudged where none are found. */
  async keysOf(path: string): Promise<Path> {
    const found = await this.#fill({ path }, new Map(), { left: CALLS })
    if (found) return pathValues(path, found)
    throw new Unjudged(`no record was found for all keys of ${path}`)
  }

  /** Keys of the records above those of a list: such as have records there, if any do. Empty for a list of its own. */
  above(list: string): Promise<Path> {
    const known = this.#above.get(list) ?? this.#findAbove(list)
    this.#above.set(list, known)
    return known
  }

  async #findAbove(list: string): Promise<Path> {
    const path = pathOf(list)
    if (!path.includes('{')) return {}
    const budget = { left: CALLS }
    const found =
      (await this.#fill({ path: `${path}/{}`, list }, new Map(), budget)) ??
      (await this.#fill({ path }, new Map(), budget))
    if (found) return pathValues(path, found)
    throw new Unjudged(`no record was found that ${list} lists records of`)
  }

  /** `list` is the one whose own records must be there, at the end of the path. */
  async #fill(
    goal: { path: string; list?: string },
    known: Known,
    budget: { left: number },
  ): Promise<Known | undefined> {
    const { path, list } = goal
    const slot = slotsOf(path).find(({ name }) => !known.has(name))
    if (!slot) return known
    const source = list !== undefined && slot.parameter === '' ? this.#ofList(list) : this.#source(path, slot)
    for (const value of await this.#values(source, known, budget)) {
      const further = await this.#fill(goal, new Map([...known, [slot.name, value]]), budget)
      if (further) return further
    }
    return undefined
  }

  #source(path: string, { parameter, above }: Slot): KeySource {
    const { chains = {}, entities } = this.#means.binding
    const chained = chains[path.replace(/\/\{\}$/, '')]?.[parameter]
    if (chained) return chained
    const entity = Object.values(entities).find((one) => collectionOf(one) === above)
    if (entity?.list !== undefined) return this.#ofList(entity.list)
    throw new Unjudged(`the binding has no chain for {${parameter}} of ${path}`)
  }

  #ofList(list: string): KeySource {
    const { entities } = this.#means.binding
    const entity = Object.values(entities).find((one) => one.list === list)
    return entity ? { from: list, at: `${itemsPointer(this.#means.binding, entity)}/*${entity.id}` } : {}
  }

  async #values(source: KeySource, known: Known, budget: { left: number }): Promise<string[]> {
    if (source.value !== undefined) return [source.value]
    const { from = '' } = source
    if (!from.startsWith('GET '))
      throw new Unjudged(`a key comes from ${from}, which is not called for a look`)
    const reached = await this.#fill({ path: pathOf(from) }, known, budget)
    if (!reached) return []
    const path = pathValues(pathOf(from), reached)
    if (source.request !== undefined)
      return texts([sentAs(source.request, { path, query: source.query ?? {} })])
    const answer = await this.#answer(from, { path, query: Object.entries(source.query ?? {}) }, budget)
    if (answer?.status !== 200) return []
    if (source.header !== undefined) return texts([headerOf(answer, source.header)])
    return texts(spread(valuesAt(answer.body, source.at ?? '')))
  }

  /** Each call is made once. */
  async #answer(address: string, init: CallInit, budget: { left: number }): Promise<Answer | undefined> {
    const name = JSON.stringify([address, init])
    const known = this.#answers.get(name)
    if (known) return known
    if (budget.left === 0) return undefined
    budget.left -= 1
    const answer = this.#means.call(address, init)
    this.#answers.set(name, answer)
    return answer
  }
}

/** Readers that one check uses at most, each with a finder of its own. */
const READERS = 2

/** Calls that finding the keys of these operations takes, at most, beside those that are about them. */
export function lookupCalls({ chains = {} }: Binding, addresses: readonly string[]): number {
  return addresses.some((address) => Object.hasOwn(chains, pathOf(address))) ? READERS * CALLS : 0
}

/** What a call is sent, as OpenAPI writes it. */
function sentAs(expression: string, sent: { path: Path; query: Path }): string | undefined {
  const [, where, name = ''] = /^(path|query)\.(.+)$/.exec(expression) ?? []
  if (where === undefined) return undefined
  return where === 'path' ? sent.path[name] : sent.query[name]
}

interface Slot {
  name: string
  parameter: string
  above: string
}

function slotsOf(path: string): Slot[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => ({
    name: path.slice(0, match.index + match[0].length).replaceAll(/\{[^{}]*\}/g, '{}'),
    parameter: match[1] ?? '',
    above: path.slice(0, match.index).replace(/\/$/, ''),
  }))
}

function pathValues(path: string, known: Known): Path {
  return Object.fromEntries(slotsOf(path).map(({ name, parameter }) => [parameter, known.get(name) ?? '']))
}

/** What a pointer names, of every item where it has `*`. */
function valuesAt(body: unknown, pointer: string): unknown[] {
  return pointerTokens(pointer).reduce<unknown[]>(
    (found, token) =>
      found.flatMap((one) =>
        token === '*'
          ? Array.isArray(one)
            ? one
            : []
          : [at(one, `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)],
      ),
    [body],
  )
}

function spread(values: readonly unknown[]): unknown[] {
  const places = [0, Math.floor((values.length - 1) / 2), values.length - 1]
  return [...new Set(places)].map((place) => values[place])
}

function texts(values: readonly unknown[]): string[] {
  return values.flatMap((value) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number' ? [String(value)] : [],
  )
}

function headerOf({ headers }: Answer, name: string): string | undefined {
  return name.toLowerCase() === 'location' ? locatedKey(headers) : (headers.get(name) ?? undefined)
}
