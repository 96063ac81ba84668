import type { Measured, QuotaMeasured } from '../measured.ts'

/** What a system said about its limit and did not keep to. */
export interface LimitFinding {
  connection: string
  /** `wait too short`: who waited as long as it said was refused again. `no time`: its Retry-After is neither seconds nor a date. */
  kind: 'wait too short' | 'no time'
  /** For people, one sentence. */
  says: string
}

/**
 * Refusals for the rate are lawful, and so is one that tells no time (RFC 6585 section 4). A Retry-After that is there is a
 * promise: it is seconds or a date (RFC 9110 section 10.2.3), and the first call after it is not refused again.
 */
export function limitFindings({ quotas }: Pick<Measured, 'quotas'>): LimitFinding[] {
  return quotas.flatMap(findingsOf)
}

function findingsOf({ connection, retryAfter, afterWait }: QuotaMeasured): LimitFinding[] {
  const { present, valid } = retryAfter
  const again = afterWait.tried - afterWait.accepted
  const found: LimitFinding[] = []
  if (valid < present)
    found.push({
      ...{ connection, kind: 'no time' },
      says: `Connection ${connection}: ${present - valid} of ${present} refusals had a Retry-After that is neither seconds nor a date.`,
    })
  if (valid > 0 && again > 0)
    found.push({
      ...{ connection, kind: 'wait too short' },
      says: `Connection ${connection}: ${again} of ${afterWait.tried} first calls after the wait that Retry-After asked for were refused again.`,
    })
  return found
}
