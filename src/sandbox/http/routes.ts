import { OPERATION_ROLES, type OperationRole } from '../../model/manifest.ts'
import type { Method } from '../../model/operation.ts'
import type { Api } from '../../spec/api.ts'
import type { Call, Engine, Incoming } from '../engine.ts'
import { type Reply, refuse } from './reply.ts'

/** Entity and role of an operation. */
interface Part {
  entity: string
  role: OperationRole
}

const known = new WeakMap<Api, Map<string, Part>>()

/** Roles of operations, by address. */
function partsOf(api: Api): Map<string, Part> {
  const parts = known.get(api) ?? new Map<string, Part>()
  if (known.has(api)) return parts
  known.set(api, parts)
  for (const [entity, binding] of Object.entries(api.binding.entities))
    for (const role of OPERATION_ROLES) {
      const address = binding[role]
      if (address !== undefined) parts.set(address, { entity, role })
    }
  return parts
}

/** Finds the operation of a request; or says that there is none, or not for this method. */
export function route(engine: Engine, incoming: Incoming): { call: Omit<Call, 'grant'> } | { reply: Reply } {
  const { request, url } = incoming
  const method = (request.method === 'HEAD' ? 'GET' : request.method) as Method
  const allowed = methodsAt(engine, url.pathname)
  if (!allowed) return { reply: refuse('notFound', 404, { message: 'There is nothing at this address.' }) }
  const allow = [['allow', allowed.join(', ')]] as const
  if (request.method === 'OPTIONS') return { reply: { status: 204, headers: allow } }
  const matched = engine.api.document.match(method, url.pathname)
  if (!matched || !offers(engine, matched.operation.address))
    return {
      reply: refuse('methodNotAllowed', 405, { message: 'This is not offered here.', headers: allow }),
    }
  const part = partsOf(engine.api).get(matched.operation.address)
  return { call: { ...incoming, ...matched, part } }
}

/** What a path takes; undefined for a path that is not documented. */
function methodsAt(engine: Engine, path: string): string[] | undefined {
  const { document } = engine.api
  const methods: string[] = document.methodsAt(path)
  if (methods.length === 0) return undefined
  const offered = methods.filter((method) => {
    const operation = document.match(method as Method, path)?.operation
    return operation && offers(engine, operation.address)
  })
  return [...offered, ...(offered.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}

/** Whether the system claims to offer the role that an operation plays. One without a role is always there. */
function offers({ api, manifest }: Engine, address: string): boolean {
  const part = partsOf(api).get(address)
  return !part || (manifest.entities[part.entity]?.operations.includes(part.role) ?? false)
}
