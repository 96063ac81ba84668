import { showDuration } from '../../model/duration.ts'
import type { Output } from '../../model/io.ts'
import type { PlannedCheck } from '../../model/plan.ts'
import type { CheckResult } from '../../model/report.ts'
import { liveLine } from './live-line.ts'
import { newsLines } from './news-lines.ts'
import { sheetFor } from './sheet.ts'
import { Tally } from './tally.ts'

/** Shows how a run gets on. */
export interface Progress {
  start(plan: readonly PlannedCheck[]): void
  /** A result of a check that the plan leaves out, or a second one, changes nothing. */
  result(check: CheckResult): void
  /** Takes the live line away; safe to call twice, and before `start`. */
  stop(): void
}

const REDRAW_MS = 100
const CLEAR_LINE = '\r\u001b[2K'

/**
 * On a terminal one live line, redrawn, with findings above it as they come; elsewhere plain lines: each finding, and
 * each suite when its last check has reported. `now` gives milliseconds.
 */
export function createProgress(out: Output, now: () => number): Progress {
  return out.columns === undefined ? plainProgress(out, now) : liveProgress(out, now)
}

function plainProgress(out: Output, now: () => number): Progress {
  let tally = new Tally([])
  let startedAt = now()
  const suiteLine = (suite: string) => {
    const { passed, failed, broken, skipped } = tally.counts(suite)
    const counts = `${passed} passed, ${failed} failed, ${broken} broken, ${skipped} skipped`
    return `${suite}: ${counts} after ${showDuration(now() - startedAt)}\n`
  }
  return {
    start(plan) {
      tally = new Tally(plan)
      startedAt = now()
      const suites = new Set(plan.map((check) => check.suite))
      for (const suite of suites) if (tally.finished(suite)) out.write(suiteLine(suite))
    },
    result(check) {
      if (!tally.add(check)) return
      for (const line of newsLines(sheetFor(out), check, tally.alike(check))) out.write(`${line}\n`)
      if (tally.finished(check.suite)) out.write(suiteLine(check.suite))
    },
    stop() {},
  }
}

function liveProgress(out: Output, now: () => number): Progress {
  let tally = new Tally([])
  let startedAt = now()
  let drawnAt = startedAt
  let timer: ReturnType<typeof setInterval> | undefined
  const draw = (above: readonly string[]) => {
    drawnAt = now()
    const live = liveLine(sheetFor(out), { tally, elapsed: drawnAt - startedAt, columns: out.columns ?? 0 })
    out.write(`${CLEAR_LINE}${above.map((line) => `${line}\n`).join('')}${live}`)
  }
  return {
    start(plan) {
      tally = new Tally(plan)
      startedAt = now()
      draw([])
      // Time passes while nothing reports; the timer must not keep a finished process alive.
      timer = setInterval(() => draw([]), REDRAW_MS).unref()
    },
    result(check) {
      if (!tally.add(check)) return
      const lines = newsLines(sheetFor(out), check, tally.alike(check))
      if (lines.length > 0 || now() - drawnAt >= REDRAW_MS) draw(lines)
    },
    stop() {
      if (!timer) return
      clearInterval(timer)
      timer = undefined
      out.write(CLEAR_LINE)
    },
  }
}
