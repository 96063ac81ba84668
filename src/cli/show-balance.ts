import type { Balance } from '../client/take-back/take-back.ts'
import type { Fate } from '../client/take-back/undo.ts'
import type { Output } from '../model/io.ts'
import { printable } from '../reporters/printable.ts'

const WORDS: Record<Fate['how'], string> = {
  removed: 'removed',
  discarded: 'discarded',
  gone: 'gone already',
  left: 'LEFT',
  stuck: 'stays',
  'not-ours': 'not ours, not touched',
}

const WOULD: Partial<Record<Fate['how'], string>> = {
  removed: 'would be removed',
  discarded: 'would be discarded',
}

/** One record, as it is dealt with. */
export function showFate({ entity, key, how, why }: Fate, out: Output, dryRun: boolean): void {
  const word = (dryRun && WOULD[how]) || WORDS[how]
  out.write(`  ${printable(`${entity} ${key}: ${word}${why === undefined ? '' : `, ${why}`}`)}\n`)
}

/** The final balance of one journal, or of several together. */
export function showBalance(balance: Balance, out: Output, dryRun: boolean): void {
  const { made, removed, discarded, gone, left, stuck, notOurs, unresolved } = balance
  const would = dryRun ? 'to be ' : ''
  const parts = [
    `${made} made`,
    `${removed} ${would}removed`,
    `${discarded} ${would}discarded`,
    ...(gone > 0 ? [`${gone} gone already`] : []),
    `${left.length} left`,
    ...(stuck.length > 0 ? [`${stuck.length} stay for want of a way`] : []),
    `${notOurs.length} not ours`,
    ...(unresolved.length > 0 ? [`${unresolved.length} unresolved`] : []),
  ]
  for (const sentence of unresolved) out.write(`  unresolved: ${printable(sentence)}\n`)
  out.write(`balance: ${parts.join(', ')}\n`)
}

/** 0 where nothing is left that could be taken back or is in doubt, else as for a run with gaps. */
export function balanceCode({ left, notOurs, unresolved }: Balance): 0 | 4 {
  return left.length + notOurs.length + unresolved.length === 0 ? 0 : 4
}
