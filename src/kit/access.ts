import type { Answer, CallInit } from '../client/answer.ts'
import type { Caller } from '../client/caller.ts'
import { NO_SUCH_KEY } from '../client/ownership.ts'
import { recordPath } from '../client/records.ts'
import type { TokenKind } from '../model/binding.ts'
import type { Operation } from '../model/operation.ts'
import { at } from '../model/pointer.ts'
import { Secret } from '../secrets/secret.ts'
import type { ConnectionTokens, TargetSession } from '../target/session.ts'
import { isClaimed, isSafe, isTriable } from './admission.ts'
import { connectionLists, type Entity, guardedOperations, type Listed, type Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

/** A token, no credentials at all, or an Authorization header as it stands. */
export type Credential = Secret | 'none' | { header: string }

type Who = 'primary' | 'second' | Secret

/** Acts that ask who may do what, and how a connection is. */
export interface Access {
  /** Lists an ordinary entity with this credential: is it alive? */
  probe(credential: Credential, query?: CallInit['query']): Promise<Answer>
  /** Lists what tokens of this grant are for, with this credential: is it alive? */
  probeOf(grant: string, credential: Credential): Promise<Answer>
  /** Asks for a record with this credential. */
  askWith(credential: Credential, entity: Entity, key: string): Promise<Answer>
  /** As `probe`; asks for the single record of this key where one is given. */
  probeAt(key: string, credential: Credential, query?: CallInit['query']): Promise<Answer>
  /** The ordinary operation `probe` calls, or the item operation where a key is given. */
  probed(key: string): { address: string; path: Record<string, string> }
  /** Calls any operation with this credential and with path parameters that name nothing. */
  knock(operation: Operation, credential: Credential): Promise<Answer>
  /** Status with a good token of the right kind, as `knock` asks; none where that might change something. */
  admission(operation: Operation, kind: TokenKind): Promise<number[]>
  /** A good token of the kind that is not this one. */
  otherKind(kind: TokenKind): Promise<Secret>
  status(who: Who): Promise<Answer>
  /** State of the primary connection, as its status call tells. */
  state(): Promise<unknown>
  connectionId(who: Who): Promise<unknown>
  disconnect(token: Secret): Promise<Answer>
  /** An entity the restricted connection may read, and one it may not. */
  permitted(): { allowed: Entity; forbidden: Entity }
}

export interface AccessMeans {
  scope: Scope
  session: TargetSession
  caller: Caller
  adminToken(): Promise<Secret>
}

export function createAccess({ scope, session, caller, adminToken }: AccessMeans): Access {
  const { connection } = scope.api.binding
  const { primary, second } = session.connections
  const status = (who: Who) => {
    const given = who instanceof Secret ? who : undefined
    const { access } = who === 'second' ? demand(second, 'second connection') : primary
    return caller.as(given ?? access).call(connection.status)
  }
  const tokenOf = async (kind: TokenKind) => (kind === 'admin' ? adminToken() : primary.access)
  const knock = (operation: Operation, credential: Credential) =>
    caller.call(operation.address, {
      path: recordPath(operation.path, NO_SUCH_KEY),
      authorization: authorizationOf(credential),
    })
  return {
    probe: (credential, query = []) =>
      caller.call(ordinary(scope).list, { authorization: authorizationOf(credential), query }),
    probeOf: (grant, credential) =>
      caller.call(grant === 'client_credentials' ? managed(scope) : ordinary(scope).list, {
        authorization: authorizationOf(credential),
      }),
    askWith: (credential, { get, list }, key) =>
      caller.call(get ?? list ?? '', {
        path: recordPath(get ?? '', key),
        authorization: authorizationOf(credential),
      }),
    probed: (key) => probed(scope, key),
    probeAt: (key, credential, query = []) => {
      const { address, path } = probed(scope, key)
      return caller.call(address, { path, query, authorization: authorizationOf(credential) })
    },
    knock,
    admission: async (operation, kind) =>
      isTriable(scope, operation) ? [(await knock(operation, await tokenOf(kind))).status] : [],
    otherKind: (kind) => tokenOf(kind === 'admin' ? 'connection' : 'admin'),
    status,
    state: async () => at((await status('primary')).body, connection.state),
    connectionId: async (who) => at((await status(who)).body, connection.id),
    disconnect: (token) => caller.as(token).call(connection.disconnect),
    permitted: () => permitted(scope, demand(session.connections.restricted, 'restricted connection')),
  }
}

/** The part of a target, or the reason why nothing can be judged without it. */
export function demand<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Unjudged(`the target has no ${what}`)
  return value
}

function authorizationOf(credential: Credential): 'none' | { header: string } {
  return credential instanceof Secret ? { header: `Bearer ${credential.reveal()}` } : credential
}

/** The first entity whose list takes a connection's token. */
function ordinary(scope: Scope): Listed {
  return demand(connectionLists(scope)[0], 'entity that a connection may list')
}

/** Address of the first operation that can be read with a token that manages connections. */
function managed(scope: Scope): string {
  const found = guardedOperations(scope).find(
    ({ operation, token }) =>
      token === 'admin' && isSafe(operation) && !operation.path.includes('{') && isClaimed(scope, operation),
  )
  return demand(found, 'operation that an admin token may read').operation.address
}

function probed(scope: Scope, key: string): { address: string; path: Record<string, string> } {
  const { list, get } = demand(connectionLists(scope).find(hasItem), 'entity with single records')
  return { address: key === '' ? list : (get ?? list), path: key === '' ? {} : recordPath(get ?? list, key) }
}

function hasItem({ get, claims }: Entity): boolean {
  return get !== undefined && claims.includes('get')
}

function permitted(scope: Scope, { forbidden }: ConnectionTokens): { allowed: Entity; forbidden: Entity } {
  const lists = connectionLists(scope)
  const find = (isForbidden: boolean) => lists.find(({ name }) => forbidden.includes(name) === isForbidden)
  return {
    allowed: demand(find(false), 'entity that the restricted connection may read'),
    forbidden: demand(find(true), 'entity that the restricted connection may not read'),
  }
}
