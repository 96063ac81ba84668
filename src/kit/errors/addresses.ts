import type { Answer } from '../../client/answer.ts'
import { NO_SUCH_KEY } from '../../client/ownership.ts'
import { recordPath } from '../../client/records.ts'
import { type Method, type Operation, pathOf } from '../../model/operation.ts'
import { isClaimed } from '../admission.ts'
import type { Family, Row } from '../check.ts'
import { cross, entities, type ListRow, operationKey } from '../families.ts'
import type { Reader } from '../reader.ts'
import { connectionLists, type Scope } from '../scope.ts'
import { calls } from './calls.ts'

export interface AddressRow extends Row {
  /** Asks for it, with nothing that could harm a record. */
  ask(reader: Pick<Reader, 'call'>): Promise<Answer>
}

/** Methods that change something, the least harmful first where a system should take one all the same. */
const CHANGING: readonly Method[] = ['POST', 'PATCH', 'PUT', 'DELETE']

/** List × the first method that the document does not have there and that names no record. */
export const listMethods: Family<AddressRow & { allowed(answer: Answer): string[] }> = (scope) =>
  connectionLists(scope).flatMap((entity) => {
    const path = pathOf(entity.list)
    const at = operationsAt(scope, path)
    // Without a key any other method could change any record.
    const isFree = !methodsOf(at).includes('POST')
    return isFree
      ? [
          {
            ...undocumented('POST', path),
            // RFC 9110 wants Allow of a 405; another refusal, lawful where no binding rules it out, owes none.
            allowed: ({ status }) =>
              status === 405 ? methodsOf(at.filter((operation) => isClaimed(scope, operation))) : [],
          },
        ]
      : []
  })

/** Single record × method that the document does not have there, about a record that is nowhere. */
export const itemMethods: Family<AddressRow> = (scope) =>
  connectionLists(scope).flatMap(({ get }) => {
    const path = get === undefined ? undefined : pathOf(get)
    if (path === undefined) return []
    const documented = methodsOf(operationsAt(scope, path))
    return CHANGING.filter((method) => !documented.includes(method)).map((method) =>
      undocumented(method, path),
    )
  })

/**
 * Addresses that the document has nothing at: below each list's records, and beside all. Where no operation can be called they
 * would tell of the server in front of an API rather than of the API.
 */
export const nowhere: Family<AddressRow> = (scope) => [
  ...(calls(scope).some((row) => 'operation' in row)
    ? [{ key: 'root', ask: asking('GET', '/no-such-path') }]
    : []),
  ...connectionLists(scope).map((entity) => ({
    key: entity.name,
    about: [entity.list],
    ask: asking('GET', `${pathOf(entity.list)}/{key}/no-such-part`),
  })),
]

/** List × type of answer that the document does not have. */
export const otherAnswers: Family<ListRow & { type: string }> = cross(entities('list'), {
  xml: { type: 'application/xml' },
  html: { type: 'text/html' },
  image: { type: 'image/png' },
  none: { type: 'application/json;q=0' },
})

function operationsAt({ api }: Scope, path: string): Operation[] {
  return api.document.operations.filter((operation) => operation.path === path)
}

function methodsOf(operations: readonly Operation[]): string[] {
  return operations.map(({ method }) => method)
}

function undocumented(method: Method, path: string): AddressRow {
  const about = [`${method} ${path}`]
  return { key: operationKey({ method, path }), danger: 'write', about, ask: asking(method, path) }
}

function asking(method: Method, path: string): AddressRow['ask'] {
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} }
  return ({ call }) =>
    call(`${method} ${path}`, {
      ...body,
      path: recordPath(path, NO_SUCH_KEY),
      undocumented: true,
      unmarked: true,
    })
}

/** Methods that an answer says are allowed (RFC 9110 section 10.2.1). */
export function allowedIn({ headers }: Answer): string[] {
  return (headers.get('allow') ?? '').split(',').map((method) => method.trim().toUpperCase())
}
