import { expect, test } from 'vitest'
import { loadDocument } from '../load-document.ts'
import { writtenFolder } from '../written-folder.ts'
import { generatedFiles } from './generated-files.ts'

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: 'https://api.example/' }]
paths:
  /a/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: readA
      tags: [A]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }, '404': { description: none } }
    delete: {}
components:
  schemas:
    A: { type: object, properties: { kind: { type: string, default: x }, size: { type: [integer, 'null'] }, odd: [] } }
`
const ORIGIN = { source: 'specs/a/openapi.yaml', command: 'assay generate' }

async function generate(text: string, origin = ORIGIN): Promise<Record<string, string>> {
  await using folder = await writtenFolder({ 'openapi.yaml': text })
  const files = await generatedFiles(await loadDocument(folder.at('openapi.yaml')), origin)
  return Object.fromEntries(files.map(({ name, text }) => [name, text]))
}

test('makes types, whatever a linter would say of the document', async () => {
  const { 'types.ts': types = '' } = await generate(DOCUMENT)
  expect(types).toContain('export interface paths {\n    "/a/{id}": {')
  expect(types).toContain('size?: number | null;')
  expect(types).toContain('odd?: unknown;')
})

test('a schema that stands in an optional body can be referred to', async () => {
  const body =
    'requestBody: { content: { application/json: { schema: { properties: { b: { type: boolean } } } } } }'
  const ref = "{ $ref: '#/paths/~1a~1{id}/delete/requestBody/content/application~1json/schema/properties/b' }"
  const text = DOCUMENT.replace('delete: {}', `delete: { ${body} }`).replace('odd: []', `odd: ${ref}`)
  const { 'types.ts': types = '' } = await generate(text)
  const name = 'paths._a_id_.delete.requestBody.content.application_json.schema.properties.b'
  expect(types).toContain(`odd?: components["schemas"]["${name}"];`)
  expect(types).toContain(`"${name}": boolean;`)
})

test('a default does not make a property required', async () => {
  expect((await generate(DOCUMENT))['types.ts']).toContain('kind?: string;')
})

test('makes a table of operations, with and without ids', async () => {
  const { 'operations.ts': table = '' } = await generate(DOCUMENT)
  expect(table.slice(table.indexOf('export'))).toBe(`export const operations = {
  "GET /a/{id}": {
    method: "GET",
    path: "/a/{id}",
    operationId: "readA",
    tags: ["A"],
    security: [],
    requestTypes: [],
    parameters: [
      {"name":"id","in":"path","required":true},
    ],
    responses: {
      "200": ["application/json"],
      "404": [],
    },
  },
  "DELETE /a/{id}": {
    method: "DELETE",
    path: "/a/{id}",
    tags: [],
    security: [],
    requestTypes: [],
    parameters: [
      {"name":"id","in":"path","required":true},
    ],
    responses: {},
  },
} as const

export type OperationAddress = keyof typeof operations
`)
})

test('a banner says what the file is made from, its digest, and how to make it anew', async () => {
  const files = await generate(DOCUMENT)
  for (const text of Object.values(files)) {
    expect(text).toMatch(/^\/\*\*\n \* Generated: do not edit\. Made from specs\/a\/openapi\.yaml\n/)
    expect(text).toMatch(
      / \* SHA-256 of that document, bundled: [0-9a-f]{64}\n \* To make it anew: assay generate\n/,
    )
  }
})

test('the name of a file cannot end the banner', async () => {
  const { 'operations.ts': text = '' } = await generate(DOCUMENT, {
    ...ORIGIN,
    source: 'a*/process.exit()/*.yaml',
  })
  expect(text).toContain('Made from a*\\/process.exit()/*.yaml')
})

test('the texts of a document cannot become code', async () => {
  const hostile = DOCUMENT.replace(
    'tags: [A]',
    'tags: ["\\"], x: process.exit(), y: [\\"", "*/ process.exit() /*"]',
  )
  expect((await generate(hostile))['operations.ts']).toContain(
    'tags: ["\\"], x: process.exit(), y: [\\"","*/ process.exit() /*"],',
  )
})

test('the same document gives the same bytes, with line feeds only', async () => {
  const first = await generate(DOCUMENT)
  expect(await generate(DOCUMENT.replaceAll('\n', '\r\n'))).toEqual(first)
  expect(Object.values(first).join('')).not.toContain('\r')
})
