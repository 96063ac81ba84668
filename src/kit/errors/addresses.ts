import type { Answer } from '../../client/answer.ts'
import { NO_SUCH_KEY } from '../../client/ownership.ts'
import { type Method, pathOf } from '../../model/operation.ts'
import { isClaimed } from '../admission.ts'
import type { Family, Row } from '../check.ts'
import { cross, type EntityRow, entities } from '../families.ts'
import type { Reader } from '../reader.ts'
import { type Entity, entitiesOf, type Scope } from '../scope.ts'
import { pathOf as filled } from './calls.ts'

export interface AddressRow extends Row {
  /** Asks for it, with nothing that could harm a record. */
  ask(reader: Pick<Reader, 'call'>): Promise<Answer>
}

/** Methods that change something, the least harmful first where a system should take one all the same. */
const CHANGING: readonly Method[] = ['POST', 'PATCH', 'PUT', 'DELETE']

/** List × the first method that the document does not have there and that names no record. */
export const listMethods: Family<AddressRow & { claimed: string[] }> = (scope) =>
  connectionEntities(scope).flatMap((entity) => {
    const path = pathOf(entity.list)
    const documented = methodsOf(scope, path)
    // Without a key any other method could change any record.
    const isFree = !documented.includes('POST')
    return isFree ? [{ ...undocumented('POST', path), claimed: claimedAt(scope, path) }] : []
  })

/** Single record × method that the document does not have there, about a record that is nowhere. */
export const itemMethods: Family<AddressRow> = (scope) =>
  connectionEntities(scope).flatMap(({ get }) => {
    const path = get === undefined ? undefined : pathOf(get)
    if (path === undefined) return []
    const documented = methodsOf(scope, path)
    return CHANGING.filter((method) => !documented.includes(method)).map((method) =>
      undocumented(method, path),
    )
  })

/** Addresses that the document has nothing at: below each list's records, and beside all. */
export const nowhere: Family<AddressRow> = (scope) => [
  { key: 'root', ask: asking('GET', '/no-such-path') },
  ...connectionEntities(scope).map((entity) => ({
    key: entity.name,
    ask: asking('GET', `${pathOf(entity.list)}/{key}/no-such-part`),
  })),
]

/** List × type of answer that the document does not have. */
export const otherAnswers: Family<EntityRow & { type: string }> = cross(entities('list'), {
  xml: { type: 'application/xml' },
  html: { type: 'text/html' },
  image: { type: 'image/png' },
  none: { type: 'application/json;q=0' },
})

function connectionEntities(scope: Scope): Entity[] {
  return entitiesOf(scope).filter(({ token, claims }) => token === 'connection' && claims.includes('list'))
}

function methodsOf({ api }: Scope, path: string): string[] {
  return api.document.operations.filter((operation) => operation.path === path).map(({ method }) => method)
}

/** Those of them that the system claims. */
function claimedAt(scope: Scope, path: string): string[] {
  return scope.api.document.operations
    .filter((operation) => operation.path === path && isClaimed(scope, operation))
    .map(({ method }) => method)
}

function undocumented(method: Method, path: string): AddressRow {
  const key = `${method.toLowerCase()}-${path.slice(1).replaceAll(/[{}]/g, '').replaceAll('/', '.')}`
  return { key, danger: 'write', ask: asking(method, path) }
}

function asking(method: Method, path: string): AddressRow['ask'] {
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} }
  return ({ call }) =>
    call(`${method} ${path}`, {
      ...body,
      path: filled({ path }, NO_SUCH_KEY),
      undocumented: true,
      unmarked: true,
    })
}

/** Methods that an answer says are allowed (RFC 9110 section 10.2.1). */
export function allowedIn({ headers }: Answer): string[] {
  return (headers.get('allow') ?? '').split(',').map((method) => method.trim().toUpperCase())
}
