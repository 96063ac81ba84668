import type { Agreed } from '../model/contract.ts'
import type { Method, Operation } from '../model/operation.ts'
import type { CheckResult } from '../model/report.ts'
import type { ApiDocument } from '../spec/api.ts'

/** What one check vouches for, with the operation that was called. */
export interface Agreement extends Agreed {
  key: string
  statement: string
  operation: Operation
  /** Values of the parameters in the path. */
  parameters: Record<string, string>
  url: URL
}

/**
 * What the checks of a run vouch for: of each requirement one exchange per operation, for its further rows ask the same in other words.
 * In the order of keys, so that the order in which a run went is of no matter.
 */
export function agreementsIn(checks: readonly CheckResult[], document: ApiDocument): Agreement[] {
  const known = new Set<string>()
  return [...checks]
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .flatMap((check) => agreementOf(check, document))
    .filter(({ key, operation }) => {
      const asks = `${key.split('/')[0]} ${operation.address}`
      return !known.has(asks) && known.add(asks)
    })
}

function agreementOf({ key, agreed, requirement }: CheckResult, document: ApiDocument): Agreement[] {
  if (!agreed?.exchange.response) return []
  const { request } = agreed.exchange
  const url = new URL(request.url)
  // Its parts are separated by a text that is made anew for each request.
  const isMultipart = request.headers.some(([, value]) => value.startsWith('multipart/'))
  const found = isMultipart ? undefined : document.match(request.method as Method, url.pathname)
  return found ? [{ ...agreed, ...found, key, statement: requirement.statement, url }] : []
}
