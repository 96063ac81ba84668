import type { Condition } from '../../model/limits.ts'
import { at } from '../../model/pointer.ts'
import { unusedKey } from '../keys.ts'
import type { Reader, Rec } from '../reader.ts'
import { type Entity, entityOf, isListed, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { isThere } from '../values.ts'
import { meetsAll } from './conditions.ts'
import { limitsOf } from './limits.ts'

/** Finds records that a write may refer to, and keys that it may not. What it looks at is read once. */
export class References {
  readonly #scope: Scope
  readonly #reader: Reader
  readonly #pages = new Map<string, Promise<Rec[]>>()

  constructor(scope: Scope, reader: Reader) {
    this.#scope = scope
    this.#reader = reader
  }

  /** Key of a record that a reference may name, `not` being one that is known already. */
  async reference(entity: Entity, pointer: string, not?: unknown): Promise<unknown> {
    const { to, keys } = await this.#fitting(entity, pointer, not)
    if (keys[0] !== undefined) return keys[0]
    throw new Unjudged(
      `${to.name} has no${not === undefined ? '' : ' other'} record that ${entity.name} may refer to`,
    )
  }

  /** As `reference`, for the item of this number in a list: another one for each, where there are so many. */
  async referenceOf(entity: Entity, pointer: string, item: number): Promise<unknown> {
    const { keys } = await this.#fitting(entity, pointer)
    return keys[item % keys.length] ?? this.reference(entity, pointer)
  }

  async #fitting(entity: Entity, pointer: string, not?: unknown): Promise<{ to: Entity; keys: unknown[] }> {
    const { to, where } = this.#referred(entity, pointer)
    const fitting = (await this.records(to)).filter((record) => isLive(record, to) && meetsAll(record, where))
    return { to, keys: fitting.map((record) => at(record, to.id)).filter((key) => key !== not) }
  }

  /** Key of the record of a state, by its code. */
  async stateKey(entity: Entity, code: string): Promise<unknown> {
    const { state } = entity
    const of = state && entityOf(this.#scope, state.entity)
    const record = of && (await this.records(of)).find((one) => at(one, state.code) === code)
    if (of && record) return at(record, of.id)
    throw new Unjudged(`${entity.name} has no state ${code} that can be read`)
  }

  /** Key of a record that a reference may not name, because it alone is otherwise than its manifest says. */
  async unfitting(entity: Entity, pointer: string, wrong: Record<string, Condition>): Promise<unknown> {
    const { to, where } = this.#referred(entity, pointer)
    const rest = Object.fromEntries(Object.entries(where).filter(([name]) => !Object.hasOwn(wrong, name)))
    const isAllowed = Object.hasOwn(wrong, to.deletedAt ?? '') ? () => true : (one: Rec) => isLive(one, to)
    const among = (records: readonly Rec[]) => {
      const found = records.filter((one) => isAllowed(one) && !meetsAll(one, wrong))
      return found.find((one) => meetsAll(one, rest)) ?? found[0]
    }
    // Rare ones may stand on a later page.
    const record = among(await this.records(to)) ?? among((await this.#reader.crawl(to)).records)
    if (record) return at(record, to.id)
    throw new Unjudged(`no record of ${to.name} is otherwise than ${JSON.stringify(wrong)}`)
  }

  /** A key like those of the records that a reference names, which is the key of none of them. */
  async nobody(entity: Entity, pointer: string): Promise<string> {
    const { to } = this.#referred(entity, pointer)
    return unusedKey(await this.#reader.crawl(to), 'near')
  }

  /** The first records of an entity, read once; none where the API does not list them. */
  async records(entity: Entity): Promise<Rec[]> {
    if (!isListed(entity)) return []
    const { paging } = this.#scope.api.binding
    const query = entity.paged ? { [paging.size]: String(paging.maxSize) } : {}
    const read =
      this.#pages.get(entity.name) ?? this.#reader.list(entity, query).then(({ records }) => records)
    this.#pages.set(entity.name, read)
    return read
  }

  /** Whether what a reference names can be read at all. */
  isReadable(entity: Entity, pointer: string): boolean {
    return entityOf(this.#scope, entity.references[pointer] ?? '')?.claims.includes('list') ?? false
  }

  #referred(entity: Entity, pointer: string): { to: Entity; where: Record<string, Condition> } {
    const to = entityOf(this.#scope, entity.references[pointer] ?? '')
    if (!to?.claims.includes('list'))
      throw new Unjudged(`what ${pointer} of ${entity.name} refers to cannot be read`)
    const limits = limitsOf(this.#scope, entity).filter(
      (limit) => limit.kind === 'reference' && limit.fields.includes(pointer),
    )
    return { to, where: Object.assign({}, ...limits.map((limit) => ('where' in limit ? limit.where : {}))) }
  }
}

export function isLive(record: Rec, { deletedAt }: Entity): boolean {
  return deletedAt === undefined || !isThere(at(record, deletedAt))
}
