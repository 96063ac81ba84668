import { expect, test } from 'vitest'
import { watchForSilence } from './silence.ts'

const silent = { status: 'broken', error: { code: 'TARGET_FAILED', message: 'no answer' } } as const
const passed = { status: 'passed' } as const
const skipped = { status: 'skipped' } as const
const gone = async () => {
  throw new Error('it is gone')
}

async function reasonAfter(
  results: Parameters<ReturnType<typeof watchForSilence>['take']>[0][],
  ask: () => Promise<void> = gone,
) {
  const silence = watchForSilence(ask)
  for (const result of results) await silence.take(result)
  return silence.signal.aborted ? String(silence.signal.reason) : undefined
}

test('a target that is gone ends a run after five checks without an answer', async () => {
  expect(await reasonAfter(Array(4).fill(silent))).toBeUndefined()
  expect(await reasonAfter([...Array(4).fill(silent), skipped, silent])).toBe('Error: it is gone')
})

test('an answer between them starts the count anew', async () => {
  expect(await reasonAfter([...Array(4).fill(silent), passed, ...Array(4).fill(silent)])).toBeUndefined()
})

test('one operation that is silent ends nothing where the target still answers', async () => {
  expect(await reasonAfter(Array(20).fill(silent), async () => {})).toBeUndefined()
})

test('a defect of a check is no silence', async () => {
  const defect = { status: 'broken', error: { code: 'RUN_BROKEN', message: 'x' } } as const
  expect(await reasonAfter(Array(20).fill(defect))).toBeUndefined()
})
