import { type Binding, collectionOf } from '../../model/binding.ts'
import type { Realm } from './place.ts'

/** What the records of an entity are below: another entity, and the parameter of its list that holds that one's key. */
export interface Above {
  entity: string
  parameter: string
}

/** Undefined for an entity with a list of its own, or whose records are below something that is no entity. */
export function aboveOf({ entities, chains = {} }: Binding, name: string): Above | undefined {
  const entity = entities[name]
  const path = entity ? collectionOf(entity) : ''
  const parameter = parametersIn(path).at(-1)
  if (parameter === undefined) return undefined
  const from = chains[path]?.[parameter]?.from
  if (from === undefined) return undefined
  const [above] = Object.entries(entities).find(([, { list }]) => list === from) ?? []
  return above === undefined || above === name ? undefined : { entity: above, parameter }
}

/** Names of the parameters in a path, in their order. */
export function parametersIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}

/** Records that each record has below it, and below all together, in data that nothing else is said of. */
const EACH = 4
const ALL = 400

export function countBelow(above: number): number {
  return Math.min(ALL, EACH * above)
}

/** Index of the record that one is below, in data as it was made: every record has as many as the next. */
export function madeBelow(above: Realm | undefined, index: number): number {
  return above && above.count > 0 ? index % above.count : 0
}

/** Which record each record that came later is below. */
export class Parents {
  readonly #born = new Map<Realm, Map<number, number>>()

  bear(realm: Realm, index: number, above: number): void {
    const born = this.#born.get(realm) ?? new Map<number, number>()
    this.#born.set(realm, born.set(index, above))
  }

  /** Index of the record above; what came in behind the API's back is below the first. */
  of(realm: Realm, above: Realm | undefined, index: number): number {
    return this.#born.get(realm)?.get(index) ?? (index < realm.count ? madeBelow(above, index) : 0)
  }
}
