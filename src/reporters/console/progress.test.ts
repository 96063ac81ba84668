import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memoryOutput } from '../memory-output.ts'
import { sampleReport } from '../sample-report.ts'
import { displayWidth } from './display-text.ts'
import { createProgress } from './progress.ts'

const PLAN = sampleReport().checks

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})

afterEach(() => {
  vi.useRealTimers()
})

test('without a terminal each finding and each finished suite is a plain line', async () => {
  await expect(run({})).toMatchFileSnapshot('golden/progress.plain.txt')
})

test.each([80, 40, 20])('on a terminal of %i columns findings stand above one live line', async (columns) => {
  await expect(screen(run({ columns }), columns)).toMatchFileSnapshot(`golden/progress.${columns}.txt`)
})

test('the live line is gone in the end', () => {
  const { out, text } = memoryOutput(80)
  const progress = createProgress(out, Date.now)
  progress.start(PLAN)
  progress.stop()
  expect(screen(text(), 80)).toBe('')
})

test('the live line never reaches the last column, where a terminal would scroll', () => {
  for (let columns = 5; columns < 120; columns += 1) {
    const last = screen(run({ columns }), Number.POSITIVE_INFINITY).split('\n').at(-1) ?? ''
    expect(displayWidth(last)).toBeLessThan(columns)
  }
})

test('time passes on the live line while nothing reports', () => {
  const { out, text } = memoryOutput(80)
  const progress = createProgress(out, Date.now)
  progress.start(PLAN)
  vi.advanceTimersByTime(3000)
  expect(screen(text(), 80)).toContain('3.0 s')
  progress.stop()
})

test('a hundred results at once do not redraw a hundred times', () => {
  const { out, text } = memoryOutput(80)
  const plan = Array.from({ length: 100 }, (_, index) => ({ ...must(PLAN[0]), key: `AUTH-001/${index}` }))
  const progress = createProgress(out, Date.now)
  progress.start(plan)
  for (const check of plan) progress.result(check)
  expect(text().split('\r').length).toBe(2)
  progress.stop()
})

test('no line is coloured without colour', () => {
  expect(run({ columns: 80 }).replaceAll('\u001b[2K', '')).not.toContain('\u001b')
})

test('what the plan leaves out is not waited for', () => {
  const { out, text } = memoryOutput()
  const progress = createProgress(out, Date.now)
  progress.start(PLAN)
  for (const check of PLAN.filter(({ omission }) => !omission)) progress.result(check)
  expect(text()).toContain('auth: 1 passed, 1 failed, 1 broken, 1 skipped')
  expect(text()).toContain('reads: 2 passed, 2 failed, 0 broken, 3 skipped')
})

test('a suite of which nothing will run is told at the start', () => {
  const { out, text } = memoryOutput()
  createProgress(out, Date.now).start(PLAN.filter(({ omission }) => omission))
  expect(text().split('\n')[0]).toBe('auth: 0 passed, 0 failed, 0 broken, 1 skipped after 0 ms')
})

test('stopping before the start writes nothing', () => {
  const { out, text } = memoryOutput(80)
  createProgress(out, Date.now).stop()
  expect(text()).toBe('')
})

/** All but the last result of the sample, 150 ms apart. */
function run({ columns }: { columns?: number }): string {
  const { out, text } = memoryOutput(columns)
  const progress = createProgress(out, Date.now)
  progress.start(PLAN)
  for (const check of PLAN.slice(0, -1)) {
    vi.advanceTimersByTime(150)
    progress.result(check)
  }
  const shown = text()
  progress.stop()
  return columns === undefined ? text() : shown
}

/** What a terminal shows after the two codes that progress uses. */
function screen(written: string, columns: number): string {
  const lines = ['']
  for (const token of written.split(/(\r|\n)/)) {
    if (token === '\n') lines.push('')
    else if (token === '\r') lines[lines.length - 1] = ''
    else lines[lines.length - 1] += token.replace('\u001b[2K', '')
    expect(displayWidth(lines.at(-1) ?? '')).toBeLessThanOrEqual(columns)
  }
  return lines.join('\n')
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the sample is empty')
  return value
}
