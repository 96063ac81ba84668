import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Rec } from '../reader.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Body } from './draft.ts'
import { fieldAt, isFile, put, type WriteField, writeFields } from './fields.ts'
import { limitsOf, ofKind } from './limits.ts'
import type { Subject } from './means.ts'
import type { References } from './references.ts'

/** Parts of a form; what is to be a file is a short text. */
export function formOf(fields: readonly WriteField[], body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(isObject(body) ? body : {})) {
    const isPart = fields.some((field) => field.body === `/${name}` && isFile(field))
    form.append(name, isPart ? new Blob([String(value)], { type: 'text/plain' }) : String(value))
  }
  return form
}

/** The body that asks for a state: its code, or the key of the state's record. */
export async function stateBody(references: References, entity: Entity, code: string): Promise<Body> {
  const { state } = entity
  if (!state) throw new Unjudged(`${entity.name} has no states`)
  const { at: place, as } = (entity.status && state.change) || { at: state.at, as: 'key' as const }
  const body: Body = {}
  put(body, place, as === 'code' ? code : await references.stateKey(entity, code))
  return body
}

/** Code of the state that a record is in. */
export async function codeIn(
  scope: Scope,
  references: References,
  { entity, record }: { entity: Entity; record: Rec },
): Promise<unknown> {
  const { state } = entity
  const of = state && entityOf(scope, state.entity)
  if (!state || !of) throw new Unjudged(`${entity.name} has no states`)
  const key = at(record, state.at)
  return at(
    (await references.records(of)).find((one) => at(one, of.id) === key),
    state.code,
  )
}

/** What the document and the manifest want in every update, as it was sent when the record was made. */
export function requiredOf(scope: Scope, { entity, sent }: Subject): Body {
  const demanded = ofKind(limitsOf(scope, entity), 'required').flatMap(({ fields, on }) =>
    on?.includes('update') ? fields : [],
  )
  const created = writeFields(scope, entity, 'create')
  const body: Body = {}
  for (const field of writeFields(scope, entity, 'update')) {
    const sentAs = fieldAt(created, field.record)?.body
    const value = sentAs === undefined ? undefined : at(sent, sentAs)
    if (value !== undefined && (field.required || demanded.includes(field.record)))
      put(body, field.body, structuredClone(value))
  }
  return body
}
