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

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

test.each<[string, string, string]>([
  ['nothing', '', 'bad.json:1:1: is no JSON of a pact'],
  ['half of it', '{"consumer": {"name": "a"},\n', 'bad.json:2:1: is no JSON of a pact'],
  ['what would exhaust a stack', deep(50_000), 'nests deeper than 200 levels'],
  ['an interaction that is none', '{"interactions": [null]}', 'is not whole: interactions[0] is no object'],
  [
    'one without an answer',
    '{"interactions": [{"request": {}}]}',
    'is not whole: interactions[0] is no object',
  ],
  ['an odd version', '{"metadata": {"pactSpecification": {"version": {}}}}', 'is of version {} of Pact'],
])('a file with %s is refused in one line', (_, text, complaint) => {
  const names = '{"consumer": {"name": "a"}, "provider": {"name": "b"}, '
  const whole = text.startsWith('{"int') || text.startsWith('{"meta') ? names + text.slice(1) : text
  expect(() => readPact('bad.json', whole)).toThrow(complaint)
})

test('a pact that an editor began with a mark of its encoding is read', () => {
  const pact = readFileSync(`${FOLDER}/js-v3.json`, 'utf8')
  expect(readPact('js-v3.json', `\uFEFF${pact}`).consumer).toBe(readPact('js-v3.json', pact).consumer)
})
