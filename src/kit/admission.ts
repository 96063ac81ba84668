import type { Operation } from '../model/operation.ts'
import { partOf, type Scope } from './scope.ts'

/** Methods that are for reading (RFC 9110 section 9.2.1). */
export function isSafe({ method }: Operation): boolean {
  return method === 'GET' || method === 'HEAD'
}

/**
 * Whether an operation can be tried with a good token, to see that it lets one in. A write is tried only where its path
 * names a record, since one for a record that is nowhere changes nothing; a creation or a disconnection would. What the
 * system does not claim it may refuse to everybody.
 */
export function isTriable(scope: Scope, operation: Operation): boolean {
  return (isSafe(operation) || operation.path.includes('{')) && isClaimed(scope, operation)
}

/** Whether a system claims an operation. Those that no entity is bound to are everybody's. */
export function isClaimed(scope: Scope, operation: Operation): boolean {
  const part = partOf(scope, operation)
  return part?.entity.claims.includes(part.role) ?? true
}
