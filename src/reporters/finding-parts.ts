import type { CheckResult } from '../model/report.ts'
import type { Source } from '../model/requirement.ts'
import { exchangeLine } from './exchange-line.ts'

export interface Part {
  label: 'expected' | 'seen' | 'smallest' | 'exchange' | 'look at'
  text: string
}

/** What a failed check has to say, in the parts every output shows: expected, seen, the smallest request where it was sought, exchange, what to look at. */
export function findingParts(check: CheckResult): Part[] {
  const { finding } = check
  if (!finding) return []
  return [
    { label: 'expected', text: finding.expected },
    { label: 'seen', text: finding.pointer ? `${finding.seen} at ${finding.pointer}` : finding.seen },
    ...(finding.smallest === undefined ? [] : [{ label: 'smallest' as const, text: finding.smallest }]),
    { label: 'exchange', text: exchangeOf(check) },
    { label: 'look at', text: lookAt(check) },
  ]
}

export function showSource(source: Source): string {
  return source.kind === 'rfc' ? source.ref : `${source.kind} ${source.ref}`
}

function exchangeOf(check: CheckResult): string {
  const id = check.finding?.exchange
  const exchange = check.exchanges.find((candidate) => candidate.id === id)
  if (exchange) return exchangeLine(exchange)
  const count = check.exchanges.length
  return count === 0 ? 'none recorded' : `${count} recorded, no single one to blame`
}

function lookAt({ requirement, finding }: CheckResult): string {
  const rule = finding?.documentPointer
    ? `document ${finding.documentPointer}`
    : showSource(requirement.source)
  return requirement.hint ? `${requirement.hint} (${rule})` : rule
}
