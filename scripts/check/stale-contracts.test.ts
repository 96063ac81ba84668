import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { staleContracts } from './stale-contracts.ts'

const folder = await mkdtemp(join(tmpdir(), 'assay-contracts-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
await cp('contracts', join(folder, 'contracts'), { recursive: true })

const CONTRACT = 'contracts/sample-integration-makini-sandbox.json'
const change = async (name: string, from: string, to: string) => {
  const text = await readFile(join(folder, name), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(folder, name), text.replace(from, to))
}

test('a contract is out of date where its consumer reads something else, or it is not there at all, but not by a comment', async () => {
  expect(await staleContracts(folder)).toEqual([])
  const consumer = 'contracts/sample-integration.yaml'
  await change(consumer, 'sites: [/key, ', '# what is shown\n  sites: [/key, ')
  expect(await staleContracts(folder)).toEqual([])
  await change(consumer, 'sites: [/key, ', 'sites: [')
  expect(await staleContracts(folder)).toEqual([
    `${CONTRACT} is not written from what its consumer reads now`,
  ])
  await change(CONTRACT, '"binding": "', '"binding": "0')
  expect(await staleContracts(folder)).toHaveLength(2)
  await rm(join(folder, CONTRACT))
  expect(await staleContracts(folder)).toHaveLength(5)
})
