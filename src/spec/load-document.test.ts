import { expect, test } from 'vitest'
import { InputProblems } from '../model/harness-error.ts'
import { loadCallable, loadDocument } from './load-document.ts'
import { writtenFolder } from './written-folder.ts'

const HEAD = 'openapi: 3.1.0\ninfo: { title: Tickets, version: "1" }\n'
const ONE = `${HEAD}paths: { /tickets: { get: { responses: { "200": { description: ok } } } } }\n`

/** Lines of the error that loading these files gives, the first being the document. */
async function problemsOf(files: Record<string, string | Uint8Array>): Promise<string[]> {
  await using folder = await writtenFolder(files)
  const error = await loadDocument(folder.at(Object.keys(files)[0])).catch((thrown: unknown) => thrown)
  if (!(error instanceof InputProblems)) throw new Error(`expected problems, got ${String(error)}`)
  expect(error.code).toBe('DOCUMENT_INVALID')
  return folder.without(error.message).split('\n')
}

test('loads a YAML document with title, operations and digest', async () => {
  await using folder = await writtenFolder({ 'openapi.yaml': ONE })
  const document = await loadDocument(folder.at('openapi.yaml'))
  expect(document.title).toBe('Tickets')
  expect(document.operations.map(({ address }) => address)).toEqual(['GET /tickets'])
  expect(document.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(document.file).toBe(folder.at('openapi.yaml'))
})

test('gives one digest to documents that differ in layout and key order only', async () => {
  const json = '{"paths":{"/tickets":{"get":{"responses":{"200":{"description":"ok"}}}}},'
  await using folder = await writtenFolder({
    'a.yaml': ONE,
    'b.json': `${json}"openapi":"3.1.0","info":{"version":"1","title":"Tickets"}}`,
    'c.json': `${json}"openapi":"3.1.0","info":{"version":"2","title":"Tickets"}}`,
  })
  const [a, b, c] = await Promise.all(
    ['a.yaml', 'b.json', 'c.json'].map((name) => loadDocument(folder.at(name))),
  )
  expect(a?.digest).toBe(b?.digest)
  expect(a?.digest).not.toBe(c?.digest)
})

test.each([
  ['an empty file', '', 'a.yaml: is empty'],
  ['blanks only', ' \n\n', 'a.yaml: is empty'],
  [
    'binary',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]),
    'a.yaml: is a binary file: name a JSON or YAML file',
  ],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x6f, 0]), 'a.yaml: is encoded as UTF-16: save it as UTF-8'],
  [
    'Latin-1',
    new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a]),
    'a.yaml: is not encoded as UTF-8: save it as UTF-8',
  ],
  ['text', 'hello', 'a.yaml:1:1: not an OpenAPI document: its top level is no object'],
  ['a list', '- 1\n- 2', 'a.yaml:1:1: not an OpenAPI document: its top level is no object'],
  ['other YAML', 'name: x', 'a.yaml: not an OpenAPI document: it has no "openapi" field'],
  [
    'old Swagger',
    'swagger: "1.2"',
    'a.yaml:1:1: is a Swagger document of a version that Assay does not read: 2.0 it does',
  ],
  [
    'a later version',
    'info: {}\nopenapi: 4.0.0',
    'a.yaml:2:1: OpenAPI version "4.0.0" is not supported: Assay reads 3.0, 3.1 and Swagger 2.0 (at /openapi)',
  ],
  [
    'a number as version',
    'openapi: 3.1',
    'a.yaml:1:1: OpenAPI version 3.1 is not supported: write it in quotes, as "3.1.0" (at /openapi)',
  ],
])('refuses %s with one line that says what to do', async (_, content, line) => {
  expect(await problemsOf({ 'a.yaml': content })).toEqual([line])
})

test('refuses a file that is not there', async () => {
  await using folder = await writtenFolder({})
  await expect(loadDocument(folder.at('none.yaml'))).rejects.toThrow('no such file: check the path')
})

test('refuses a folder', async () => {
  await using folder = await writtenFolder({ 'x/y': '' })
  await expect(loadDocument(folder.at('x'))).rejects.toThrow('is a folder: name the file in it')
})

test('reads past a byte order mark', async () => {
  await using folder = await writtenFolder({ 'a.yaml': `\uFEFF${ONE}`, 'a.json': '\uFEFF{"openapi":1}' })
  expect((await loadDocument(folder.at('a.yaml'))).operations).toHaveLength(1)
  await expect(loadDocument(folder.at('a.json'))).rejects.toThrow('OpenAPI version 1 is not supported')
})

test.each([
  [`${HEAD}paths: {}`, 'a.yaml:3:1: has no operations: nothing to certify (at /paths)'],
  ['swagger: "2.0"', 'a.yaml:1:1: has no operations: nothing to certify'],
])('reads a document without operations, which cannot be called: %j', async (text, line) => {
  await using folder = await writtenFolder({ 'a.yaml': text })
  expect((await loadDocument(folder.at('a.yaml'))).operations).toEqual([])
  await expect(loadCallable(folder.at('a.yaml'))).rejects.toThrow(line)
})

test('tells all problems of a document at once, each with its place', async () => {
  const text = `openapi: 3.0.3
paths:
  /a/{id}:
    get: { operationId: one, responses: {} }
    get: { operationId: two, responses: {} }
  /a/{key}:
    put: { operationId: two, responses: { '200': { $ref: '#/components/responses/Gone' } } }
  a: {}
`
  expect(await problemsOf({ 'a.yaml': text })).toEqual([
    'a.yaml:5:5: duplicate operation GET /a/{id}: keep one of the two (at /paths/~1a~1{id}/get)',
    'a.yaml:7:52: unresolved reference "#/components/responses/Gone": a.yaml has no "components" at # (at /paths/~1a~1{key}/put/responses/200/$ref)',
    'a.yaml:6:3: duplicate path /a/{key} but for parameter names, as in a.yaml:3: keep one of the two (at /paths/~1a~1{key})',
    'a.yaml:7:12: duplicate operation id "two", as in a.yaml:5: keep one of the two (at /paths/~1a~1{key}/put/operationId)',
    'a.yaml:8:3: the path "a" must start with "/" (at /paths/a)',
  ])
})

test('does not let a document change what all objects inherit', async () => {
  const text =
    '{"openapi":"3.1.0","__proto__":{"polluted":1},"paths":{"/a":{"get":{"__proto__":{"polluted":1}}}}}'
  await using folder = await writtenFolder({ 'a.json': text })
  const document = await loadDocument(folder.at('a.json'))
  expect(document.operations).toHaveLength(1)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('lists parts of schemas that cannot be checked, once for each kind, with the first place', async () => {
  const text = `${ONE}components:
  schemas:
    A: { type: object, properties: { a: { format: decimal }, b: { format: decimal } }, requird: [a] }
    B: { type: string, pattern: '^[\\w-.]+$' }
    C: []
`
  await using folder = await writtenFolder({ 'a.yaml': text })
  const { warnings } = await loadDocument(folder.at('a.yaml'))
  expect(warnings.map(({ line, pointer, message }) => `${line} ${pointer} ${message}`)).toEqual([
    '6 /components/schemas/A/properties/a/format format "decimal" is not known and is not checked (here and in 1 more place)',
    '6 /components/schemas/A/requird keyword "requird" is not known (did you mean "required"?) and is not checked',
    '7 /components/schemas/B/pattern pattern "^[\\\\w-.]+$" is not a valid Unicode regular expression and is not checked',
    '8 /components/schemas/C [] stands where an object belongs and is not checked',
  ])
})
