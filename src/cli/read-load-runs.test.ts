import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readLoadRuns } from './read-load-runs.ts'

const folder = await mkdtemp(join(tmpdir(), 'assay-test-'))
afterAll(() => rm(folder, { recursive: true }))

const file = join(folder, 'load.json')
const read = async (content: unknown) => {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readLoadRuns(file)
}

const phase = { name: 'day', role: 'steady', latencies: [{ class: 'ok', latency: { buckets: [[9, 1]] } }] }
const measured = { plan: 'day', generator: {}, phases: [phase], seconds: [phase] }

test('what a run has written is read', async () => {
  expect((await read({ measured })).runs).toEqual([{ file, measured }])
})

test.each<[string, unknown]>([
  ['nothing', ''],
  ['half of it', JSON.stringify({ measured }).slice(0, -9)],
  ['another file', { plan: 'day' }],
  ['a phase that is none', { measured: { ...measured, phases: [null] } }],
  ['a second that is none', { measured: { ...measured, seconds: [null] } }],
  ['a histogram that is none', { measured: { ...measured, phases: [{ ...phase, latencies: [{}] }] } }],
])('a file with %s is refused in one line', async (_, content) => {
  await expect(read(content)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('load.json was not written by assay load'),
  })
})
