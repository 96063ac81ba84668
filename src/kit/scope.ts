import type { Binding, EntityBinding, TokenKind } from '../model/binding.ts'
import { type Manifest, OPERATION_ROLES, type OperationRole } from '../model/manifest.ts'
import type { Operation } from '../model/operation.ts'
import type { Api } from '../spec/api.ts'

/** What a plan is made from: an API and what one system claims of it. No connection yet. */
export interface Scope {
  api: Api
  manifest: Manifest
  /** Of every value that a check makes up; 1 where absent. */
  seed?: number
}

/** One entity as suites see it: its name and all that binding and manifest say of it. */
export interface Entity extends EntityBinding {
  name: string
  token: TokenKind
  paged: boolean
  claims: readonly OperationRole[]
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
  const bound = scope.api.binding.entities[name]
  return bound && asEntity(scope, name, bound)
}

export function entitiesOf(scope: Scope): Entity[] {
  return Object.entries(scope.api.binding.entities).map(([name, bound]) => asEntity(scope, name, bound))
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
export function partOf(
  scope: Scope,
  { address }: Pick<Operation, 'address'>,
): { entity: Entity; role: OperationRole } | undefined {
  for (const entity of entitiesOf(scope))
    for (const role of OPERATION_ROLES) if (entity[role] === address) return { entity, role }
  return undefined
}

function asEntity(scope: Scope, name: string, bound: EntityBinding): Entity {
  const claims = scope.manifest.entities[name]?.operations ?? []
  return { ...bound, name, token: bound.token ?? 'connection', paged: bound.paged ?? true, claims }
}

/** Operations that ask for a token, with the kind of token they take. */
export function guardedOperations(scope: Scope): GuardedOperation[] {
  return withTokens(scope, isGuarded)
}

/** Those, and the public ones that the binding gives a role: an API may be open to everybody. */
export function usableOperations(scope: Scope): GuardedOperation[] {
  return withTokens(scope, (operation) => isGuarded(operation) || partOf(scope, operation) !== undefined)
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
