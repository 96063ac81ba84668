import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeRunFolder, pointLatest } from './run-folder.ts'

let base: string
const noon = Date.UTC(2026, 0, 2, 12, 0, 0)

beforeEach(async () => {
  base = await mkdtemp(join(await realpath(tmpdir()), 'assay-runs-'))
})
afterEach(() => rm(base, { recursive: true }))

test('a run gets a folder named by its time', async () => {
  expect(await makeRunFolder(join(base, 'reports'), noon)).toBe(join(base, 'reports', '2026-01-02T12-00-00'))
})

test('the folder is told as an absolute path, so that it stays the same wherever one is', async () => {
  const given = relative(process.cwd(), join(base, 'reports'))
  expect(await makeRunFolder(given, noon)).toBe(join(base, 'reports', '2026-01-02T12-00-00'))
})

test('runs that start in the same second do not share a folder', async () => {
  const folders = await Promise.all([
    makeRunFolder(base, noon),
    makeRunFolder(base, noon),
    makeRunFolder(base, noon),
  ])
  expect(new Set(folders).size).toBe(3)
})

test('latest leads to the newest run', async () => {
  for (const text of ['old', 'new']) {
    const folder = await makeRunFolder(base, noon)
    await writeFile(join(folder, 'report.json'), text)
    await pointLatest(base, folder)
  }
  expect(await readFile(join(base, 'latest', 'report.json'), 'utf8')).toBe('new')
})

test('a place that cannot be a folder is one clear error', async () => {
  await writeFile(join(base, 'file'), '')
  await expect(makeRunFolder(join(base, 'file', 'reports'), noon)).rejects.toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    message: expect.stringContaining('Name another folder with --out.'),
  })
})
