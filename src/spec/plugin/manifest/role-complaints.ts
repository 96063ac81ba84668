import type { RoleClaim, RoleDenial, WriteRole } from '../../../model/limits.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { toPointer } from '../../../model/pointer.ts'
import { suggestion } from '../binding-complaints.ts'
import type { Complaint } from '../schema-problems.ts'
import type { ClaimedEntity } from './claimed-entity.ts'
import { limitedRoles } from './limited-roles.ts'

type Entities = ReadonlyMap<string, ClaimedEntity>

/** Denials that nothing could show, and roles that are left nothing to show that they are let in at all. */
export function roleComplaints(manifest: Manifest, entities: Entities): Complaint[] {
  return Object.entries(manifest.roles ?? {}).flatMap(([name, role]) => [
    ...role.denies.flatMap((_, index) =>
      new DenialCheck(role, index, toPointer(['roles', name, 'denies', index])).complaints(
        manifest,
        entities,
      ),
    ),
    ...(deniesAll(manifest, role)
      ? [
          {
            pointer: toPointer(['roles', name]),
            message:
              'denies every operation that this system claims: leave one, or nothing tells it from no access',
          },
        ]
      : []),
  ])
}

function deniesAll({ entities }: Manifest, role: RoleClaim): boolean {
  return Object.entries(entities).every(([name, { operations }]) => {
    const denied = deniedOperations(role, name)
    return operations.every((operation) => denied.includes(operation))
  })
}

function deniedOperations({ denies }: RoleClaim, entity: string): string[] {
  return denies.filter((denial) => denial.entity === entity).flatMap(({ operations }) => operations ?? [])
}

class DenialCheck {
  readonly #role: RoleClaim
  readonly #denial: RoleDenial | undefined
  readonly #place: string

  constructor(role: RoleClaim, index: number, place: string) {
    this.#role = role
    this.#denial = role.denies[index]
    this.#place = place
  }

  complaints(manifest: Manifest, entities: Entities): Complaint[] {
    if (!this.#denial) return []
    const { entity: name, operations = [], fields = [] } = this.#denial
    const entity = entities.get(name)
    if (!entity) {
      const known = Object.keys(manifest.entities)
      const message = `this system claims no entity ${JSON.stringify(name)}${suggestion(name, known)}`
      return known.includes(name) ? [] : [{ pointer: `${this.#place}/entity`, message }]
    }
    if (operations.length + fields.length === 0)
      return [{ pointer: this.#place, message: 'denies nothing: add "operations" or "fields"' }]
    return [...this.#unclaimed(entity, operations), ...this.#fields(entity, fields)]
  }

  #unclaimed(
    { name, claims }: ClaimedEntity,
    operations: NonNullable<RoleDenial['operations']>,
  ): Complaint[] {
    return [...operations.entries()]
      .filter(([, operation]) => !claims.operations.includes(operation))
      .map(([index, operation]) => ({
        pointer: `${this.#place}/operations/${index}`,
        message: `this system claims no ${operation} of ${name}: nobody may use it, so no role need be denied it`,
      }))
  }

  #fields(entity: ClaimedEntity, fields: string[]): Complaint[] {
    if (fields.length === 0) return []
    const denied = deniedOperations(this.#role, entity.name)
    const writes = (['create', 'update'] as const satisfies WriteRole[]).filter(
      (write) => entity.claims.operations.includes(write) && !denied.includes(write),
    )
    if (writes.length === 0) {
      const message = `this role has no create or update of ${entity.name} to write fields with: drop "fields"`
      return [{ pointer: `${this.#place}/fields`, message }]
    }
    return fields.flatMap((field, index) => {
      const pointer = `${this.#place}/fields/${index}`
      const unknown = entity.expectField(field, pointer)
      const kept =
        unknown.length > 0 ? undefined : writes.find((write) => this.#keepsFrom(entity, write, field))
      if (kept) {
        const message = `every ${kept} of ${entity.name} must have ${JSON.stringify(field)}, so this role is kept from all of them: deny the operation, or name another field`
        return [{ pointer, message }]
      }
      if (unknown.length > 0 || writes.some((write) => entity.takes(write, field))) return unknown
      const message = `no write of ${entity.name} takes ${JSON.stringify(field)}, so nobody can send it: name another field`
      return [{ pointer, message }]
    })
  }

  /** Whether no such write could succeed: it must have the field, and is refused with it. */
  #keepsFrom(entity: ClaimedEntity, write: WriteRole, field: string): boolean {
    const { outcome = 'refused' } = this.#denial ?? {}
    const refuses = outcome === 'refused' || outcome === 'refused-otherwise'
    if (!refuses && !(outcome === 'unchanged-only' && write === 'create')) return false
    const demanding = (entity.claims.limits ?? []).some(
      (limit) =>
        limit.kind === 'required' && limitedRoles(limit).includes(write) && limit.fields.includes(field),
    )
    return demanding || entity.demands(write, field)
  }
}
