import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { readPact } from '../../src/contracts/pact-files.ts'
import { UserFolder } from '../assay-process.ts'

vi.setConfig({ testTimeout: 60_000 })

const FOLDER = 'test/contracts/pacts'
const folder = await UserFolder.create()
afterAll(() => folder.remove())
const files = readdirSync(FOLDER)
const chosen = files.flatMap((file) => ['--pact', file])
for (const file of files) await folder.write(file, readFileSync(`${FOLDER}/${file}`, 'utf8'))

test('pacts of other languages are verified with tokens of the connection, and theirs are in no word', async () => {
  const { stdout, stderr } = await folder.command(['pact', 'verify', '--json', ...chosen])
  const { results } = JSON.parse(stdout) as {
    results: { file: string; outcome: string; because: string[] }[]
  }
  expect(results.map(({ file, outcome, because }) => [file, outcome, ...because])).toEqual([
    ['go-v3-message.json', 'verified'],
    [
      'go-v3-message.json',
      'blocked',
      'it is a message, and names no state "the event <type> happens" that would bring it about',
    ],
    ['js-v3.json', 'verified'],
    ['jvm-v4.json', 'verified'],
    ['jvm-v4.json', 'verified'],
    ['python-v2.json', 'verified'],
    ['python-v2.json', 'verified'],
    ['ruby-v2.json', 'verified'],
  ])
  expect(stdout + stderr).not.toContain('secret-of')
})

test('pacts of other languages are compared with a document', async () => {
  const { code, stdout } = await folder.command(['pact', 'compare', '--json', ...chosen])
  const { compared, unknown, disagreements } = JSON.parse(stdout)
  expect(disagreements).toEqual([])
  expect([compared, unknown, code]).toEqual([7, ['something of another queue'], 0])
})

test.each([
  ['1.0.0', { pactSpecification: { version: '1.0.0' } }],
  ['1.1.0', { pactSpecificationVersion: '1.1.0' }],
  ['5.0', { 'pact-specification': { version: '5.0' } }],
])('version %s of the specification is refused', (version, metadata) => {
  const names = { consumer: { name: 'a' }, provider: { name: 'b' } }
  expect(() => readPact('old.json', JSON.stringify({ ...names, interactions: [{}], metadata }))).toThrow(
    `old.json: is of version ${version} of Pact's specification, and Assay reads 2 to 4`,
  )
})
