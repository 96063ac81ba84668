import { frozenRemovals } from '../model/frozen.ts'
import { type Claims, grantsOf } from '../model/granted.ts'
import type { LimitClaim } from '../model/limits.ts'
import type { EntityClaims, Manifest } from '../model/manifest.ts'
import type { LimitProof, Matrices, Proven, RoleCell, SeenOutcome, StateCell } from '../model/matrices.ts'
import type { CheckResult, Status } from '../model/report.ts'
import { reachableStates, stateNames } from '../model/workflow.ts'

/** A cell before anything is known of its proof. */
type Open<Cell extends Proven> = Omit<Cell, Exclude<keyof Proven, 'claimed'>>
type Reported = CheckResult & { claim: NonNullable<CheckResult['claim']> }

/** What a manifest claims of writes, cell by cell, with what the checks that tried it came to. Pure. */
export function matricesOf(claims: Claims, checks: readonly CheckResult[]): Matrices {
  const { manifest } = claims
  const reported = checks.filter((check): check is Reported => check.claim !== undefined)
  const fill = <Cell extends { claimed: Proven['claimed'] }>(
    cells: readonly Cell[],
    isAbout: (cell: Cell, claim: Reported['claim']) => boolean,
  ) => cells.map((cell) => ({ ...cell, ...proofOf(reported.filter(({ claim }) => isAbout(cell, claim))) }))
  return {
    states: fill(
      stateCells(manifest),
      (cell, claim) =>
        cell.entity === claim.entity &&
        cell.state === claim.state &&
        cell.operation === claim.operation &&
        cell.to === claim.to,
    ),
    roles: fill(
      roleCells(claims),
      (cell, claim) =>
        cell.entity === claim.entity && cell.role === claim.role && cell.operation === claim.operation,
    ),
    limits: fill(limitsIn(manifest), (cell, claim) => cell.id === claim.limit),
  }
}

function stateCells({ entities }: Manifest): Open<StateCell>[] {
  return Object.entries(entities).flatMap(([entity, claims]) => [
    ...stepCells(entity, claims),
    ...updateCells(entity, claims),
    ...frozenRemovals(claims).map(({ state, due }) => ({
      ...{ entity, state, operation: 'remove' as const },
      claimed: due,
    })),
  ])
}

function stepCells(entity: string, { operations, states }: EntityClaims): Open<StateCell>[] {
  if (!states || !operations.includes('status')) return []
  const names = stateNames(states)
  return names.flatMap((state) =>
    names
      .filter((to) => to !== state)
      .map((to) => {
        const isAllowed = states.transitions[state]?.includes(to) ?? false
        const claimed = isAllowed ? 'allowed' : (states.outcome ?? 'refused')
        return { entity, state, operation: 'status' as const, to, claimed }
      }),
  )
}

function updateCells(entity: string, { operations, states, limits = [] }: EntityClaims): Open<StateCell>[] {
  if (!operations.includes('update')) return []
  const cell = (state: string, claimed: Proven['claimed']) => ({
    entity,
    state,
    operation: 'update' as const,
    claimed,
  })
  const open =
    states && operations.includes('create')
      ? [...reachableStates(states)].map((state) => cell(state, 'allowed'))
      : []
  const frozen = limits.flatMap((limit) =>
    limit.kind === 'frozen' ? limit.states.map((state) => cell(state, limit.outcome ?? 'refused')) : [],
  )
  // What is frozen stands for its state, and two limits may freeze different fields in one state: that is one cell.
  return [...new Map([...open, ...frozen].map((one) => [one.state, one])).values()]
}

/** What a role may do, and over it what it is denied, wholly or in a field. */
function roleCells(claims: Claims): Open<RoleCell>[] {
  const { roles = {} } = claims.manifest
  const granted = grantsOf(claims).map(
    ({ entity, role, operation }): Open<RoleCell> => ({ entity, role, operation, claimed: 'allowed' }),
  )
  const denied = Object.entries(roles).flatMap(([role, { denies }]) =>
    denies.flatMap(({ entity, operations = [], fields = [], outcome = 'refused' }) =>
      [...operations, ...(fields.length > 0 ? ['update' as const] : [])].map((operation) => ({
        entity,
        role,
        operation,
        claimed: outcome,
      })),
    ),
  )
  const key = ({ entity, role, operation }: Open<RoleCell>) => `${entity} ${role} ${operation}`
  return [...new Map([...granted, ...denied].map((cell) => [key(cell), cell])).values()]
}

function limitsIn({ entities, roles = {}, writeLimit }: Manifest): Open<LimitProof>[] {
  const inEntities = Object.entries(entities).flatMap(([entity, { states, limits = [] }]) => [
    ...(states ? [limitOf(states, 'workflow', entity)] : []),
    ...limits.map((limit) => limitOf(limit, limit.kind, entity)),
  ])
  const ofRoles = Object.values(roles).flatMap(({ denies }) =>
    denies.map((denial) => limitOf(denial, 'role', denial.entity)),
  )
  return [...inEntities, ...ofRoles, ...(writeLimit ? [limitOf(writeLimit, 'write-rate')] : [])]
}

function limitOf(
  { id, origin, source, outcome = 'refused' }: LimitClaim,
  kind: LimitProof['kind'],
  entity?: string,
): Open<LimitProof> {
  return {
    id,
    kind,
    ...(entity !== undefined && { entity }),
    origin,
    ...(source !== undefined && { source }),
    claimed: outcome,
  }
}

/** The worst first: what one check shows to be wrong no other makes good. */
const DECIDING: readonly Status[] = ['failed', 'broken', 'skipped', 'passed']

function proofOf(checks: readonly Reported[]): Omit<Proven, 'claimed'> {
  const status = DECIDING.find((one) => checks.some((check) => check.status === one))
  const deciding = checks.find((check) => check.status === status)
  if (!status || !deciding)
    return { status: 'not-run', passed: 0, tried: 0, seen: [], because: 'no check of this run tried it' }
  const because = deciding.omission?.because ?? deciding.error?.message
  return {
    status,
    passed: checks.filter((check) => check.status === 'passed').length,
    tried: checks.length,
    seen: seenBy(checks),
    proof: deciding.key,
    ...(because !== undefined && { because }),
  }
}

function seenBy(checks: readonly Reported[]): SeenOutcome[] {
  const outcomes = checks.flatMap(({ claim }) => claim.outcome ?? [])
  return [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, all]) => ({
    outcome,
    checks: all.length,
  }))
}
