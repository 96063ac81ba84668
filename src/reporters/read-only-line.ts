import type { ReadOnlyReport } from '../model/read-only.ts'

/** `unchanged: 57 looks, 9300 GET, 120 POST`; where it is not proven, why. */
export function readOnlyText({ verdict, because, proofs, sent }: ReadOnlyReport): string {
  const why = because === undefined ? '' : `, since ${because}`
  const counts = Object.entries(sent).toSorted(([, a], [, b]) => b - a)
  const methods = counts.map(([method, count]) => `${count} ${method}`)
  return `${verdict}${why}: ${[`${proofs} ${proofs === 1 ? 'look' : 'looks'}`, ...methods].join(', ')}`
}
