import type { CheckResult } from '../../model/report.ts'
import { exchangeLine } from '../exchange-line.ts'
import { findingParts } from '../finding-parts.ts'
import { printable } from '../printable.ts'
import { reason } from './news-lines.ts'
import { indented, labelled, type Sheet, type Style } from './sheet.ts'

function head(sheet: Sheet, check: CheckResult, style: Style): string[] {
  const [first = '', ...others] = indented(sheet, 2, `${check.key}  ${check.requirement.statement}`)
  const key = `  ${check.key}`
  return [first.startsWith(key) ? sheet.paint(style, key) + first.slice(key.length) : first, ...others]
}

function detail(sheet: Sheet, label: string, text: string): string[] {
  return labelled(sheet, { text: `    ${label}`, width: 14, style: 'dim' }, text)
}

/** Never broken into lines: it is there to be copied. */
function replay(sheet: Sheet, check: CheckResult): string {
  return `${sheet.paint('dim', '    replay    ')}${printable(check.replay)}`
}

/** A finding in its four parts, and how to see it again. */
export function findingLines(sheet: Sheet, check: CheckResult): string[] {
  const parts = findingParts(check).flatMap(({ label, text }) => detail(sheet, label, text))
  return [...head(sheet, check, 'red'), ...parts, replay(sheet, check)]
}

/** What broke, in which exchange, and how to try again. */
export function brokenLines(sheet: Sheet, check: CheckResult): string[] {
  const last = check.exchanges.at(-1)
  return [
    ...head(sheet, check, 'red'),
    ...detail(sheet, 'error', reason(check)),
    ...(last ? detail(sheet, 'exchange', exchangeLine(last)) : []),
    replay(sheet, check),
  ]
}

/** What does not decide the verdict, in one sentence. */
export function briefLines(sheet: Sheet, check: CheckResult): string[] {
  return [...head(sheet, check, 'yellow'), ...indented(sheet, 4, reason(check)), replay(sheet, check)]
}
