import type { Answer } from '../../client/answer.ts'
import type { Caller } from '../../client/caller.ts'
import { parseDuration } from '../../model/duration.ts'
import { Finding } from '../../model/finding.ts'
import { isObject } from '../../model/json.ts'
import type { OperationRole } from '../../model/manifest.ts'
import { at } from '../../model/pointer.ts'
import { sortQuery } from '../querying.ts'
import type { Reader, Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { codeIn, formOf, requiredOf, stateBody } from './bodies.ts'
import { type Body, Drafts } from './draft.ts'
import { bodyType, type WriteRole } from './fields.ts'
import { vary } from './variation.ts'
import { pathTo } from './workflow.ts'

/** A record to write, and what it was made from. */
export interface Subject {
  entity: Entity
  key: string
  sent: Body
}

/** A record that this run made. */
export interface Made extends Subject {
  answer: Answer
}

/** ms between two looks for a record that does not show yet. */
const STEP = 250

export type Change = (body: Body) => unknown

/** Writes through one connection's token. `send…` gives any answer, the others demand a good one. */
export interface Writer extends Pick<Drafts, 'reference' | 'unfitting' | 'nobody' | 'stateKey'> {
  /** A body that ought to create a record. */
  draft(entity: Entity): Promise<Body>
  sendCreate(entity: Entity, body: unknown): Promise<Answer>
  sendUpdate(entity: Entity, key: string, body: unknown): Promise<Answer>
  /** Makes a body another one, in a field that may be changed freely. */
  vary(entity: Entity, role: WriteRole): Change
  /** The body of an update that changes one thing: with it goes only what every update must have. */
  updateOf(made: Subject, change: Change): Body
  /** Updates a record that this run made. */
  update(made: Made, change: Change): Promise<Answer>
  /** Asks for a state by its code. */
  sendState(entity: Entity, key: string, code: string): Promise<Answer>
  sendRemove(entity: Entity, key: string): Promise<Answer>
  /** Calls any operation of an entity, about a record where its path names one. */
  send(entity: Entity, role: OperationRole, call: { key?: string; body?: unknown }): Promise<Answer>
  /** Creates a record from a draft, changed first where `change` is given. */
  make(entity: Entity, change?: Change): Promise<Made>
  /** Creates a record and brings it into a state, step by step. */
  makeIn(entity: Entity, code: string): Promise<Made>
  /** The key that a successful creation told. */
  keyIn(entity: Entity, answer: Answer): string
  /** The record that an answer shows; an empty one where it shows none. */
  shownIn(answer: Answer): Rec
  /** A record as it reads back, alone or else in its list; waits as long as the manifest lets a write take. */
  readBack(entity: Entity, key: string): Promise<Rec>
  /** As `readBack`, an empty record where there is none. */
  lookUp(entity: Entity, key: string): Promise<Rec>
  /** ms until a record shows, in steps of 250; infinite where it does not within a minute. */
  visibleAfter(entity: Entity, key: string): Promise<number>
  /** Code of the state a record is in, as it reads back. */
  stateOf(entity: Entity, key: string): Promise<unknown>
  /** How many records the list says there are. */
  count(entity: Entity): Promise<number>
  /** Keys of the newest records that the list shows. */
  newest(entity: Entity): Promise<string[]>
  /** The first records of the list but these, as they are now. */
  neighbours(entity: Entity, but: readonly string[]): Promise<Rec[]>
  /** Waits until a write must show. */
  settle(entity: Entity): Promise<void>
  /** Lets time pass on the target's clock. */
  pause(ms: number): Promise<void>
}

export interface WriterMeans {
  scope: Scope
  caller: Caller
  reader: Reader
  /** A mark for a record that this run makes. */
  mark(): string
  /** Lets time pass on the target's clock. */
  pause(ms: number): Promise<void>
}

export function createWriter(means: WriterMeans): Writer {
  const { scope, caller, reader } = means
  const { binding } = scope.api
  const drafts = new Drafts(scope, reader, means.mark)
  // Drafts bear their mark already; what a check makes of them goes out as it is.
  const send = (address: string | undefined, body: unknown, key?: string) =>
    caller.call(known(address), {
      unmarked: true,
      ...(key === undefined ? {} : { path: pathOf(known(address), key) }),
      ...(body === undefined
        ? {}
        : { body: bodyType(scope, known(address)) === 'form' ? formOf(body) : body }),
    })
  const sendState = async (entity: Entity, key: string, code: string) =>
    send(entity.status ?? entity.update, await stateBody(drafts, entity, code), key)
  const settle = (entity: Entity) => means.pause(slownessOf(scope, entity))
  const shownIn = ({ body }: Answer): Rec => asRecord(at(body, binding.envelopes.item))
  const keyIn = (entity: Entity, answer: Answer) => keyOf(entity, answer, shownIn(answer))
  const peek = async (entity: Entity, key: string) =>
    entity.get && entity.claims.includes('get')
      ? shownIn(await reader.askItem(entity, key))
      : inList(await reader.crawl(entity), key)
  const lookUp = async (entity: Entity, key: string) => {
    await settle(entity)
    return peek(entity, key)
  }
  const make = async (entity: Entity, change: Change = () => {}): Promise<Made> => {
    const sent = await drafts.forCreate(entity)
    await change(sent)
    const answer = await send(entity.create, sent)
    return { entity, sent, answer, key: keyIn(entity, succeeded(answer)) }
  }
  const updateOf = (made: Subject, change: Change): Body => {
    const body = requiredOf(scope, made)
    change(body)
    return body
  }
  const sendUpdate = (entity: Entity, key: string, body: unknown) => send(entity.update, body, key)
  return {
    draft: (entity) => drafts.forCreate(entity),
    reference: (entity, pointer, not) => drafts.reference(entity, pointer, not),
    unfitting: (entity, pointer, where) => drafts.unfitting(entity, pointer, where),
    nobody: (entity, pointer) => drafts.nobody(entity, pointer),
    stateKey: (entity, code) => drafts.stateKey(entity, code),
    sendCreate: (entity, body) => send(entity.create, body),
    vary: (entity, role) => (body) => vary(scope, { entity, role }, body),
    sendUpdate,
    updateOf,
    update: async (made, change) =>
      succeeded(await sendUpdate(made.entity, made.key, updateOf(made, change))),
    sendState,
    sendRemove: (entity, key) => send(entity.remove, undefined, key),
    send: (entity, role, { key, body }) => send(entity[role], body, key),
    make,
    makeIn: async (entity, code) => {
      const made = await make(entity)
      for (const step of pathTo(scope, entity, code)) succeeded(await sendState(entity, made.key, step))
      return made
    },
    keyIn,
    shownIn,
    readBack: async (entity, key) => present(await lookUp(entity, key), entity, key),
    lookUp,
    visibleAfter: async (entity, key) => {
      for (let waited = 0; waited <= 60_000; waited += STEP) {
        if (Object.keys(await peek(entity, key)).length > 0) return waited
        await means.pause(STEP)
      }
      return Number.POSITIVE_INFINITY
    },
    stateOf: async (entity, key) => codeIn(scope, drafts, { entity, record: await lookUp(entity, key) }),
    count: async (entity) =>
      Number((await reader.list(entity)).meta.total ?? (await reader.crawl(entity)).keys.length),
    newest: async (entity) => (await newestPage(scope, reader, entity)).keys,
    neighbours: async (entity, but) => {
      const { records, keys } = await reader.list(entity)
      return records.filter((_, index) => !but.includes(keys[index] ?? ''))
    },
    settle,
    pause: means.pause,
  }
}

/** The list with what was created last first, or else all of it. */
async function newestPage(scope: Scope, reader: Reader, entity: Entity): Promise<{ keys: string[] }> {
  const field = entity.createdAt?.slice(1) ?? ''
  if (!entity.sorts.includes(field)) return reader.crawl(entity)
  return reader.list(entity, sortQuery(scope.api.binding, field, true))
}

function known(address: string | undefined): string {
  if (address === undefined) throw new Unjudged('the document has no operation for this')
  return address
}

function pathOf(address: string, key: string): Record<string, string> {
  return Object.fromEntries([...address.matchAll(/\{([^}]+)\}/g)].map((match) => [match[1] ?? '', key]))
}

function asRecord(value: unknown): Rec {
  return isObject(value) ? value : {}
}

function succeeded(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw new Finding({
    expected: `success from ${answer.operation.address}, as the manifest claims`,
    seen: `status ${answer.status}: ${answer.text}`,
    exchange: answer.exchange.id,
  })
}

function keyOf(entity: Entity, answer: Answer, record: Rec): string {
  const key = at(record, entity.id)
  if (typeof key === 'string' || typeof key === 'number') return String(key)
  throw new Finding({
    expected: `the new record's key in the answer of ${answer.operation.address}`,
    seen: JSON.stringify(key) ?? 'nothing',
    pointer: entity.id,
    exchange: answer.exchange.id,
  })
}

function inList({ records, keys }: { records: Rec[]; keys: string[] }, key: string): Rec {
  return records[keys.indexOf(key)] ?? {}
}

function present(record: Rec, entity: Entity, key: string): Rec {
  if (Object.keys(record).length > 0) return record
  throw new Finding({ expected: `to read back ${entity.singular} ${key}`, seen: 'no such record' })
}

/** ms that a write may take until a read shows it, as the manifest claims. */
export function slownessOf({ manifest }: Scope, { name }: Entity): number {
  return parseDuration(manifest.entities[name]?.visibleWithin ?? '0s') ?? 0
}
