import { grantsOf, isReading } from '../../model/granted.ts'
import { sameJson } from '../../model/json.ts'
import type { RoleDenial } from '../../model/limits.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { TriedClaim } from '../../model/matrices.ts'
import type { Family, Row } from '../check.ts'
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
          lacking: (by) => within(scope, { ...row, fields: deniedTo(scope, row) }, by),
        },
      ]
    }),
  ),
)

/** A writer that sends nothing of what the role may not write. */
function within(
  scope: Scope,
  { entity: { name }, fields }: { entity: Entity; fields: readonly string[] },
  by: Writer,
): Writer {
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

function deniedTo(scope: Scope, { entity, roleName }: RoleOf): string[] {
  return deniesOf(scope, entity, roleName).flatMap((denial) => denial.fields ?? [])
}

function deniesOf(scope: Scope, { name }: Pick<Entity, 'name'>, roleName: string): RoleDenial[] {
  return (scope.manifest.roles?.[roleName]?.denies ?? []).filter((denial) => denial.entity === name)
}

/** Whether a role can use an operation: neither it is denied, nor a field without which nothing is created. */
function mayUse(scope: Scope, { entity, roleName }: RoleOf, operation: OperationRole): boolean {
  const isDenied = deniesOf(scope, entity, roleName).some((denial) => denial.operations?.includes(operation))
  const fields = deniedTo(scope, { entity, roleName })
  const isShort = operation === 'create' && fields.some((field) => isRequired(scope, entity, field))
  return entity.claims.includes(operation) && !isDenied && !isShort
}

export interface AllowedRow extends EntityRow {
  roleName: string
  operation: OperationRole
  /** Whether something else is stored once it was used. */
  isWrite: boolean
  subject(write: Writer, sample: Reader['sample']): Promise<Subject | undefined>
  lacking(by: Writer): Writer
}

/** Role × entity × operation that it may use, and with which nothing stands in its way. */
export const allowedOperations: Family<AllowedRow> = reading((scope) =>
  grantsOf({ manifest: scope.manifest, bound: scope.api.binding.entities }).flatMap(
    ({ entity: name, role: roleName, operation, without }): AllowedRow[] => {
      const entity = usableOf(scope, name)
      if (!entity || !mayUse(scope, { entity, roleName }, operation)) return []
      return [
        {
          key: `${roleName}/${name}/${operation}`,
          entity,
          roleName,
          operation,
          isWrite: !isReading(operation),
          subject: (write, sample) => subjectOf(write, sample, { entity, operation }),
          lacking: (by) => within(scope, { entity, fields: without }, by),
          claim: { entity: name, role: roleName, operation },
        },
      ]
    },
  ),
)

/** Whether something else is stored of a record, or another number of them where none is named. */
export async function hasChanged(
  write: Writer,
  { entity, made }: { entity: Entity; made: Subject | undefined },
  before: unknown,
): Promise<boolean> {
  await write.settle(entity)
  return !sameJson(before, await (made ? write.lookUp(entity, made.key) : write.count(entity)))
}

type RoleOf = Pick<DenialRow, 'entity' | 'roleName'>

function roleClaim({ entity, roleName, denial }: DenialRow, operation: OperationRole): TriedClaim {
  return { ...claimOf(entity, denial), role: roleName, operation }
}

function perDenial<R extends DenialRow>(rows: (row: DenialRow, scope: Scope) => R[]): Family<R> {
  return reading((scope) =>
    Object.entries(scope.manifest.roles ?? {}).flatMap(([roleName, { denies }]) =>
      denies.flatMap((denial) => {
        const entity = usableOf(scope, denial.entity)
        return entity ? rows({ key: `${roleName}/${denial.id}`, entity, roleName, denial }, scope) : []
      }),
    ),
  )
}

/** Where nothing is stored, reading is denied or not all the same. */
function reading<R extends Row>(family: Family<R>): Family<R> {
  return (scope) => {
    const found = family(scope)
    return found.length > 0 ? found : stored(family)(scope)
  }
}

/** With the operations that leave something to see: where nothing is stored, only reading does. */
function usableOf(scope: Scope, name: string): Entity | undefined {
  const entity = entityOf(scope, name)
  if (!entity || scope.manifest.kind === 'stored') return entity
  return { ...entity, claims: entity.claims.filter(isReading) }
}

function isRequired(scope: Scope, entity: Entity, record: string): boolean {
  const claimed = ofKind(limitsOf(scope, entity), 'required')
  const demanded = claimed.some(
    ({ fields, on }) => fields.includes(record) && (on?.includes('create') ?? true),
  )
  return demanded || fieldAt(writeFields(scope, entity, 'create'), record)?.required === true
}
