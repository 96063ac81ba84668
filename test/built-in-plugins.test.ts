import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '../src/discover/discover.ts'
import { OUTCOMES } from '../src/model/limits.ts'
import type { Manifest } from '../src/model/manifest.ts'
import { loadApi } from '../src/spec/load-api.ts'
import { loadManifest } from '../src/spec/load-manifest.ts'

const { apis, systems, suites } = await discover(['.'])
const loaded = await Promise.all([...apis.values()].map((folder) => loadApi(folder)))

async function manifestsOf(file: string): Promise<Manifest[]> {
  const manifests = await Promise.allSettled(loaded.map((api) => loadManifest(file, api)))
  return manifests.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

test('there are APIs, systems and suites to hold to their promises', () => {
  expect([apis.size, systems.size, suites.size].every((count) => count > 0)).toBe(true)
})

test.each([...apis])(
  'the API %s has a sound document, binding and seed, all of which can be checked',
  async (id, folder) => {
    const { document, binding } = await loadApi(folder)
    expect(document.warnings).toEqual([])
    expect(binding.api).toBe(id)
  },
)

test.each([...systems])('the system %s claims only what its API has', async (id, file) => {
  expect(await manifestsOf(file), `no API fits ${basename(file)} of ${id}`).toHaveLength(1)
})

test.each([...systems])('the system %s can be read at a glance, and says what it is', (_, file) => {
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(200)
  expect(readFileSync(join(dirname(file), 'README.md'), 'utf8')).toMatch(/^# .+\n/)
})

test('between them the systems claim every outcome, kind of limit and style of a limit on writes', async () => {
  const manifests = (await Promise.all([...systems.values()].map(manifestsOf))).flat()
  const limits = manifests.flatMap(({ entities }) =>
    Object.values(entities).flatMap((entity) => entity.limits ?? []),
  )
  const claimed = (values: (string | undefined)[]) =>
    [...new Set(values.filter((value) => value !== undefined))].sort()
  expect(claimed(limits.map(({ outcome = 'refused' }) => outcome))).toEqual([...OUTCOMES].sort())
  expect(claimed(limits.map(({ kind }) => kind))).toHaveLength(8)
  expect(claimed(manifests.map(({ writeLimit }) => writeLimit?.style))).toEqual([
    'bucket',
    'concurrency',
    'window',
  ])
})
