import type { Binding, EntityBinding } from '../model/binding.ts'
import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Answer, CallInit } from './answer.ts'
import type { Caller } from './caller.ts'
import type { Journal } from './journal.ts'
import { isOverwritten } from './journal-facts.ts'
import { markIn, markOf, markPlace, withMark } from './marks.ts'
import { createOwnership, type Ownership } from './ownership.ts'
import { createdKey, keyBelow } from './records.ts'
import { type WriteTarget, writeTarget } from './write-target.ts'

export interface OwnWritesOptions {
  caller: Caller
  journal: Journal
  binding: Binding
  /** True of a system that claims to store nothing: whether a write changes a record of its own is what is to be seen. */
  isReadOnly: boolean
  /** ms since the epoch. */
  now(): number
}

/**
 * A caller that touches only what its run made. Every create is journaled before it leaves, and carries a mark where the
 * entity has a field for one. What would change another record, or records not named, is refused with HarnessError NOT_OURS
 * before anything is sent.
 */
export function ownWrites(options: OwnWritesOptions): Caller {
  const { journal, binding } = options
  return wrap(options, createOwnership({ journal, binding, reader: options.caller }))
}

function wrap(options: OwnWritesOptions, ownership: Ownership): Caller {
  const { caller, binding } = options
  return {
    as: (token) => wrap({ ...options, caller: caller.as(token) }, ownership),
    call: async (address, init = {}) => {
      const target = writeTarget(binding, address, init)
      if (target.kind === 'none') return caller.call(address, init)
      const bound = binding.entities[target.entity]
      if (target.kind === 'create') return create(options, { address, init, entity: target.entity, bound })
      if (options.isReadOnly) return caller.call(address, init)
      const text = await ownership(address, target)
      if (target.kind !== 'record') return caller.call(address, init)
      const sent = marked(init, bound, { text, fill: false })
      if (text !== undefined) await noteOverwriting(options, { address, init: sent, target, bound })
      return caller.call(address, sent)
    },
  }
}

/** What a PUT leaves out may be emptied (RFC 9110 section 9.3.4). */
async function noteOverwriting(
  { journal, now }: OwnWritesOptions,
  { address, init, target, bound }: Change,
): Promise<void> {
  const { entity, key } = target
  const isSent = isObject(init.body) && at(init.body, (bound && markPlace(bound)) ?? '') !== undefined
  const mayOverwrite = isSent || (address.startsWith('PUT ') && address === bound?.update)
  if (!mayOverwrite || markCarried(init, bound) !== undefined || isOverwritten(journal, target)) return
  await journal.append({ kind: 'overwritten', entity, key, ...time({ now }) })
}

interface Change {
  address: string
  init: CallInit
  target: Extract<WriteTarget, { kind: 'record' }>
  bound: EntityBinding | undefined
}

interface Creation {
  address: string
  init: CallInit
  entity: string
  bound: EntityBinding | undefined
}

async function create(options: OwnWritesOptions, creation: Creation): Promise<Answer> {
  const { caller, journal } = options
  const { address, entity, bound } = creation
  const id = journal.nextId()
  const init = marked(creation.init, bound, { text: markOf(id), fill: true })
  const mark = markCarried(init, bound)
  const intent = { kind: 'intent', id, entity, operation: address, ...time(options) } as const
  await journal.append(mark === undefined ? intent : { ...intent, mark })
  const failed = (status: number) => journal.append({ kind: 'failed', id, status, ...time(options) })
  const answer = await caller.call(address, init).catch(async (error: unknown) => {
    await failed(0)
    throw error
  })
  if (answer.status < 200 || answer.status > 299) await failed(answer.status)
  else if (bound) await noteMade(options, answer, { id, entity, bound, path: init.path ?? {} })
  return answer
}

/** An answer without a key leaves the intent open: the record is found by its mark, later. */
async function noteMade(
  options: OwnWritesOptions,
  answer: Answer,
  {
    id,
    entity,
    bound,
    path,
  }: { id: string; entity: string; bound: EntityBinding; path: Record<string, string> },
): Promise<void> {
  const key = createdKey(options.binding, bound, answer)
  if (key === undefined) return
  const record = at(answer.body, options.binding.envelopes.item)
  const born = bound.createdAt === undefined ? undefined : at(record, bound.createdAt)
  const made = {
    kind: 'made',
    id,
    entity,
    key: keyBelow(path, key),
    from: 'answer',
    ...time(options),
  } as const
  await options.journal.append(typeof born === 'string' ? { ...made, born } : made)
}

function marked(
  init: CallInit,
  bound: EntityBinding | undefined,
  { text, fill }: { text: string | undefined; fill: boolean },
): CallInit {
  const place = bound && markPlace(bound)
  return place === undefined || text === undefined || init.unmarked || init.body === undefined
    ? init
    : { ...init, body: withMark(init.body, { place, text, fill }) }
}

/** The mark a body was sent with; one that is a text already is searched whole. */
function markCarried({ body }: CallInit, bound: EntityBinding | undefined): string | undefined {
  const place = bound && markPlace(bound)
  if (place === undefined) return undefined
  return markIn(typeof body === 'string' ? body : at(body, place))
}

function time({ now }: Pick<OwnWritesOptions, 'now'>): { at: string } {
  return { at: new Date(now()).toISOString() }
}
