import { lstat, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeRunFolder, makeWritable, pointLatest } from './run-folder.ts'

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
    expect(await pointLatest(folder)).toBeUndefined()
  }
  expect(await readFile(join(base, 'latest', 'report.json'), 'utf8')).toBe('new')
})

test.each([
  [
    'folder',
    async (latest: string) => {
      await mkdir(latest)
      await writeFile(join(latest, 'thesis.txt'), 'years of work')
    },
  ],
  ['file', (latest: string) => writeFile(latest, 'years of work')],
])('a %s of the user called latest stays, and is told of', async (_, make) => {
  const latest = join(base, 'latest')
  await make(latest)
  const before = await lstat(latest)
  const folder = await makeRunFolder(base, noon)
  expect(await pointLatest(folder)).toContain(`this run is in ${folder}`)
  expect(await lstat(latest)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
})

test('a text file that told of an earlier run is replaced', async () => {
  await writeFile(join(base, 'latest'), '2025-12-31T23-59-59-2\n')
  const folder = await makeRunFolder(base, noon)
  expect(await pointLatest(folder)).toBeUndefined()
  expect(await realpath(join(base, 'latest'))).toBe(folder)
})

test('a place that cannot be a folder is one clear error', async () => {
  await writeFile(join(base, 'file'), '')
  await expect(makeRunFolder(join(base, 'file', 'reports'), noon)).rejects.toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    message: expect.stringContaining('Name another folder with --out.'),
  })
})

test('where a file is in the way nothing can be written, which is told in one line', async () => {
  const file = join(base, 'plan.load.yaml')
  await writeFile(file, 'plan: day')
  await expect(makeWritable(file, 'Files')).rejects.toMatchObject({
    code: 'OUTPUT_UNWRITABLE',
    message: expect.stringMatching(/^Files cannot be written to .*Name another folder with --out\.$/),
  })
})
