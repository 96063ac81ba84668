import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import type { CheckResult } from '../model/report.ts'
import type { Redactor } from '../secrets/redactor.ts'
import type { Trace } from './acts.ts'
import type { Instance } from './check.ts'

/** Evidence kept: of a passed check the last exchange in short, of any other all exchanges as recorded, up to a bound. */
const KEPT = {
  passed: { exchanges: 1, characters: 2000 },
  other: { exchanges: 50, characters: Number.POSITIVE_INFINITY },
}

/** Changes of a proof kept: a target that was set up anew meanwhile changed in every record. */
const CHANGES_KEPT = 100

/** The last exchanges of a check, cut to what is kept of one with this status. */
export function keptOf(exchanges: readonly Exchange[], status: CheckResult['status']): Exchange[] {
  const kept = status === 'passed' ? KEPT.passed : KEPT.other
  return exchanges.slice(-kept.exchanges).map((exchange) => shortened(exchange, kept.characters))
}

function shortened(exchange: Exchange, limit: number): Exchange {
  const cut = <Message extends RecordedMessage>(message: Message): Message =>
    (message.body?.length ?? 0) > limit
      ? { ...message, body: message.body?.slice(0, limit), bodyCut: true }
      : message
  const { request, response } = exchange
  return { ...exchange, request: cut(request), ...(response && { response: cut(response) }) }
}

/** What was tried, with what became of it. */
export function claimOf({ claim }: Pick<Instance, 'claim'>, { outcome }: Trace): Pick<CheckResult, 'claim'> {
  return claim ? { claim: { ...claim, ...(outcome && { outcome }) } } : {}
}

/** What was changed meanwhile. Names of records come from the target, which might put a secret there. */
export function proofOf({ readOnly }: Trace, redactor: Redactor): Pick<CheckResult, 'readOnly'> {
  if (!readOnly) return {}
  const changes = readOnly.changes.slice(0, CHANGES_KEPT).map(({ key, because, ...change }) => ({
    ...change,
    ...(key !== undefined && { key: redactor.text(key) }),
    because: redactor.text(because),
  }))
  return { readOnly: { ...readOnly, changes } }
}
