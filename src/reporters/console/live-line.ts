import { showDuration } from '../../model/duration.ts'
import { cut, displayWidth } from './display-text.ts'
import { NEWS_STYLES } from './news-lines.ts'
import type { Sheet, Style } from './sheet.ts'
import type { Tally } from './tally.ts'

interface Segment {
  text: string
  style?: Style
}

const BAR_MIN = 6
const BAR_MAX = 30
const GAP = '  '

/**
 * The line that is redrawn: bar, count, what went wrong, time, suite. Where it is narrow the bar gives way first, then
 * these from the last. One column stays free, since a full line makes some terminals scroll.
 */
export function liveLine(sheet: Sheet, run: { tally: Tally; elapsed: number; columns: number }): string {
  const width = Math.min(run.columns - 1, sheet.width)
  const shown: Segment[] = []
  let room = width
  for (const segment of segments(run.tally, run.elapsed)) {
    const needed = displayWidth(segment.text) + (shown.length > 0 ? GAP.length : 0)
    if (needed > room) break
    shown.push(segment)
    room -= needed
  }
  const line = shown.map(({ text, style }) => (style ? sheet.paint(style, text) : text)).join(GAP)
  if (shown.length === 0) return cut(`${run.tally.done}/${run.tally.planned}`, Math.max(width, 1))
  const bar = Math.min(BAR_MAX, room - GAP.length)
  return bar < BAR_MIN ? line : `${progressBar(sheet, run.tally, bar)}${GAP}${line}`
}

function segments(tally: Tally, elapsed: number): Segment[] {
  const failures = (['failed', 'broken', 'warning'] as const)
    .map((weight) => ({ count: tally.weighing(weight), weight }))
    .filter(({ count }) => count > 0)
    .map(({ count, weight }) => ({ text: `${count} ${weight}`, style: NEWS_STYLES[weight] }))
  return [
    { text: `${tally.done}/${tally.planned}` },
    ...failures,
    { text: showDuration(elapsed), style: 'dim' },
    { text: tally.suite, style: 'dim' },
  ]
}

function progressBar(sheet: Sheet, tally: Tally, width: number): string {
  const done = tally.planned === 0 ? width : Math.floor((tally.done / tally.planned) * width)
  return sheet.paint('green', '━'.repeat(done)) + sheet.paint('dim', '─'.repeat(width - done))
}
