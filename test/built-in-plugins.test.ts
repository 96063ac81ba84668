import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '../src/discover/discover.ts'
import { loadApi } from '../src/spec/load-api.ts'
import { loadManifest } from '../src/spec/load-manifest.ts'

const { apis, systems, suites } = await discover(['.'])

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
  const loaded = await Promise.all([...apis.values()].map((folder) => loadApi(folder)))
  const manifests = await Promise.allSettled(loaded.map((api) => loadManifest(file, api)))
  const sound = manifests.filter(({ status }) => status === 'fulfilled')
  expect(sound, `no API fits ${basename(file)} of ${id}`).toHaveLength(1)
})
