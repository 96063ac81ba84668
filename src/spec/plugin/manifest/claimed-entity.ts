import type { EntityBinding } from '../../../model/binding.ts'
import { isObject, type Json, sameJson } from '../../../model/json.ts'
import type { Limit, WriteRole } from '../../../model/limits.ts'
import type { EntityClaims, OperationRole } from '../../../model/manifest.ts'
import { at } from '../../../model/pointer.ts'
import type { Api } from '../../api.ts'
import { EntityRecords } from '../entity-records.ts'
import type { Complaint } from '../schema-problems.ts'
import { allowedValues, demands, type Reached, reach, typesAt } from '../schema-walk.ts'

type Forbidding = Extract<Limit, { kind: 'read-only' | 'custom-field' }>

/** One entity that a system claims and its API knows: what claims about its fields, writes and states are held against. */
export class ClaimedEntity {
  readonly name: string
  readonly claims: EntityClaims
  readonly bound: EntityBinding
  readonly api: Api
  /** Limits by which fields cannot be written. */
  readonly forbidding: readonly Forbidding[]
  readonly #records: EntityRecords

  constructor(name: string, { claims, bound, api }: Pick<ClaimedEntity, 'claims' | 'bound' | 'api'>) {
    this.name = name
    this.claims = claims
    this.bound = bound
    this.api = api
    this.forbidding = (claims.limits ?? []).filter(
      (limit): limit is Forbidding => limit.kind === 'read-only' || limit.kind === 'custom-field',
    )
    this.#records = new EntityRecords(name, api.binding, api.document)
  }

  claimsAny(roles: readonly OperationRole[]): boolean {
    return roles.some((role) => this.claims.operations.includes(role))
  }

  expectField(field: string, place: string): Complaint[] {
    return this.#records.expectField(field, place)
  }

  /** Whether the document lets the body of a write have this field of the record. */
  takes(role: WriteRole, field: string): boolean {
    const found = reach(this.#body(role), this.#written(field), this.api.document.resolve)
    return found === 'open' || found.length > 0
  }

  /** Whether the document refuses the body of a write without this field. */
  demands(role: WriteRole, field: string): boolean {
    return demands(this.#body(role), this.#written(field), this.api.document.resolve)
  }

  /** Whether a record may show this value in this field. */
  allows(field: string, value: Json): boolean {
    const schemas = this.#records.at(field)
    const choices = allowedValues(schemas, this.api.document.resolve)
    if (choices) return choices.some((choice) => sameJson(choice, value))
    const types = typesAt(schemas, this.api.document.resolve)
    return (
      types.length === 0 ||
      types.includes(typeOf(value)) ||
      (types.includes('integer') && Number.isInteger(value))
    )
  }

  /** Whether a field of the record may hold a value of this type. */
  mayBe(field: string, type: string): boolean {
    const types = typesAt(this.#records.at(field), this.api.document.resolve)
    return types.length === 0 || types.includes(type) || (type === 'number' && types.includes('integer'))
  }

  /** Codes of states that the document lists; undefined where it lists none. */
  get documentedStates(): string[] | undefined {
    const { state } = this.bound
    if (!state) return undefined
    const records = new EntityRecords(state.entity, this.api.binding, this.api.document)
    return allowedValues(records.at(state.code), this.api.document.resolve)?.map(String)
  }

  /** Schemas of the body of a write. */
  #body(role: WriteRole): Reached {
    const { document } = this.api
    const operation = document.operation(this.bound[role] ?? '')
    const body = operation && document.resolve(at(document.content, `${operation.pointer}/requestBody`))
    const contents = isObject(body?.content) ? Object.values(body.content).filter(isObject) : []
    const schemas = contents.filter(({ schema }) => schema !== undefined)
    return schemas.length === 0 ? 'open' : schemas.map(({ schema }) => document.resolve(schema))
  }

  /** What the body of a write calls a field of the record. */
  #written(field: string): string {
    for (const [inBody, inRecord] of Object.entries(this.bound.written ?? {})) {
      if (field === inRecord || field.startsWith(`${inRecord}/`)) return inBody + field.slice(inRecord.length)
    }
    return field
  }
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
