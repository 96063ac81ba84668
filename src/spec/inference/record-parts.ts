import type { EntityBinding } from '../../model/binding.ts'
import { toPointer } from '../../model/pointer.ts'
import type { Findings } from './evidence.ts'
import { type Field, isScalar } from './fields.ts'
import { keyField } from './key-field.ts'
import { plain, singularOf } from './names.ts'
import { itemPath, type Resource } from './roles.ts'

/** The field that the path of an item names a record by; undefined where none fits. */
export function idOf(resource: Resource, findings: Findings): string | undefined {
  const { name, found, from, get, update, remove } = resource
  const item = get ?? update ?? remove
  const parameter = item && itemPath(item.path)?.parameter
  const key = keyField(found.fields, { parameter, name })
  return (
    key &&
    findings.take(`/entities/${name}/id`, key.field.pointer, {
      because: key.because,
      at: (item ?? from).pointer,
    })
  )
}

type Time = 'createdAt' | 'updatedAt' | 'deletedAt'

const TIMES: Record<Time, string[]> = {
  createdAt: [
    'createdat',
    'created',
    'createdon',
    'createddate',
    'creationdate',
    'datecreated',
    'createtime',
  ],
  updatedAt: [
    ...['updatedat', 'updated', 'updatedon', 'modifiedat', 'modified', 'modifiedon', 'changedat'],
    ...['lastmodified', 'lastmodifiedat', 'lastupdated', 'dateupdated', 'updatetime'],
  ],
  deletedAt: ['deletedat', 'deletedon', 'datedeleted'],
}

/** Times of a record, by name and format. */
export function timesOf({ name, found, from }: Resource, findings: Findings): Partial<Record<Time, string>> {
  const dated = found.fields.filter(({ schema }) => schema.format === 'date-time')
  return Object.fromEntries(
    (Object.keys(TIMES) as Time[]).flatMap((time) => {
      const field = TIMES[time]
        .map((word) => dated.find((one) => plain(one.name) === word))
        .find((one) => one !== undefined)
      if (!field) return []
      const told = { because: `${field.name} is a date-time of that name`, at: from.pointer }
      return [[time, findings.take(`/entities/${name}/${time}`, field.pointer, told)]]
    }),
  )
}

const KEY = /^(?<other>.+?)(?:id|key|uuid|guid)(?<many>s?)$/

/** Entities that a field may refer to, by the words that it may call them. */
export function topicsOf(known: readonly Resource[]): Map<string, string> {
  return new Map(
    known.flatMap((one) => [
      [plain(one.name), one.name] as const,
      [singularOf(plain(one.name)), one.name] as const,
    ]),
  )
}

/** Fields that hold the key of a record of another entity, by its name. */
export function referencesOf(
  { name, found, from }: Resource,
  entities: ReadonlyMap<string, string>,
  own: { id: string; findings: Findings },
): Record<string, string> {
  return Object.fromEntries(
    found.fields.flatMap((field) => {
      const { other = '', many } = KEY.exec(plain(field.name))?.groups ?? {}
      const to = entities.get(other)
      if (to === undefined || field.pointer === own.id) return []
      const isList = field.types.includes('array')
      if (isList ? many !== 's' : !isScalar(field) || many === 's') return []
      const pointer = isList ? `${field.pointer}/*` : field.pointer
      const told = { because: `${field.name} is named after ${to}`, at: from.pointer }
      return [[pointer, own.findings.take(toPointer(['entities', name, 'references', pointer]), to, told)]]
    }),
  )
}

/** Filters that are clear: a query parameter called as a field of few values, or `filter[field]`. */
export function filtersOf(
  { name, found, list }: Resource,
  findings: Findings,
): { filters: EntityBinding['filters']; template?: string } {
  if (!list) return { filters: {} }
  const query = new Set(list.parameters.filter((one) => one.in === 'query').map((one) => one.name))
  for (const template of ['filter[{field}]', '{field}']) {
    const fields = found.fields.filter(
      (field) =>
        isScalar(field) &&
        query.has(template.replace('{field}', field.name)) &&
        (template !== '{field}' || hasFewValues(field)),
    )
    if (fields.length === 0) continue
    const because = fields.map((field) => template.replace('{field}', field.name)).join(', ')
    for (const field of fields)
      findings.take(toPointer(['entities', name, 'filters', field.name]), ['equals'], {
        because: `the list takes ${because}`,
        at: list.pointer,
      })
    return { filters: Object.fromEntries(fields.map((field) => [field.name, ['equals']])), template }
  }
  return { filters: {} }
}

/** A name may be asked for as a part; one of several words, or yes and no, is asked for as it is. */
function hasFewValues({ schema, types }: Field): boolean {
  return Array.isArray(schema.enum) || types[0] === 'boolean'
}
