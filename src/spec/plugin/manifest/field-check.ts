import { isObject, type Json } from '../../../model/json.ts'
import type { Condition, Limit } from '../../../model/limits.ts'
import { toPointer } from '../../../model/pointer.ts'
import { suggestion } from '../binding-complaints.ts'
import { EntityRecords } from '../entity-records.ts'
import { samePlace } from '../rule-complaints.ts'
import type { Complaint } from '../schema-problems.ts'
import type { ClaimedEntity } from './claimed-entity.ts'
import { limitedRoles } from './limited-roles.ts'

/** Fields that one limit names, held against the records, the bodies of writes and the binding of its entity. */
export class FieldCheck {
  readonly #entity: ClaimedEntity
  readonly #limit: Limit
  readonly #place: string

  constructor(entity: ClaimedEntity, limit: Limit, place: string) {
    this.#entity = entity
    this.#limit = limit
    this.#place = place
  }

  /** Fields of the record. */
  known(fields: string[]): Complaint[] {
    return fields.flatMap((field, index) => this.#entity.expectField(field, this.#field(index)))
  }

  /** Fields of the record that every write under the limit, or some, can send. */
  sent(fields: string[], which: 'every' | 'some'): Complaint[] {
    return fields.flatMap((field, index) => this.#sent(field, which, this.#field(index)))
  }

  /** The same of the fields that conditions are about. */
  sentAt(fields: string[]): Complaint[] {
    return fields.flatMap((field) => this.#sent(field, 'some', this.#where(field)))
  }

  /** Bounds of the kind of value that a field has. */
  comparable(where: Record<string, Condition>): Complaint[] {
    return Object.entries(where).flatMap(([field, condition]) => {
      const bounds = isObject(condition) ? Object.values(condition) : []
      const [foreign, ...others] = bounds.filter((bound) => !this.#entity.mayBe(field, typeof bound))
      const isMixed = others.length + 1 < bounds.length
      if (foreign === undefined || isMixed || this.#entity.expectField(field, '').length > 0) return []
      const message = `${JSON.stringify(field)} is no ${typeof foreign === 'number' ? 'number' : 'text'}, so ${JSON.stringify(foreign)} bounds none of its values: see its schema in the document`
      return [{ pointer: this.#where(field), message }]
    })
  }

  references(fields: string[]): Complaint[] {
    const { name, bound } = this.#entity
    const known = Object.keys(bound.references)
    return fields.flatMap((field, index) => {
      if (this.#referenced(field) !== undefined) return this.#sent(field, 'some', this.#field(index))
      const unknown = this.#entity.expectField(field, this.#field(index))
      if (unknown.length > 0) return unknown
      const message = `the binding has no reference ${JSON.stringify(field)} for ${name}${suggestion(field, known)}`
      return [{ pointer: this.#field(index), message }]
    })
  }

  /** Fields of the records that these references name. */
  ofReferenced(fields: string[], where: Record<string, unknown>): Complaint[] {
    const { binding, document } = this.#entity.api
    const names = new Set(fields.map((field) => this.#referenced(field)).filter((name) => name !== undefined))
    return [...names].flatMap((name) => {
      const records = new EntityRecords(name, binding, document)
      return Object.keys(where).flatMap((field) => records.expectField(field, this.#where(field)))
    })
  }

  /** Values that the document lets a field have. */
  values(fields: string[], values: Json[]): Complaint[] {
    const known = fields.filter((field) => this.#entity.expectField(field, '').length === 0)
    return values.flatMap((value, index) => {
      const field = known.find((one) => !this.#entity.allows(one, value))
      if (field === undefined) return []
      const message = `the document does not let ${JSON.stringify(field)} be ${JSON.stringify(value)}: see its schema there`
      return [{ pointer: `${this.#place}/values/${index}`, message }]
    })
  }

  /** Fields within the object of custom fields. */
  custom(fields: string[]): Complaint[] {
    const { name, bound } = this.#entity
    const within = bound.customFields
    if (within === undefined) {
      const message = `the binding gives ${name} no custom fields: add "customFields" there`
      return [{ pointer: `${this.#place}/kind`, message }]
    }
    return fields.flatMap((field, index) => {
      const pointer = this.#field(index)
      const message = `${JSON.stringify(field)} is no custom field of ${name}: those are within ${JSON.stringify(within)}`
      return field.startsWith(`${within}/`) ? this.#sent(field, 'some', pointer) : [{ pointer, message }]
    })
  }

  #sent(field: string, which: 'every' | 'some', pointer: string): Complaint[] {
    const unknown = this.#entity.expectField(field, pointer)
    const writes = limitedRoles(this.#limit).filter((role) => this.#entity.claimsAny([role]))
    const without = writes.filter((role) => !this.#entity.takes(role, field))
    const enough = which === 'every' ? without.length === 0 : without.length < writes.length
    if (unknown.length > 0 || writes.length === 0 || enough) return unknown
    const bodies = without.map((role) => this.#entity.bound[role]).join(' and ')
    const message = `the body of ${bodies} has no ${JSON.stringify(field)}, so nobody can send it: name another field`
    return [{ pointer, message }]
  }

  #referenced(field: string): string | undefined {
    const references = Object.entries(this.#entity.bound.references)
    return references.find(([place]) => samePlace(place, field))?.[1]
  }

  #field(index: number): string {
    return `${this.#place}/fields/${index}`
  }

  #where(field: string): string {
    return this.#place + toPointer(['where', field])
  }
}
