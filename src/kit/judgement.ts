import { UnreadableAnswer } from '../client/read-whole.ts'
import type { Exchange } from '../model/exchange.ts'
import { Finding, type FindingDetail } from '../model/finding.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { CheckResult, Omission } from '../model/report.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { Unjudged } from './unjudged.ts'

export type Judgement = Pick<CheckResult, 'status' | 'finding' | 'error' | 'omission'>

/** Characters of what was expected and of what was seen. */
const TEXT_LIMIT = 300

/** What a throw out of a proof means for its check. Nothing of it has been redacted yet. */
export function judge(error: unknown, exchanges: readonly Exchange[], redactor: Redactor): Judgement {
  const detail = detailOf(error)
  if (detail) return { status: 'failed', finding: tellable(withExchange(detail, exchanges), redactor) }
  if (error instanceof Unjudged) return skipped({ kind: 'blocked', because: error.message }, redactor)
  return { status: 'broken', error: defectOf(error, redactor) }
}

/** No client can read such an answer, whatever a check wanted of it. */
function detailOf(error: unknown): FindingDetail | undefined {
  if (error instanceof Finding) return error.detail
  if (!(error instanceof UnreadableAnswer)) return undefined
  const { difference, exchange } = error
  return { ...difference, ...(exchange !== undefined && { exchange }) }
}

export function skipped({ kind, because }: Omission, redactor: Redactor): Judgement {
  return { status: 'skipped', omission: { kind, because: redactor.text(because) } }
}

/** Characters of a request that is shown. */
const REQUEST_LIMIT = 2000

/** A finding about a value does not say where the value came from: only where there is no choice is an exchange named. */
function withExchange(detail: FindingDetail, exchanges: readonly Exchange[]): FindingDetail {
  const [only, another] = exchanges
  const exchange = detail.exchange ?? (another ? undefined : only?.id)
  return exchange === undefined ? detail : { ...detail, exchange }
}

/** Cut only after redacting: half of a secret would no longer be known for one. */
function tellable(detail: FindingDetail, redactor: Redactor): FindingDetail {
  const short = (text: string, limit = TEXT_LIMIT) => {
    const safe = redactor.text(text)
    return safe.length > limit ? `${safe.slice(0, limit - 1).toWellFormed()}…` : safe
  }
  return {
    ...detail,
    expected: short(detail.expected),
    seen: short(detail.seen),
    ...(detail.pointer !== undefined && { pointer: redactor.text(detail.pointer) }),
    ...(detail.smallest !== undefined && { smallest: short(detail.smallest, REQUEST_LIMIT) }),
  }
}

function defectOf(error: unknown, redactor: Redactor): NonNullable<CheckResult['error']> {
  if (error instanceof HarnessError) return { code: error.code, message: redactor.text(error.message) }
  const message = error instanceof Error ? `${error.message} (${placeOf(error)})` : String(error)
  return { code: 'RUN_BROKEN', message: redactor.text(message) }
}

function placeOf(error: Error): string {
  return (
    error.stack?.split('\n')[1]?.trim().split('/').slice(-3).join('/').replace(/\)$/, '') ?? 'place unknown'
  )
}
