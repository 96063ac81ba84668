import type { CheckResult } from '../../model/report.ts'
import { type Weight, weightOf } from '../check-groups.ts'
import { indented, labelled, type Sheet, type Style } from './sheet.ts'

export const NEWS_STYLES: Partial<Record<Weight, Style>> = {
  failed: 'red',
  broken: 'red',
  warning: 'yellow',
  note: 'cyan',
}
const LABEL_WIDTH = 9

/** Checks of one requirement that are news; one cause often fails a whole family. */
const NEWS_LIMIT = 3

/**
 * A check that went wrong, in short, as it happens; nothing for one that passed or was left out. `alike` counts the
 * checks of its requirement that went wrong in the same way, this one included.
 */
export function newsLines(sheet: Sheet, check: CheckResult, alike: number): string[] {
  const weight = weightOf(check)
  const style = NEWS_STYLES[weight]
  if (!style || alike > NEWS_LIMIT + 1) return []
  const text =
    alike > NEWS_LIMIT
      ? `${check.requirement.id} in more rows, listed at the end`
      : `${check.key} ${check.requirement.statement}`
  const head = labelled(sheet, { text: weight, width: LABEL_WIDTH, style }, text)
  if (alike > NEWS_LIMIT) return head
  return [...head, ...indented(sheet, LABEL_WIDTH, reason(check))]
}

/** Why a check went wrong, in one sentence. */
export function reason({ finding, error }: CheckResult): string {
  if (error) return `${error.code}: ${error.message}`
  const place = finding?.pointer ? ` at ${finding.pointer}` : ''
  return `expected ${finding?.expected}, saw ${finding?.seen}${place}`
}
