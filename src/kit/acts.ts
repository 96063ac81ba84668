import type { Caller } from '../client/caller.ts'
import type { Binding } from '../model/binding.ts'
import { parseDuration } from '../model/duration.ts'
import type { FieldCoverage } from '../model/report.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Connections, TargetControl, TargetSession } from '../target/session.ts'
import { coverFields } from './coverage.ts'
import { createExpect, type Expect } from './expect.ts'
import { createOAuth, type OAuth } from './oauth.ts'
import { type CallerFor, createReader, type Reader, type Rec } from './reader.ts'
import type { Entity, Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

/** All that a proof may do: read through the primary connection, act as others, judge. */
export interface Acts extends Reader {
  scope: Scope
  binding: Binding
  connections: Connections
  oauth: OAuth
  expect: Expect
  /** Reads through another connection or another token. */
  as(who: 'second' | 'restricted' | Secret): Reader
  /** A token that manages connections, from the client's own credentials. */
  adminToken(): Promise<Secret>
  /** ms since the epoch, on the target's clock. */
  now(): number
  /** Moves the target's clock: `'31d'`. */
  advance(duration: string): void
  control: TargetControl
  /** Names the state the target must be in; a verifier of contracts sets it up under the same words. */
  given(state: string): void
  /** Keeps a fact in the report though nothing failed. */
  note(text: string): void
  /** Counts how often each field of these records is there, null, defaulted; into the report. */
  cover(entity: Entity, records: Rec[]): FieldCoverage[]
}

export interface ActsMeans {
  scope: Scope
  session: TargetSession
  /** Sends the primary connection's token. */
  caller: Caller
  random: (count: number) => Uint8Array
  now: () => number
}

/** What a proof leaves behind beside its verdict. */
export interface Trace {
  notes: string[]
  states: string[]
  coverage: FieldCoverage[]
}

export function createActs(means: ActsMeans, trace: Trace): Acts {
  const { scope, session, caller, random } = means
  const { binding } = scope.api
  const oauth = createOAuth({ binding, session, caller, random })
  let admin: Promise<Secret> | undefined
  const adminToken = () => {
    admin ??= oauth.clientCredentials().then((answer) => oauth.accessOf(answer))
    return admin
  }
  const readerOf = (token: Secret): Reader =>
    createReader(scope, caller.as(token), choose(caller, token, adminToken))
  return {
    ...readerOf(session.connections.primary.access),
    scope,
    binding,
    connections: session.connections,
    oauth,
    expect: createExpect(binding),
    as: (who) => readerOf(typeof who === 'string' ? tokenOf(session, who) : who),
    adminToken,
    now: () => (session.clock ?? means).now(),
    advance: (duration) => need(session.clock, 'clock').advance(parseDuration(duration) ?? 0),
    get control() {
      return need(session.control, 'control surface')
    },
    given: (state) => void trace.states.push(state),
    note: (text) => void trace.notes.push(text),
    cover: (entity, records) => {
      const covered = coverFields(scope, entity, records)
      trace.coverage.push(...covered)
      return covered
    },
  }
}

function choose(caller: Caller, token: Secret, adminToken: () => Promise<Secret>): CallerFor {
  return async (entity) => caller.as(entity.token === 'admin' ? await adminToken() : token)
}

function tokenOf(session: TargetSession, who: 'second' | 'restricted'): Secret {
  return need(session.connections[who], `${who} connection`).access
}

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Unjudged(`the target has no ${what}`)
  return value
}
