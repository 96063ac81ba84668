import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Rec } from '../reader.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Body, Drafts } from './draft.ts'
import { fieldAt, put, writeFields } from './fields.ts'
import { limitsOf, ofKind } from './limits.ts'
import type { Made } from './writer.ts'

/** Parts of a form; a file is a short text. */
export function formOf(body: unknown): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(isObject(body) ? body : {}))
    form.append(name, name === 'file' ? new Blob([String(value)], { type: 'text/plain' }) : String(value))
  return form
}

/** The body that asks for a state: its code, or the key of the state's record. */
export async function stateBody(drafts: Drafts, entity: Entity, code: string): Promise<Body> {
  const { state } = entity
  if (!state) throw new Unjudged(`${entity.name} has no states`)
  const { at: place, as } = (entity.status && state.change) || { at: state.at, as: 'key' as const }
  const body: Body = {}
  put(body, place, as === 'code' ? code : await drafts.stateKey(entity, code))
  return body
}

/** Code of the state that a record is in. */
export async function codeIn(
  scope: Scope,
  drafts: Drafts,
  { entity, record }: { entity: Entity; record: Rec },
): Promise<unknown> {
  const { state } = entity
  const of = state && entityOf(scope, state.entity)
  if (!state || !of) throw new Unjudged(`${entity.name} has no states`)
  const key = at(record, state.at)
  return at(
    (await drafts.records(of)).find((one) => at(one, of.id) === key),
    state.code,
  )
}

/** What the document and the manifest want in every update, as it was sent when the record was made. */
export function requiredOf(scope: Scope, { entity, sent }: Pick<Made, 'entity' | 'sent'>): Body {
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
