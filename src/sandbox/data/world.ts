import type { Api } from '../../spec/api.ts'
import { hashText, mix } from './dice.ts'
import { planEntity } from './entity-plan.ts'
import { KeyCodec } from './key-codec.ts'
import { madeRecords } from './made-records.ts'
import { aboveOf, countBelow } from './parents.ts'
import { type EntityPlan, makeAt, placeIn, type Realm } from './place.ts'

/** Records of an entity of which the seed data says nothing. */
const DEFAULT_COUNT = 25

export interface WorldOptions {
  seed: number
  /** ms since the epoch: all history lies before it. */
  start: number
  /** Count of the scalable entity. */
  records: number | undefined
  /** Counts of entities by name, before all else. */
  counts?: Readonly<Record<string, number>> | undefined
}

/** All realms of one sandbox, each made on first use. */
export class World {
  readonly #api: Api
  readonly #options: WorldOptions
  readonly #seed: number
  readonly #realms = new Map<string, Realm | undefined>()

  constructor(api: Api, options: WorldOptions) {
    this.#api = api
    this.#options = options
    this.#seed = hashText(`seed ${options.seed}`)
  }

  plan(entity: string): EntityPlan | undefined {
    return planOf(this.#api, entity)
  }

  /** Undefined where the API has no such entity. */
  realm(entity: string, connection: string): Realm | undefined {
    const name = `${entity} of ${connection}`
    if (!this.#realms.has(name)) this.#realms.set(name, this.#make(entity, connection))
    return this.#realms.get(name)
  }

  /** The records that those of a realm are below; undefined where they are below none. */
  above(realm: Realm): Realm | undefined {
    const above = aboveOf(this.#api.binding, realm.plan.name)
    return above && realm.other(above.entity)
  }

  #make(entity: string, connection: string): Realm | undefined {
    const plan = planOf(this.#api, entity)
    if (!plan) return undefined
    const base = mix(this.#seed, hashText(`${entity} of ${connection}`))
    const others = new Map<string, Realm | undefined>()
    let codes: unknown[] | undefined
    const realm: Realm = {
      plan,
      connection,
      start: this.#options.start,
      count: this.#count(entity),
      base,
      keys: new KeyCodec(base, plan.keyShape),
      made: madeRecords(this.#api, JSON.stringify([this.#options, connection, entity])),
      // Asked for with every reference of every record.
      other: (name) => {
        if (!others.has(name)) others.set(name, this.realm(name, connection))
        return others.get(name)
      },
      stateCodes() {
        codes ??= codesOf(realm)
        return codes
      },
    }
    return realm
  }

  #count(entity: string): number {
    const mirror = this.#api.seed.mirrors?.[entity]
    if (mirror) return this.plan(mirror.entity)?.lineCounts?.before(this.#count(mirror.entity)) ?? 0
    const asked = this.#options.counts?.[entity]
    if (asked !== undefined) return asked
    const planned = this.#api.seed.entities[entity]
    if (planned?.scalable && this.#options.records !== undefined) return this.#options.records
    const above = aboveOf(this.#api.binding, entity)
    const below = above && countBelow(this.#count(above.entity))
    return planned?.count ?? statesOf(this.#api, entity) ?? below ?? DEFAULT_COUNT
  }
}

const plans = new WeakMap<Api, Map<string, EntityPlan | undefined>>()

/** Plans are made once per API and only for entities that are used: a sandbox itself then costs next to nothing. */
function planOf(api: Api, entity: string): EntityPlan | undefined {
  const made = plans.get(api) ?? new Map<string, EntityPlan | undefined>()
  plans.set(api, made)
  if (!made.has(entity)) made.set(entity, planEntity(api, entity))
  return made.get(entity)
}

/** As many state records as there are states that other entities must find; undefined for an entity that is no state. */
function statesOf(api: Api, entity: string): number | undefined {
  const states = Object.values(api.binding.entities).filter(({ state }) => state?.entity === entity)
  return states.length > 0 ? new Set(states.flatMap(({ state }) => state?.covered ?? [])).size : undefined
}

function codesOf({ plan: { binding }, other }: Realm): unknown[] {
  const states = other(binding.state?.entity ?? '')
  const code = states?.plan.nodes.get(binding.state?.code ?? '')
  if (!states || !code) return []
  return Array.from({ length: states.count }, (_, index) => makeAt(code, placeIn(states, index)))
}
