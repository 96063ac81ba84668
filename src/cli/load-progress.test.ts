import { expect, test } from 'vitest'
import { planOf, runVirtually, taking } from '../load/engine/virtual-run.ts'
import { createLoadProgress } from './load-progress.ts'

/** What is written while ten seconds of load at 20 a second are run. */
async function shown(columns: number | undefined): Promise<string[]> {
  const written: string[] = []
  const progress = createLoadProgress(
    { write: (text) => void written.push(text), columns, colour: false },
    10_000,
  )
  await runVirtually(planOf(20), taking(50), { onSecond: progress.onSecond })
  progress.done()
  return written
}

test('where nothing can be redrawn, a line comes after the first second and every ten seconds', async () => {
  expect(await shown(undefined)).toEqual([
    '9.0 s to go  19.0 of 20.0/s  p50 50 ms  p99 50 ms  failed 0  waiting 0\n',
  ])
})

test('on a terminal one line is drawn anew each second, and taken away at the end', async () => {
  const written = await shown(100)
  expect(written[4]).toBe('\r5.0 s to go  19.8 of 20.0/s  p50 50 ms  p99 50 ms  failed 0  waiting 0\x1b[K')
  expect(written.at(-1)).toBe('\r\x1b[K')
})

test.each([40, 20, 8])('a terminal of %i columns is never filled', async (columns) => {
  for (const text of await shown(columns)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what moves the cursor takes no room.
    expect(text.replace(/\r|\x1b\[K/g, '').length).toBeLessThan(columns)
  }
})
