import type { Answer, CallInit } from '../../client/answer.ts'
import { UnreadableAnswer } from '../../client/read-whole.ts'
import { recordPath } from '../../client/records.ts'
import type { Binding } from '../../model/binding.ts'
import type { Chains, KeySource } from '../../model/chain.ts'
import type { Cost } from '../../model/cost.ts'
import { Finding } from '../../model/finding.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { OperationRole } from '../../model/manifest.ts'
import { type Operation, pathOf } from '../../model/operation.ts'
import type { Acts } from '../acts.ts'
import { isSafe } from '../admission.ts'
import type { Family, OmittedRow } from '../check.ts'
import { type OperationRow, usableBy } from '../families.ts'
import { type Entity, entityBelow, partOf, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Body } from '../writes/draft.ts'
import { lawfulBody } from '../writes/lawful-body.ts'
import type { Subject } from '../writes/means.ts'
import { anotherState } from '../writes/read-only-rows.ts'
import { nextState } from '../writes/use.ts'
import { judgedLeast, type Trial } from './least-request.ts'
import { type LookAgain, lookBefore } from './left-behind.ts'
import { asked, keyToRead, needsOneMade, unmakeable } from './own-record.ts'
import type { Spoil } from './spoil.ts'
import { unboundBody, unboundOmission, unsendable } from './unbound.ts'

/** An operation that can be called as it is meant to be. */
export interface CallRow extends OperationRow {
  /** The entity it is about; undefined where it is about none. */
  entity: Entity | undefined
  /** The role the binding gives it; undefined for one that is only there to be read. */
  role: OperationRole | undefined
}

/**
 * Operations that ask for a token or are an entity's, and are claimed; of an inferred binding all. One that changes something and
 * has no role is left out where what it did would stay.
 */
export function callsBy(keep: (operation: Operation) => boolean): Family<CallRow> {
  const family = usableBy(keep)
  return (scope) => family(scope).map((row) => ('operation' in row ? callable(scope, row) : row))
}

export const calls = callsBy(() => true)

function callable(scope: Scope, row: OperationRow): CallRow | OmittedRow {
  const { operation, key } = row
  const part = partOf(scope, operation)
  const chained = scope.api.binding.chains?.[operation.path]
  const entity = part?.entity ?? (chained ? undefined : entityBelow(scope, operation))
  const role = part?.role
  const isUnbound = role === undefined && !isSafe(operation)
  const because =
    (isUnbound ? unboundOmission(scope, operation) : undefined) ??
    unmakeable(scope, entity, operation) ??
    unlawful(scope, operation) ??
    unsendable(scope, operation) ??
    untoldMeans(scope, operation, { entity, role })
  if (because !== undefined)
    return { key, about: [operation.address], omission: { kind: 'not-applicable', because } }
  const danger = entity && needsOneMade(entity, operation) ? { danger: 'write' as const } : {}
  return { ...row, entity, role, ...danger, ...(isUnbound && { needs: ['disposable'] as const }) }
}

/**
 * Where a document alone is known, and it has nothing but errors or redirections for an operation, no success of it is lawful, and none can be
 * asked for.
 */
function unlawful({ api }: Scope, { address, responses }: Operation): string | undefined {
  const statuses = Object.keys(responses)
  const withoutSuccess = statuses.every((status) => /^[1345]/.test(status))
  return api.binding.untold && withoutSuccess
    ? `the document has no answer${statuses.length > 0 ? ` but ${statuses.join(', ')}` : ''} for ${address}: no success of it would be documented`
    : undefined
}

/** What a call would need and an inferred binding does not know; undefined where nothing is missing. */
function untoldMeans(
  { api, manifest }: Scope,
  { address, path }: Operation,
  { entity, role }: Pick<CallRow, 'entity' | 'role'>,
): string | undefined {
  if (!api.binding.untold) return undefined
  const inferred = 'the binding is inferred: nothing tells'
  if (!entity) return unreachable(api.binding, path) ? `${inferred} what ${address} is about` : undefined
  if (manifest.kind === 'read-only') return undefined
  if (role === 'status') return `${inferred} which state a ${entity.singular} may go to`
  const isOfAnother = (role === 'update' || role === 'remove') && !entity.claims.includes('create')
  return isOfAnother ? `${inferred} how a ${entity.singular} of our own is made, to ${role} it` : undefined
}

/** Whether the keys of a path can be found by looking alone. */
function unreachable({ chains }: Binding, path: string): boolean {
  if (!path.includes('{')) return false
  const keys = Object.values(chains?.[path] ?? {})
  return keys.length === 0 || keys.some((key) => !isLooked(chains ?? {}, key, []))
}

function isLooked(chains: Chains, { from }: KeySource, seen: readonly string[]): boolean {
  if (from === undefined) return true
  if (!from.startsWith('GET ') || seen.includes(from)) return false
  return Object.values(chains[pathOf(from)] ?? {}).every((key) => isLooked(chains, key, [...seen, from]))
}

/** Sends one operation again and again, each time about something of its own. */
export interface Attempts {
  /** As it ought to be: must succeed. */
  right(): Promise<Answer>
  /** The same with one thing about it made wrong. */
  wrong(spoil: Spoil): Promise<Answer>
  /** Sends it wrongly and has the answer judged; a finding tells the smallest request that fails in the same way. */
  judged(trial: Trial, judge: (answer: Answer, wrong: string) => unknown): Promise<void>
  /** The same, about one record where it is about one of our own, with a look at what refused calls leave behind. */
  watched(): Promise<Attempts & { lookAgain: LookAgain }>
}

type Means = Pick<
  Acts,
  'scope' | 'write' | 'sample' | 'keysOf' | 'above' | 'as' | 'adminToken' | 'call' | 'list' | 'aside'
>

/** What a call is about. */
interface Meant {
  init: CallInit
  /** Key of the record that was made for it. */
  own?: string
}

export function attempts(acts: Means, row: CallRow): Attempts {
  return attemptsAbout(acts, row, () => meant(acts, row))
}

function attemptsAbout(acts: Means, row: CallRow, about: () => Promise<Meant>): Attempts {
  const { address } = row.operation
  const send = async (spoil: Spoil) => {
    const init = spoil((await about()).init)
    const caller = row.token === 'admin' ? acts.as(await acts.adminToken()) : acts
    return caller.call(address, { ...init, unmarked: true })
  }
  const wrong = (spoil: Spoil) =>
    send(spoil).catch((error: unknown) => Promise.reject(blamed(address, error)))
  const { scope, aside } = acts
  const means = { scope, aside, operation: row.operation, send: wrong }
  return {
    right: async () => asked(row, await send((init) => init), scope),
    wrong,
    judged: (trial, judge) => judgedLeast(means, trial, judge),
    watched: async () => {
      const isOfOne = scope.manifest.kind === 'stored' && (row.role === 'update' || row.role === 'status')
      const one = isOfOne ? await meant(acts, row) : undefined
      const lookAgain = await lookBefore(acts, row, one?.own)
      return { ...attemptsAbout(acts, row, one ? async () => one : about), lookAgain }
    },
  }
}

/** No answer to what was made wrong is a fault of the server, which stumbled over it. */
function blamed(address: string, error: unknown): unknown {
  const isSilence = error instanceof HarnessError && !(error instanceof UnreadableAnswer)
  if (!isSilence || error.code !== 'TARGET_FAILED') return error
  return new Finding({ expected: `an answer from ${address}`, seen: `none: ${error.message}` })
}

/** What a call needs to succeed: a record where its path names one, and a body that the system ought to take. */
async function meant(acts: Means, row: CallRow): Promise<Meant> {
  const { operation, entity, role } = row
  if (entity && role === 'create') {
    const body = acts.write.encoded(entity, role, await acts.write.draft(entity))
    return { init: { body, path: await acts.above(entity) } }
  }
  const body = role === undefined ? unboundBody(acts.scope, operation) : undefined
  if (!operation.path.includes('{')) return { init: { ...body } }
  if (entity && role === 'list') return { init: { path: await acts.above(entity) } }
  if (!entity) return { init: { ...body, path: await acts.keysOf(operation.path) } }
  return about(acts, entity, row)
}

async function about(acts: Means, entity: Entity, { operation, role }: CallRow): Promise<Meant> {
  const { scope, write, sample } = acts
  const named = (key: string) => ({ path: recordPath(operation.path, key) })
  if (role !== 'update' && role !== 'status' && role !== 'remove')
    return { init: named(await keyToRead(acts, entity)) }
  const isOwn = scope.manifest.kind !== 'read-only'
  if (isOwn && !entity.claims.includes('create'))
    throw new Unjudged(`no ${entity.singular} can be made to ${role}`)
  const made = isOwn ? await write.make(entity) : { entity, sent: {}, key: (await sample(entity)).key }
  if (isOwn) await write.settle(entity)
  const own = isOwn ? { own: made.key } : {}
  if (role === 'remove') return { init: named(made.key), ...own }
  if (role === 'update') {
    const body = lawfulBody(scope.api, operation.address, updateOf(write, made))
    return { init: { ...named(made.key), body: write.encoded(entity, role, body) }, ...own }
  }
  const code = isOwn
    ? nextState({ scope, entity })
    : await anotherState(scope, { write, entity, key: made.key })
  return { init: { ...named(made.key), body: await write.stateBody(entity, code) }, ...own }
}

/** A change where there is anything to change freely; else what every update must have is sent as it is. */
function updateOf(write: Acts['write'], made: Subject): Body {
  try {
    return write.updateOf(made, write.vary(made.entity, 'update'))
  } catch (error) {
    if (error instanceof Unjudged) return write.updateOf(made, () => {})
    throw error
  }
}

/** Readings of what a body refers to, once for all attempts. */
const LOOKS = 12

/**
 * What so many attempts ask of a target, at most: each that writes may make a record of its own, from others that it looks at
 * first.
 */
export function attemptCost({ danger }: Pick<CallRow, 'danger'>, times: number): Cost {
  if (danger !== 'write') return { calls: LOOKS + 2 * times, writes: 0, records: 0 }
  return { calls: LOOKS + 4 * times, writes: 2 * times, records: times }
}
