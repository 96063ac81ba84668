import { type Binding, type EntityBinding, isUntold } from '../../model/binding.ts'
import { isObject } from '../../model/json.ts'
import { nearest } from '../../model/nearest.ts'
import { at, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { boundOperations, entityOperations } from './bound-operations.ts'
import { EntityRecords } from './entity-records.ts'
import { missingParameters } from './query-parameters.ts'
import type { Complaint } from './schema-problems.ts'
import { webhookComplaints } from './webhook-complaints.ts'

/** What a binding says that its document does not bear out. */
export function bindingComplaints(binding: Binding, document: ApiDocument): Complaint[] {
  return [
    ...unknownOperations(binding, document),
    ...unknownSchemes(binding, document),
    ...Object.entries(binding.entities).flatMap(([name, entity]) => [
      ...unknownEntities(binding, name, entity),
      ...unboundOperators(binding, name, entity),
      ...unfitTokens(binding, document, name),
      ...unknownParameters(binding, document, name),
      ...unknownFields(binding, document, name),
    ]),
    ...webhookComplaints(binding, document),
  ]
}

function unknownOperations(binding: Binding, document: ApiDocument): Complaint[] {
  return boundOperations(binding)
    .filter(({ address, pointer }) => !document.operation(address) && !isUntold(binding, pointer))
    .map(({ address, pointer }) => {
      const known = document.operations.map((operation) => operation.address)
      return { pointer, message: `${address} is not in ${document.file}${suggestion(address, known)}` }
    })
}

function unknownSchemes(binding: Binding, document: ApiDocument): Complaint[] {
  const schemes = at(document.content, '/components/securitySchemes')
  const known = isObject(schemes) ? Object.keys(schemes) : []
  return Object.keys(binding.authentication.schemes)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: toPointer(['authentication', 'schemes', name]),
      message: `${document.file} has no security scheme ${JSON.stringify(name)}${suggestion(name, known)}`,
    }))
}

function unknownEntities(binding: Binding, name: string, entity: EntityBinding): Complaint[] {
  const known = Object.keys(binding.entities)
  const references = Object.entries(entity.references)
  const named = references.map(([field, other]) => ({ other, place: ['references', field] }))
  if (entity.state) named.push({ other: entity.state.entity, place: ['state', 'entity'] })
  return named
    .filter(({ other }) => !known.includes(other))
    .map(({ other, place }) => ({
      pointer: toPointer(['entities', name, ...place]),
      message: `there is no entity ${JSON.stringify(other)}${suggestion(other, known)}`,
    }))
}

function unboundOperators({ filters }: Binding, name: string, entity: EntityBinding): Complaint[] {
  return Object.entries(entity.filters).flatMap(([field, operators]) =>
    [...operators.entries()]
      .filter(([, operator]) => filters.operators[operator] === undefined)
      .map(([index, operator]) => ({
        pointer: toPointer(['entities', name, 'filters', field, index]),
        message: `no parameter is bound for ${JSON.stringify(operator)}: add it under /filters/operators`,
      })),
  )
}

/** A token of a kind that the document does not let in would be refused on every call. */
function unfitTokens(
  { authentication, entities }: Binding,
  document: ApiDocument,
  name: string,
): Complaint[] {
  const entity = entities[name]
  if (!entity) return []
  const token = entity.token ?? 'connection'
  return entityOperations(name, entity).flatMap(({ address, pointer }) => {
    const security = document.operation(address)?.security ?? []
    if (security.length === 0 || security.some((scheme) => authentication.schemes[scheme] === token))
      return []
    const message = `${address} takes no ${token} token: the document secures it by ${security.join(' or ')}`
    return [{ pointer, message: `${message}; say "token" here, or bind that scheme under authentication` }]
  })
}

function unknownParameters(binding: Binding, document: ApiDocument, name: string): Complaint[] {
  return missingParameters(binding, document, name).map(({ parameter, operation, pointer }) => {
    const known = operation.parameters.filter((one) => one.in === 'query').map((one) => one.name)
    const message = `${operation.address} documents no query parameter ${JSON.stringify(parameter)}`
    return { pointer, message: message + suggestion(parameter, known) }
  })
}

function unknownFields(binding: Binding, document: ApiDocument, name: string): Complaint[] {
  const entity = binding.entities[name]
  if (!entity) return []
  const records = new EntityRecords(name, binding, document)
  const state = entity.state && new EntityRecords(entity.state.entity, binding, document)
  return [
    ...fieldsOf(entity).flatMap(({ field, place }) =>
      records.expectField(field, toPointer(['entities', name, ...place])),
    ),
    ...(state?.expectField(entity.state?.code ?? '', toPointer(['entities', name, 'state', 'code'])) ?? []),
  ]
}

/** Every field of its own records that an entity's binding names, with the place in the binding. */
function fieldsOf(entity: EntityBinding): { field: string; place: (string | number)[] }[] {
  const { lines, state, amounts } = entity
  const single = (['id', 'createdAt', 'updatedAt', 'deletedAt', 'customFields'] as const).map((key) => [
    key,
    entity[key],
  ])
  const fields = single.flatMap(([key, field]) => (key && field ? [{ field, place: [key] }] : []))
  for (const field of Object.keys(entity.references)) fields.push({ field, place: ['references', field] })
  if (state) fields.push({ field: state.at, place: ['state', 'at'] })
  for (const [index, field] of (amounts?.at ?? []).entries())
    fields.push({ field, place: ['amounts', 'at', String(index)] })
  if (!lines) return fields
  fields.push({ field: lines.at, place: ['lines', 'at'] })
  for (const key of ['quantity', 'price', 'discount', 'lineValue', 'lineTax'] as const) {
    if (lines[key]) fields.push({ field: `${lines.at}/*${lines[key]}`, place: ['lines', key] })
  }
  for (const key of ['net', 'tax', 'gross'] as const) {
    if (lines[key]) fields.push({ field: lines[key], place: ['lines', key] })
  }
  return fields
}

/** The end of a sentence about an unknown name. */
export function suggestion(name: string, known: string[]): string {
  const near = nearest(name, known)
  if (near !== undefined) return `; did you mean ${JSON.stringify(near)}?`
  return known.length > 0 && known.length <= 12 ? `; known: ${known.join(', ')}` : ''
}
