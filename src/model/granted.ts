import type { EntityBinding } from './binding.ts'
import { OUTCOMES, type Outcome, type RoleClaim } from './limits.ts'
import type { EntityClaims, Manifest, OperationRole } from './manifest.ts'

/** A manifest, and the entities that its API binds. */
export interface Claims {
  manifest: Manifest
  bound: Readonly<Record<string, Pick<EntityBinding, 'token'>>>
}

/** What a role may do, as nothing denies it. */
export interface Grant {
  entity: string
  role: string
  operation: OperationRole
  /** Fields that are left alone: denied to the role, or frozen in a new record. */
  without: string[]
}

/**
 * Role × entity × operation that the system claims and does not deny to the role. What no new record may have done to it
 * is left out, as no one can show it, and so is what no connection is asked for.
 */
export function grantsOf({ manifest: { kind, entities, roles = {} }, bound }: Claims): Grant[] {
  const reached = Object.entries(entities).filter(([name]) => bound[name] && bound[name].token !== 'admin')
  return Object.entries(roles).flatMap(([role, { denies }]) =>
    reached.flatMap(([entity, claims]) =>
      claims.operations
        .filter((operation) => kind === 'stored' || isReading(operation))
        .filter((operation) => !isDenied(denies, entity, operation) && isOpen(claims, operation))
        .map((operation) => ({
          entity,
          role,
          operation,
          without:
            operation === 'update'
              ? [...deniedFields(denies, entity, OUTCOMES), ...shutFields(claims)]
              : deniedFields(denies, entity, REFUSALS),
        })),
    ),
  )
}

/** What leaves nothing behind: where a system stores nothing, all that a role can be seen to do. */
export function isReading(operation: OperationRole): boolean {
  return operation === 'list' || operation === 'get'
}

function isDenied(denies: RoleClaim['denies'], entity: string, operation: OperationRole): boolean {
  return denies.some((denial) => denial.entity === entity && denial.operations?.includes(operation))
}

/** What is taken and comes to nothing may be sent with a new record, as it may have to be. */
const REFUSALS: readonly Outcome[] = ['refused', 'refused-otherwise', 'unchanged-only']

function deniedFields(denies: RoleClaim['denies'], entity: string, of: readonly Outcome[]): string[] {
  return denies
    .filter((denial) => denial.entity === entity && of.includes(denial.outcome ?? 'refused'))
    .flatMap(({ fields }) => fields ?? [])
}

/** Whether a new record may be used so: its workflow leads on, and it is not frozen as a whole. */
function isOpen(claims: EntityClaims, operation: OperationRole): boolean {
  const { states } = claims
  if (operation === 'status') return states !== undefined && isLeading(states)
  if (operation !== 'update' && operation !== 'remove') return true
  return frozenAtFirst(claims).every(({ fields }) => fields !== undefined)
}

function isLeading({ initial, transitions }: NonNullable<EntityClaims['states']>): boolean {
  return (transitions[initial] ?? []).length > 0
}

function shutFields(claims: EntityClaims): string[] {
  return frozenAtFirst(claims).flatMap(({ fields }) => fields ?? [])
}

function frozenAtFirst({ states, limits = [] }: EntityClaims) {
  return limits.flatMap((limit) =>
    limit.kind === 'frozen' && states && limit.states.includes(states.initial) ? [limit] : [],
  )
}
