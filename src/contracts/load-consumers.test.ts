import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { InputProblems } from '../model/harness-error.ts'
import { loadApi } from '../spec/load-api.ts'
import { loadConsumers } from './load-consumers.ts'

const api = await loadApi('specs/makini')
const known = { apis: ['makini', 'petstore'], systems: ['makini-sandbox'] }
const folder = await mkdtemp(join(tmpdir(), 'assay-consumers-'))
await mkdir(join(folder, 'contracts'))

afterAll(() => rm(folder, { recursive: true }))

/** What is wrong with a consumer, one line each, or the names of those that are loaded. */
async function loaded(text: string): Promise<string[]> {
  await writeFile(join(folder, 'contracts', 'shop.yaml'), text)
  try {
    return (await loadConsumers(folder, api, known)).map(({ name }) => name)
  } catch (error) {
    if (!(error instanceof InputProblems)) throw error
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
  }
}

const begin = 'api: makini\nsystems: [makini-sandbox]\n'

test.each([
  ['reads: { assets: [/name] }', ['shop']],
  ['reads: { assets: promised }\nevents: { "*": promised }', ['shop']],
  ['reads: { asets: [/name] }', ['3:10 there is no entity "asets"; did you mean "assets"?']],
  ['reads: { assets: [/nmae] }', ['3:19 records of assets have no "nmae" for "/nmae"; did you mean "name"?']],
  ['reads: { assets: [name] }', [expect.stringMatching(/^3:19 .* not "name"$/)]],
  [
    'reads: { assets: [/name] }\nevents: { sites.create: promised }',
    ['4:11 there is no event "sites.create"; did you mean "sites.created"?'],
  ],
  [
    'reads: { assets: [/name] }\nevents: { sites.created: [/data/key] }',
    ['4:27 payloads of sites.created have no "key" for "/data/key"; did you mean "keys"?'],
  ],
])('%s', async (text, expected) => {
  expect(await loaded(begin + text)).toEqual(expected)
})

test('names of APIs and systems are looked up, and a consumer of another API is none of this one', async () => {
  const system = 'api: makini\nsystems: [makini-sandbx]\nreads: { assets: promised }'
  expect(await loaded(system)).toEqual([
    '2:11 there is no system "makini-sandbx"; did you mean "makini-sandbox"?',
  ])
  const other = 'api: petstore\nsystems: [makini-sandbox]\nreads: { pets: promised }'
  expect(await loaded(other)).toEqual([])
})
