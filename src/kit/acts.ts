import type { Caller } from '../client/caller.ts'
import type { Journal } from '../client/journal.ts'
import type { Recorder } from '../client/recorder.ts'
import type { Binding } from '../model/binding.ts'
import type { ProviderState } from '../model/contract.ts'
import { parseDuration } from '../model/duration.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from '../model/limits.ts'
import { type ReadOnlyProof, showChange } from '../model/read-only.ts'
import type { FieldCoverage } from '../model/report.ts'
import { Secret } from '../secrets/secret.ts'
import type { Connections, TargetControl, TargetSession } from '../target/session.ts'
import { type Access, createAccess, demand } from './access.ts'
import { asideOf, type Barrier } from './barrier.ts'
import { churnThrough } from './change.ts'
import { coverFields } from './coverage.ts'
import { createExpect, type Expect } from './expect.ts'
import type { Ledger } from './ledger.ts'
import { OAuth } from './oauth.ts'
import { type CallerFor, createReader, type Reader, type Rec } from './reader.ts'
import type { Entity, Scope } from './scope.ts'
import { accessOf } from './token-answer.ts'
import { lookAt } from './unchanged.ts'
import { createHooks } from './webhooks/create-hooks.ts'
import type { Hooks } from './webhooks/hooks.ts'
import type { Receipt } from './webhooks/receiver.ts'
import { createWriter, type Writer } from './writes/writer.ts'

/** All that a proof may do: read through the primary connection, act as others, judge. */
export interface Acts extends Reader, Access {
  scope: Scope
  binding: Binding
  connections: Connections
  oauth: OAuth
  expect: Expect
  /** Reads through another connection or another token. */
  as(who: 'primary' | 'second' | 'restricted' | Secret): Reader
  /** Writes through the primary connection. */
  write: Writer
  /** Writes through the second connection. */
  writeBeside(): Writer
  /** Writes through the connection of a role that the manifest names. */
  writeAs(role: string): Writer
  /** A token that manages connections, from the client's own credentials. */
  adminToken(): Promise<Secret>
  /** Wraps a made-up credential, so that it is handled like a real one. */
  secret(text: string): Secret
  /** ms since the epoch, on the target's clock. */
  now(): number
  /** Moves the target's clock by ms. */
  advance(ms: number): void
  /** Promised lifetime in ms. */
  lifetime(of: 'code' | 'access' | 'refresh'): number
  control: TargetControl
  /** Receives what the target sends. */
  hooks: Hooks
  /** What a busy system does meanwhile: changes a record, deletes another, adds a third. Returns their keys. */
  churn(entity: Entity, keys: readonly string[]): string[]
  /** What this check vouches for in contracts, once it has passed: this answer, given that state. Gives it back. */
  agree<A extends Evident>(answer: A, given?: ProviderState): A
  /** The same of an event: the payload that was delivered. */
  agreeOnEvent(type: string, receipt: Receipt | undefined): void
  /** Keeps a fact in the report though nothing failed. */
  note(text: string): void
  /** Keeps in the report what became of a write beyond a limitation, whatever is expected of it; gives it back. */
  observe(outcome: Outcome): Outcome
  /** Does what no verdict hangs on, as long as it has taken less than `most` requests and the budget of the run has room for more. */
  aside(most: number, work: (mayAsk: () => boolean) => Promise<unknown>): Promise<void>
  /** Counts how often each field of these records is there, null, defaulted; into the report. */
  cover(entity: Entity, records: Rec[]): FieldCoverage[]
  /**
   * Reads all that there is before and after, and tells what changed meanwhile and by whom; into the report. Without anything
   * that is done between, it is reading that is tried.
   */
  proveUnchanged(during?: () => Promise<unknown>): Promise<ReadOnlyProof>
}

/** What shows the exchange that it came of. */
export interface Evident {
  exchange: Exchange
  /** Parsed JSON of an answer; undefined where there is none. */
  body?: unknown
}

/** What a check vouches for, as it was seen. */
export interface Vouched extends Evident {
  given?: ProviderState
}

export interface ActsMeans {
  scope: Scope
  session: TargetSession
  recorder: Recorder
  /** Sends the primary connection's token. */
  caller: Caller
  random: (count: number) => Uint8Array
  now: () => number
  /** A mark for a record that this run makes. */
  mark: () => string
  /** What the check has sent, and what the run has made. */
  ledger: Ledger
  journal: Journal
  /** Does what no verdict hangs on, where a budget has room for it. */
  barrier: Pick<Barrier, 'aside' | 'hasRoom'>
  /** Lets real time pass, where the target has no clock of its own to advance. */
  sleep?: ((ms: number) => Promise<void>) | undefined
}

/** What a proof leaves behind beside its verdict. */
export interface Trace {
  notes: string[]
  agreed?: Vouched
  agreedEvent?: { type: string; receipt: Receipt }
  coverage: FieldCoverage[]
  outcome?: Outcome
  readOnly?: ReadOnlyProof
}

export function createActs(means: ActsMeans, trace: Trace): Acts {
  const { scope, session, recorder, caller, random } = means
  const { binding } = scope.api
  const oauth = new OAuth({ binding, session, recorder, caller, random })
  let admin: Promise<Secret> | undefined
  const adminToken = () => {
    demand(binding.authentication.grants.client_credentials, 'grant for tokens that manage connections')
    admin ??= oauth.clientCredentials().then(accessOf)
    return admin
  }
  const readerOf = (token: Secret): Reader =>
    createReader(scope, caller.as(token), choose(caller, token, adminToken))
  const writerOf = (token: Secret): Writer =>
    createWriter({
      scope,
      caller: caller.as(token),
      reader: readerOf(token),
      mark: means.mark,
      pause: (ms) => pause(means, ms),
    })
  const reader = readerOf(session.connections.primary.access)
  const writer = writerOf(session.connections.primary.access)
  return {
    ...reader,
    ...createAccess({ scope, session, caller, adminToken }),
    scope,
    binding,
    connections: session.connections,
    oauth,
    expect: createExpect(binding),
    as: (who) => readerOf(typeof who === 'string' ? tokenOf(session, who) : who),
    write: writer,
    writeBeside: () => writerOf(tokenOf(session, 'second')),
    writeAs: (role) =>
      writerOf(demand(session.connections.roles?.[role], `connection of the role ${role}`).access),
    adminToken,
    secret: (text) => new Secret(text),
    now: () => (session.clock ?? means).now(),
    advance: (ms) => demand(session.clock, 'clock').advance(ms),
    lifetime: (of) => milliseconds(binding.authentication.lifetimes[of]),
    control: controlOf(session),
    hooks: createHooks({ scope, session, recorder, reader, writer, journal: means.journal }),
    churn: (entity, keys) => churnThrough(demand(session.control, 'control surface'), entity, keys),
    ...keeping(trace),
    aside: asideOf(means),
    cover: (entity, records) => covering(trace, coverFields(scope, entity, records)),
    proveUnchanged: (during) => looking(trace, () => proveUnchanged(means, reader, during)),
  }
}

function covering(trace: Trace, covered: FieldCoverage[]): FieldCoverage[] {
  trace.coverage.push(...covered)
  return covered
}

/** What others changed blames nobody, but is worth a note. */
async function looking(trace: Trace, prove: () => Promise<ReadOnlyProof>): Promise<ReadOnlyProof> {
  const proof = await prove()
  trace.readOnly = proof
  const first = proof.changes.find(({ by }) => by === 'others')
  if (first) trace.notes.push(`changed by others meanwhile: ${showChange(first)}`)
  return proof
}

async function proveUnchanged(
  { scope, session, ledger, journal }: ActsMeans,
  reader: Reader,
  during?: () => Promise<unknown>,
): Promise<ReadOnlyProof> {
  // What an earlier check made may show late: it is not what is tried here.
  const [began, known] = [ledger.sent.length, journal.entries.length]
  const lookAgain = await lookAt({ scope, reader, alone: session.kind === 'embedded' })
  await during?.()
  const made = { entries: journal.entries.slice(known) }
  return lookAgain({ sent: ledger.sent.slice(began), journal: made, reading: during === undefined })
}

/** What a proof says beside its verdict. */
function keeping(trace: Trace): Pick<Acts, 'agree' | 'agreeOnEvent' | 'note' | 'observe'> {
  return {
    agree: (answer, given) => {
      trace.agreed = { ...(given && { given }), exchange: answer.exchange, body: answer.body }
      return answer
    },
    agreeOnEvent: (type, receipt) => {
      if (receipt) trace.agreedEvent = { type, receipt }
    },
    note: (text) => void trace.notes.push(text),
    observe: (outcome) => {
      trace.outcome = outcome
      return outcome
    },
  }
}

async function pause({ session, sleep }: ActsMeans, ms: number): Promise<void> {
  if (ms <= 0) return
  if (session.clock) session.clock.advance(ms)
  else await sleep?.(ms)
}

/** Asks for the control surface only when it is used: acts are handed to every proof, whatever the target has. */
function controlOf(session: TargetSession): TargetControl {
  const control = () => demand(session.control, 'control surface')
  return {
    insert: (entity) => control().insert(entity),
    touch: (entity, key, change) => control().touch(entity, key, change),
    softDelete: (entity, key) => control().softDelete(entity, key),
    requireReauthorization: () => control().requireReauthorization(),
    exhaustRateLimit: () => control().exhaustRateLimit(),
  }
}

function milliseconds(duration: string): number {
  const time = parseDuration(duration)
  if (time === undefined) throw new RangeError(`${duration} is no duration`)
  return time
}

function choose(caller: Caller, token: Secret, adminToken: () => Promise<Secret>): CallerFor {
  return async (entity) => caller.as(entity.token === 'admin' ? await adminToken() : token)
}

function tokenOf(session: TargetSession, who: 'primary' | 'second' | 'restricted'): Secret {
  return demand(session.connections[who], `${who} connection`).access
}
