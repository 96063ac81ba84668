/** The candidate a person most likely meant by `word`; undefined where none is close. For "did you mean". */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** Letters to add, drop, change or swap with the next one to get from one to the other; `limit` where it is at least that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const cell = (row: number, column: number) => rows[row]?.[column] ?? limit
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    rows.push(current)
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const change = cell(row - 1, column - 1) + (same ? 0 : 1)
      const swap = swapped ? cell(row - 2, column - 2) + 1 : limit
      current.push(Math.min(change, swap, cell(row - 1, column) + 1, cell(row, column - 1) + 1))
    }
  }
  return Math.min(cell(a.length, b.length), limit)
}
