import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { inferScope } from '../src/cli/environment.ts'
import { listen } from '../src/sandbox/listen.ts'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const PETSHOP = resolve(import.meta.dirname, 'inference', 'petshop.yaml')

/** A pet shop that any call may change, and a run on it that may write. */
async function petShop() {
  const { scope } = await inferScope(PETSHOP)
  const { url, close } = await listen({ ...scope, port: 0, seed: 1, records: 5 })
  const folder = await UserFolder.create()
  const run = ['certify', '--document', PETSHOP, '--base-url', url, '--allow', 'write']
  return {
    ...{ folder, run },
    pets: async () => ((await (await fetch(`${url}/pets`)).json()) as { total: number }).total,
    made: () =>
      globSync(`${folder.path.replace(/[[\]]/g, '?')}/reports/*/journal.jsonl`).flatMap(
        (file) => readFileSync(file, 'utf8').match(/"kind":"made"/g) ?? [],
      ).length,
    [Symbol.asyncDispose]: async () => {
      await close()
      await folder.remove()
    },
  }
}

test('a run on a document and an address takes back what it made', async () => {
  await using shop = await petShop()
  const before = await shop.pets()
  const { stdout } = await shop.folder.assay([...shop.run, '--only', 'ERR-012/post-pets/emoji'])
  expect(stdout).toMatch(/^balance: [1-9]\d* made, [1-9]\d* removed, 0 discarded, 0 left/m)
  expect(await shop.pets()).toBe(before)
})

test('where it is killed, the command that cleanup prints does so', async () => {
  await using shop = await petShop()
  const header = ['--header', 'X-Literal: hush-hush-hush']
  const args = [...shop.run, ...header, '--suites', 'errors']
  await shop.folder.assay(args, {
    meanwhile: async (kill) => {
      await expect.poll(shop.made, { timeout: 60_000 }).toBeGreaterThan(2)
      kill('SIGKILL')
    },
  })
  const { code, stderr } = await shop.folder.command(['cleanup'])
  const [, printed = ''] = /Run npx assay (cleanup .*) with their values/.exec(stderr) ?? []
  expect([code, printed]).toEqual([2, expect.stringMatching(/ --header 'X-Literal: …'$/)])
  const [, journal = ''] = /--journal (\S+)/.exec(printed) ?? []
  const again = await shop.folder.command(['cleanup', '--journal', journal, ...header])
  expect(again.stdout).toMatch(/^balance: [1-9]\d* made, [1-9]\d* removed, .* 0 left, 0 not ours/m)
})

test('what is about one run is refused for all', async () => {
  await using shop = await petShop()
  const { code, stderr } = await shop.folder.command(['cleanup', '--header', 'X-Key: env:KEY'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('name its --journal')])
})
