import type { ErrorSituation } from '../../model/binding.ts'
import type { Operation } from '../../model/operation.ts'
import type { Engine } from '../engine.ts'
import type { WriteContext } from '../fault-points.ts'
import { documentedStatus } from '../http/documented-status.ts'
import { type Reply, refuse } from '../http/reply.ts'
import type { Breach } from '../rules/rule.ts'

/** What a refusal says, where the limit does not say itself. */
export function situationOf(limit: Breach['limit']): ErrorSituation {
  if (limit.refusal) return limit.refusal
  if ('entity' in limit) return 'forbidden'
  return 'transitions' in limit || ('kind' in limit && limit.kind === 'frozen') ? 'conflict' : 'invalid'
}

/** A reason that is not the one. */
export const otherSituation = (situation: ErrorSituation): ErrorSituation =>
  situation === 'invalid' ? 'conflict' : 'invalid'

const STATUSES: Record<Exclude<ErrorSituation, 'invalid'>, number> = {
  unauthenticated: 401,
  reauthorization: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  unsupportedMediaType: 415,
  rateLimited: 429,
  server: 500,
  unavailable: 503,
}

export function statusOf({ api }: Engine, { address }: Operation, situation: ErrorSituation): number {
  return situation === 'invalid' ? documentedStatus(api.document, address, [422, 400]) : STATUSES[situation]
}

/** Refuses a write. The message names the field, and never what was sent. */
export function refuseWrite(
  engine: Engine,
  operation: Operation,
  { breach, situation, about }: { breach: Breach; situation: ErrorSituation; about: WriteContext },
): Reply {
  const told = engine.tap('write.refusal', situation, { ...about, breach })
  const field = breach.pointer.slice(1).replaceAll('/', '.')
  return refuse(told, statusOf(engine, operation, told), {
    message: `${field === '' ? 'This' : field} ${REASONS[reasonOf(breach)]} (${breach.limit.id}).`,
  })
}

type Reason = keyof typeof REASONS

function reasonOf({ limit }: Breach): Reason {
  if ('kind' in limit) return limit.kind
  return 'transitions' in limit ? 'states' : 'role'
}

const REASONS = {
  'read-only': 'cannot be written',
  required: 'must be given',
  reference: 'must name a record that there is and that may be used',
  enumerated: 'must be one of the known values',
  'custom-field': 'cannot be written',
  frozen: 'can no longer be changed in this state',
  lines: 'must have more lines',
  'business-rule': 'is against a rule of this system',
  states: 'cannot go from its state to this one',
  role: 'is not allowed to this account',
}
