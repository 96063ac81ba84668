import type { RoleDenial } from '../../model/limits.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { TriedClaim } from '../../model/matrices.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Reader } from '../reader.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import { firstOf } from './conditions.ts'
import type { Body } from './draft.ts'
import { drop, fieldAt, WRITE_ROLES, type WriteRole, writeFields } from './fields.ts'
import { claimOf, limitsOf, ofKind } from './limits.ts'
import type { Subject } from './means.ts'
import { inBody } from './stored.ts'
import { vary } from './variation.ts'
import { keyOf, stored } from './write-families.ts'
import type { Writer } from './writer.ts'

export interface DenialRow extends EntityRow {
  roleName: string
  denial: RoleDenial
}

export interface DeniedOperationRow extends DenialRow {
  operation: OperationRole
  /** A record for the operation to be about; none for a list or a creation. */
  subject(write: Writer, sample: Reader['sample']): Promise<Subject | undefined>
}

export interface DeniedFieldRow extends DenialRow {
  field: string
  role: WriteRole
  /** A writer that sends nothing of what the role may not write. */
  lacking(by: Writer): Writer
}

/** Role × operation that it may not use. */
export const deniedOperations: Family<DeniedOperationRow> = perDenial((row) =>
  (row.denial.operations ?? [])
    .filter((operation) => row.entity.claims.includes(operation))
    .map((operation) => ({
      ...row,
      key: `${row.key}/${operation}`,
      operation,
      claim: roleClaim(row, operation),
      subject: (write, sample) => subjectOf(write, sample, { ...row, operation }),
    })),
)

/** A record that we made, or any where there is only reading to be denied. */
async function subjectOf(
  write: Writer,
  sample: Reader['sample'],
  { entity, operation }: { entity: Entity; operation: OperationRole },
): Promise<Subject | undefined> {
  if (operation === 'list' || operation === 'create') return undefined
  const foreign = operation === 'get' && !entity.claims.includes('create')
  if (foreign) return { entity, key: (await sample(entity)).key, sent: {} }
  const made = await write.make(entity)
  await write.settle(entity)
  return made
}

/** Role × field that it may not write × operation that it may use. */
export const deniedFields: Family<DeniedFieldRow> = perDenial((row, scope) =>
  (row.denial.fields ?? []).flatMap((field) =>
    WRITE_ROLES.filter((role) => mayUse(scope, row, role)).flatMap((role): DeniedFieldRow[] => {
      if (!fieldAt(writeFields(scope, row.entity, role), field)) return []
      return [
        {
          ...row,
          key: `${row.key}/${keyOf(field)}/${role}`,
          field,
          role,
          claim: roleClaim(row, role),
          lacking: (by) => within(scope, row, by),
        },
      ]
    }),
  ),
)

/** A writer that sends nothing of what the role may not write. */
function within(scope: Scope, { entity: { name }, roleName }: RoleOf, by: Writer): Writer {
  const fields = deniesOf(scope, { name }, roleName).flatMap((denial) => denial.fields ?? [])
  const strip = (entity: Entity, body: Body): Body => {
    for (const field of entity.name === name ? fields : [])
      drop(body, firstOf(inBody(scope, { entity, role: 'create' }, field)))
    return body
  }
  return {
    ...by,
    draft: async (entity) => strip(entity, await by.draft(entity)),
    make: (entity, change) => by.make(entity, (body) => change?.(strip(entity, body)) ?? strip(entity, body)),
    vary: (entity, role) => (body) => vary(scope, { entity, role, but: fields }, body),
  }
}

function deniesOf(scope: Scope, { name }: Pick<Entity, 'name'>, roleName: string): RoleDenial[] {
  return (scope.manifest.roles?.[roleName]?.denies ?? []).filter((denial) => denial.entity === name)
}

/** Whether a role can use an operation: neither it is denied, nor a field without which nothing is created. */
function mayUse(scope: Scope, { entity, roleName }: RoleOf, operation: OperationRole): boolean {
  const denies = deniesOf(scope, entity, roleName)
  const fields = denies.flatMap((denial) => denial.fields ?? [])
  const isDenied = denies.some((denial) => denial.operations?.includes(operation))
  const isShort = operation === 'create' && fields.some((field) => isRequired(scope, entity, field))
  return entity.claims.includes(operation) && !isDenied && !isShort
}

export interface AllowedRow extends EntityRow {
  roleName: string
  operation: OperationRole
  subject(write: Writer, sample: Reader['sample']): Promise<Subject | undefined>
  lacking(by: Writer): Writer
}

const OPERATIONS = ['list', 'get', 'create', 'update', 'status'] as const

/** Role × entity that some role is denied a part of × operation that this one may use. */
export const allowedOperations: Family<AllowedRow> = stored((scope) => {
  const roles = Object.entries(scope.manifest.roles ?? {})
  const names = new Set(roles.flatMap(([, { denies }]) => denies.map(({ entity }) => entity)))
  const entities = [...names].flatMap((name) => entityOf(scope, name) ?? [])
  return roles.flatMap(([roleName]) =>
    entities.flatMap((entity) =>
      OPERATIONS.filter((operation) => mayUse(scope, { entity, roleName }, operation)).map(
        (operation): AllowedRow => ({
          key: `${roleName}/${entity.name}/${operation}`,
          entity,
          roleName,
          operation,
          subject: (write, sample) => subjectOf(write, sample, { entity, operation }),
          lacking: (by) => within(scope, { entity, roleName }, by),
        }),
      ),
    ),
  )
})

type RoleOf = Pick<DenialRow, 'entity' | 'roleName'>

function roleClaim({ entity, roleName, denial }: DenialRow, operation: OperationRole): TriedClaim {
  return { ...claimOf(entity, denial), role: roleName, operation }
}

function perDenial<R extends DenialRow>(rows: (row: DenialRow, scope: Scope) => R[]): Family<R> {
  return stored((scope) =>
    Object.entries(scope.manifest.roles ?? {}).flatMap(([roleName, { denies }]) =>
      denies.flatMap((denial) => {
        const entity = entityOf(scope, denial.entity)
        return entity ? rows({ key: `${roleName}/${denial.id}`, entity, roleName, denial }, scope) : []
      }),
    ),
  )
}

function isRequired(scope: Scope, entity: Entity, record: string): boolean {
  const claimed = ofKind(limitsOf(scope, entity), 'required')
  const demanded = claimed.some(
    ({ fields, on }) => fields.includes(record) && (on?.includes('create') ?? true),
  )
  return demanded || fieldAt(writeFields(scope, entity, 'create'), record)?.required === true
}
