import { type Entity, entityOf, partOf, type Scope } from '../kit/scope.ts'
import { happenings } from '../kit/webhooks/happenings.ts'
import type { Method } from '../model/operation.ts'
import { limitsMet } from './limits-met.ts'
import type { Held } from './pact-files.ts'
import { entityIn, eventIn } from './states.ts'
import type { VerifierResult } from './verifier.ts'

/** Why something is not tried. */
export interface Omitted {
  outcome: 'blocked' | 'not-claimed'
  because: string[]
}

/** What of a pact is not asked of this target; undefined for what is. */
export function omissionOf(
  held: Held,
  { scope, kind }: { scope: Scope; kind: 'embedded' | 'remote' },
): Omitted | undefined {
  const { request, states, isExchange } = held
  const { system } = scope.manifest
  const part = request && partIn(scope, request)
  if (part && !part.entity.claims.includes(part.role))
    return notClaimed(`${system} does not claim ${part.entity[part.role]}`)
  const lacking = states.map((state) => entityOf(scope, entityIn(state) ?? '')).find(isUnlisted)
  if (lacking) return notClaimed(`${system} does not claim ${lacking.list}, and a record of it is asked for`)
  if (kind === 'remote' && part && part.role !== 'list' && part.role !== 'get')
    return blocked('a target elsewhere is only read: what a verifier writes there, nobody takes back')
  if (kind === 'remote' && namesItsOwn(scope, held))
    return blocked(
      'its path names what only the system has that it was written with, and no state gives another',
    )
  if (isExchange) return blocked('it is an exchange of messages, which no API of HTTP has')
  const type = states.map(eventIn).find((one) => one !== undefined)
  if (!request && type === undefined)
    return blocked('it is a message, and names no state "the event <type> happens" that would bring it about')
  const known = type === undefined || happenings(scope).some((event) => event.type === type)
  return known ? undefined : notClaimed(`${system} does not claim what ${type} tells of`)
}

/** A write that a contract expects to be taken, and that the system may refuse by limits of its manifest; undefined for any other. */
export function limitOn(
  { request, status: expected }: Held,
  scope: Scope,
  { status }: Pick<VerifierResult, 'status'>,
): Omitted | undefined {
  const part = request && partIn(scope, request)
  if (!part || status === undefined || expected === undefined || expected >= 300) return undefined
  const limits = limitsMet(scope, { part, body: request.body, status })
  const told = `refused with status ${status}, which limits of ${scope.manifest.system} allow: ${limits.join(', ')}`
  return limits.length === 0 ? undefined : notClaimed(told)
}

const isUnlisted = (entity: Entity | undefined) =>
  entity?.list !== undefined && !entity.claims.includes('list')

/** A path with values in it that are neither a record's, nor given by a state, nor of a call that is refused. */
function namesItsOwn(scope: Scope, { request, states, status }: Held): boolean {
  if (!request || states.length > 0 || status === 401 || status === 404 || partIn(scope, request))
    return false
  const found = scope.api.document.match(request.method as Method, request.path)
  return found !== undefined && Object.keys(found.parameters).length > 0
}

function partIn(scope: Scope, { method, path }: NonNullable<Held['request']>) {
  const found = scope.api.document.match(method as Method, path)
  return found && partOf(scope, found.operation)
}

const blocked = (sentence: string): Omitted => ({ outcome: 'blocked', because: [sentence] })

function notClaimed(sentence: string): Omitted {
  return { outcome: 'not-claimed', because: [sentence] }
}
