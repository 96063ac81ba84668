import type { Binding, TokenKind } from '../model/binding.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Operation } from '../model/operation.ts'
import type { Api } from '../spec/api.ts'
import { type Entity, indexOf, type Part } from './scope-index.ts'

export type { Entity, Part } from './scope-index.ts'

/** What a plan is made from: an API and what one system claims of it. No connection yet. */
export interface Scope {
  api: Api
  manifest: Manifest
  /** Of every value that a check makes up; 1 where absent. */
  seed?: number
}

/** An entity that the API lists. */
export interface Listed extends Entity {
  list: string
}

export function isListed(entity: Entity): entity is Listed {
  return entity.list !== undefined
}

/** The entity of this name; undefined where the binding has none (or its document lost it). */
export function entityOf(scope: Scope, name: string): Entity | undefined {
  return indexOf(scope).byName.get(name)
}

export function entitiesOf(scope: Scope): readonly Entity[] {
  return indexOf(scope).entities
}

/** Lists of their own that a connection's token may read, and that the system claims. */
export function connectionLists(scope: Scope): Listed[] {
  return entitiesOf(scope)
    .filter(isListed)
    .filter(
      ({ token, claims, list }) => token === 'connection' && claims.includes('list') && !list.includes('{'),
    )
}

/** The entity an operation is bound to and its role there; undefined for one that no entity is bound to. */
export function partOf(scope: Scope, { address }: Pick<Operation, 'address'>): Part | undefined {
  return indexOf(scope).parts.get(address)
}

/** The first entity whose collection a path continues. */
export function entityBelow(scope: Scope, { path }: Pick<Operation, 'path'>): Entity | undefined {
  const { collections } = indexOf(scope)
  const ends = [...path.matchAll(/\//g)].map(({ index }) => index)
  const places = ends.flatMap((end) => collections.get(path.slice(0, end)) ?? [])
  return places.length === 0 ? undefined : entitiesOf(scope)[Math.min(...places)]
}

/** Operations that ask for a token, with the kind of token they take. */
export function guardedOperations(scope: Scope): GuardedOperation[] {
  return withTokens(scope, isGuarded)
}

/**
 * Those, and the public ones that the binding gives a role: an API may be open to everybody. Where it was inferred all are, but
 * for what lets clients in, which has rules of its own.
 */
export function usableOperations(scope: Scope): GuardedOperation[] {
  const { authentication, untold } = scope.api.binding
  const doors = [authentication.authorize, authentication.token]
  const isOpen = ({ address }: Operation) => untold !== undefined && !doors.includes(address)
  return withTokens(
    scope,
    (operation) => isGuarded(operation) || partOf(scope, operation) !== undefined || isOpen(operation),
  )
}

/** An operation with the kind of token it takes, if it asks for any. */
export interface GuardedOperation {
  operation: Operation
  token: TokenKind
}

export function isGuarded({ security }: Operation): boolean {
  return security.length > 0
}

function withTokens(scope: Scope, keep: (operation: Operation) => boolean): GuardedOperation[] {
  return scope.api.document.operations
    .filter(keep)
    .map((operation) => ({ operation, token: tokenKind(scope.api.binding, operation) }))
}

function tokenKind(binding: Binding, operation: Operation): TokenKind {
  const kinds = operation.security.map((scheme) => binding.authentication.schemes[scheme])
  return kinds.includes('admin') ? 'admin' : 'connection'
}
