import type { Answer } from '../../client/answer.ts'
import { NO_SUCH_KEY } from '../../client/ownership.ts'
import { isBelow, recordPath } from '../../client/records.ts'
import type { Binding } from '../../model/binding.ts'
import { type Method, pathOf } from '../../model/operation.ts'
import type { Acts } from '../acts.ts'
import type { Family, Row } from '../check.ts'
import { cross, entities, expand } from '../families.ts'
import { connectionLists, type Entity, type Scope } from '../scope.ts'
import { calls } from './calls.ts'
import { lackingIn } from './refusal.ts'
import { accepting } from './spoils.ts'

export interface AddressRow extends Row {
  /** Asks for it, with nothing that could harm a record. */
  ask(acts: Pick<Acts, 'call' | 'sample' | 'write'>): Promise<Answer>
}

/**
 * Addresses that the document has nothing at: below each list's records, and beside all. Where no operation can be called they
 * would tell of the server in front of an API rather than of the API.
 */
export const nowhere: Family<AddressRow> = (scope) => [
  ...(calls(scope).some((row) => 'operation' in row) ? atRoot : []),
  ...besides(scope).map((path) => ({ key: `beside/${keyOf(path)}`, ask: asking('GET', path) })),
  ...connectionLists(scope).flatMap((entity): AddressRow[] => {
    const path = `${pathOf(entity.list)}/{key}/no-such-part`
    const row = { key: entity.name, about: [entity.list], ask: asking('GET', path) }
    return entity.get === undefined
      ? [row]
      : [row, { ...row, key: `${entity.name}/record`, ask: below(entity) }]
  }),
]

const atRoot: AddressRow[] = [
  { key: 'root', ask: asking('GET', '/no-such-path') },
  { key: 'root/post', danger: 'write', ask: asking('POST', '/no-such-path') },
]

/** An address like that of a list, once beside all that stand together. */
function besides(scope: Scope): string[] {
  const paths = connectionLists(scope).map(({ list }) => pathOf(list))
  return [...new Set(paths.map((path) => path.replace(/[^/]+$/, 'no-such-list')))].filter(
    (path) => !path.includes('{') && scope.api.document.methodsAt(path).length === 0,
  )
}

function keyOf(path: string): string {
  return path.slice(1).replaceAll('/', '.')
}

/** What an error at such an address lacks. An inferred binding was told of the errors of operations alone. */
export function lackingNowhere(binding: Binding, answer: Answer): string[] {
  return binding.untold === undefined ? lackingIn(binding, answer) : []
}

/** Below a record that there is: a server that looks at the beginning of an address answers the record. */
function below(entity: Entity): AddressRow['ask'] {
  const path = `${pathOf(entity.get ?? '')}/no-such-part`
  return async ({ call, sample }) =>
    call(`GET ${path}`, { path: recordPath(path, (await sample(entity)).key), undocumented: true })
}

const OTHER_ANSWERS = {
  xml: { type: 'application/xml' },
  html: { type: 'text/html' },
  image: { type: 'image/png' },
  none: { type: 'application/json;q=0' },
  preferred: { type: 'text/html;q=0.5, application/json, */*;q=0.1' },
}

export interface AcceptRow extends Row {
  ask(acts: Pick<Acts, 'call' | 'sample' | 'above'>): Promise<Answer>
}

/** List, single record and key that names none × type of answer that the document does not have. */
export const otherAnswers: Family<AcceptRow> = (scope) => [
  ...expand(cross(entities('list'), OTHER_ANSWERS), (row) => [
    {
      key: row.key,
      ask: async ({ call, above }: Pick<Acts, 'call' | 'above'>) =>
        call(row.entity.list, accepting(row.type)({ path: await above(row.entity) })),
    },
  ])(scope),
  ...expand(cross(entities('get'), OTHER_ANSWERS), ({ key, entity, type }) => {
    const address = entity.get ?? ''
    const asked = (name: string) => accepting(type)({ path: recordPath(address, name) })
    const record: AcceptRow = {
      key: `${key}/record`,
      ask: async ({ call, sample }) => call(address, asked((await sample(entity)).key)),
    }
    const ask: AcceptRow['ask'] = ({ call }) => call(address, asked(NO_SUCH_KEY))
    return isBelow(entity) ? [record] : [record, { key: `${key}/no-record`, ask }]
  })(scope).map((row) => ('omission' in row ? { ...row, key: `${row.key}/record` } : row)),
]

/** About a record that is nowhere, where a path names one. */
export function asking(method: Method, path: string): AddressRow['ask'] {
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} }
  return ({ call }) =>
    call(`${method} ${path}`, {
      ...body,
      path: recordPath(path, NO_SUCH_KEY),
      undocumented: true,
      unmarked: true,
    })
}
