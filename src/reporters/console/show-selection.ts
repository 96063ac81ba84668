import { showDuration } from '../../model/duration.ts'
import type { Output } from '../../model/io.ts'
import { type Selection, selectionText } from '../../model/selection.ts'
import { printable } from '../printable.ts'

/** What a run was asked for, in one line: the seed, and what bounds it. */
export function showSelection(selection: Selection, planned: number, out: Output): void {
  const { seed, leftOut = 0, maxRequests, rate, timeBudgetMs } = selection
  const chosen =
    leftOut > 0 ? [`${planned} of ${planned + leftOut} checks (${selectionText(selection)})`] : []
  const bounds = [
    ...(maxRequests === undefined ? [] : [`at most ${maxRequests} requests`]),
    ...(rate === undefined ? [] : [`at most ${rate} a second`]),
    ...(timeBudgetMs === undefined ? [] : [`at most ${showDuration(timeBudgetMs)}`]),
  ]
  out.write(`${printable([`seed ${seed}`, ...chosen, ...bounds].join(', '))}\n`)
}
