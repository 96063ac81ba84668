import type { Agreed, AgreedEvent } from '../model/contract.ts'
import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import { isObject } from '../model/json.ts'
import type { CheckResult } from '../model/report.ts'
import type { Redactor } from '../secrets/redactor.ts'
import type { Trace, Vouched } from './acts.ts'
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

/**
 * What it vouches for, for contracts: of each list in the answer the first item alone, for a contract tells what items look like and
 * not how many there are.
 */
export function agreedOf(
  { agreed, agreedEvent }: Trace,
  redactor: Redactor,
): Pick<CheckResult, 'agreed' | 'agreedEvent'> {
  return {
    ...(agreed && { agreed: answerAgreed(agreed, redactor) }),
    ...(agreedEvent && { agreedEvent: eventAgreed(agreedEvent, redactor) }),
  }
}

function answerAgreed({ given, exchange, body }: Vouched, redactor: Redactor): Agreed {
  const { response } = exchange
  const kept = shortlisted(body)
  const json = isObject(kept) || Array.isArray(kept) ? JSON.stringify(kept) : undefined
  const short = response &&
    json !== undefined && {
      ...{ status: response.status, headers: response.headers },
      body: redactor.body(json, 'application/json', json.length).text,
    }
  return { ...(given && { given }), exchange: { ...exchange, ...(short && { response: short }) } }
}

function eventAgreed({ type, receipt }: NonNullable<Trace['agreedEvent']>, redactor: Redactor): AgreedEvent {
  const text = Buffer.from(receipt.body).toString()
  const contentType = new Headers(receipt.headers).get('content-type') ?? ''
  return { type, contentType, body: redactor.body(text, contentType, text.length).text }
}

function shortlisted(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shortlisted)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortlisted(inner)]))
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
