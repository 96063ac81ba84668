import type { Answer } from '../../client/answer.ts'
import { recordPath } from '../../client/records.ts'
import { type Method, type Operation, pathOf } from '../../model/operation.ts'
import { isClaimed } from '../admission.ts'
import type { Family } from '../check.ts'
import { operationKey } from '../families.ts'
import { connectionLists, type Entity, type Scope } from '../scope.ts'
import { type AddressRow, asking } from './addresses.ts'

/** An address, and a method that the document does not have there. */
export interface MethodRow extends AddressRow {
  /** Methods that an answer to it has to name: RFC 9110 wants `Allow` of a 405; another refusal owes none. */
  allowed(answer: Answer): string[]
}

/** Methods that change something, the least harmful first where a system should take one all the same. */
const CHANGING: readonly Method[] = ['POST', 'PATCH', 'PUT', 'DELETE']

/**
 * List × method that the document does not have there. Taken all the same, any but POST could change or remove every record, so
 * only a system that claims to store nothing is asked for them.
 */
export const listMethods: Family<MethodRow> = (scope) =>
  connectionLists(scope).flatMap((entity) => {
    const path = pathOf(entity.list)
    return missingAt(scope, path)
      .filter((method) => method === 'POST' || storesNothing(scope))
      .map((method) => rowOf(scope, method, path))
  })

/** Single record that is nowhere × method that the document does not have there. */
export const itemMethods: Family<MethodRow> = (scope) =>
  singles(scope).flatMap(({ path }) => missingAt(scope, path).map((method) => rowOf(scope, method, path)))

/**
 * Single record that there is × method that the document does not have there: only such a one can be taken for one to change.
 * One of our own where the system keeps what is created, and any where it claims to store nothing.
 */
export const foundMethods: Family<MethodRow> = (scope) =>
  singles(scope).flatMap(({ entity, path }) => {
    const isOwn = scope.manifest.kind === 'stored' && entity.claims.includes('create')
    if (!isOwn && !storesNothing(scope)) return []
    return missingAt(scope, path)
      .filter((method) => isOwn || method !== 'DELETE')
      .map((method) => ({ ...rowOf(scope, method, path), ask: about(method, { entity, path, isOwn }) }))
  })

function singles(scope: Scope): { entity: Entity; path: string }[] {
  return connectionLists(scope).flatMap((entity) =>
    entity.get === undefined ? [] : [{ entity, path: pathOf(entity.get) }],
  )
}

/** Where a binding is inferred, nobody has claimed it. */
function storesNothing({ api, manifest }: Scope): boolean {
  return manifest.kind === 'read-only' && api.binding.untold === undefined
}

function missingAt(scope: Scope, path: string): Method[] {
  const documented = methodsOf(operationsAt(scope, path))
  return CHANGING.filter((method) => !documented.includes(method))
}

function rowOf(scope: Scope, method: Method, path: string): MethodRow {
  return {
    key: operationKey({ method, path }),
    danger: 'write',
    about: [`${method} ${path}`],
    ask: asking(method, path),
    allowed: ({ status }) =>
      status === 405
        ? methodsOf(operationsAt(scope, path).filter((operation) => isClaimed(scope, operation)))
        : [],
  }
}

function about(
  method: Method,
  { entity, path, isOwn }: { entity: Entity; path: string; isOwn: boolean },
): AddressRow['ask'] {
  return async ({ call, write, sample }) => {
    const { key } = isOwn ? await write.make(entity) : await sample(entity)
    if (isOwn) await write.settle(entity)
    const body = method === 'DELETE' ? {} : { body: {} }
    const named = { path: recordPath(path, key), undocumented: true, unmarked: true }
    return call(`${method} ${path}`, { ...body, ...named })
  }
}

const known = new WeakMap<Scope['api']['document'], Map<string, Operation[]>>()

/** Sorted once for a document, so that a plan grows with its operations and no faster. */
function operationsAt({ api: { document } }: Scope, path: string): Operation[] {
  const byPath = known.get(document) ?? Map.groupBy(document.operations, (operation) => operation.path)
  known.set(document, byPath)
  return byPath.get(path) ?? []
}

function methodsOf(operations: readonly Operation[]): string[] {
  return operations.map(({ method }) => method)
}

/** Methods that an answer says are allowed (RFC 9110 section 10.2.1). */
export function allowedIn({ headers }: Answer): string[] {
  return (headers.get('allow') ?? '').split(',').map((method) => method.trim().toUpperCase())
}

/** Methods that an answer refuses and says are allowed. */
export function refusedAndAllowed(answer: Answer): string[] {
  return answer.status === 405 ? allowedIn(answer).filter((method) => method === answer.operation.method) : []
}
