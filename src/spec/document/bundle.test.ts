import { expect, test } from 'vitest'
import { InputProblems } from '../../model/harness-error.ts'
import { at } from '../../model/pointer.ts'
import { loadDocument } from '../load-document.ts'
import { writtenFolder } from '../written-folder.ts'

const HEAD = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n'

/** A document with one operation whose answer has this schema, written as flow YAML. */
function answering(schema: string): string {
  return `${HEAD}paths: { /a: { get: { responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } } } }\n`
}

const SCHEMA = '/paths/~1a/get/responses/200/content/application~1json/schema'

async function problemsOf(files: Record<string, string>): Promise<string[]> {
  await using folder = await writtenFolder(files)
  const error = await loadDocument(folder.at(Object.keys(files)[0])).catch((thrown: unknown) => thrown)
  if (!(error instanceof InputProblems)) throw new Error(`expected problems, got ${String(error)}`)
  return error.problems.map(({ line, column, file, message }) =>
    folder.without(`${file}:${line}:${column} ${message}`),
  )
}

test('takes a schema of another file into components under its own name', async () => {
  await using folder = await writtenFolder({
    'a.yaml': answering('{ $ref: "shared/types.yaml#/Order" }'),
    'shared/types.yaml':
      'Order: { type: object, properties: { line: { $ref: "#/Line" } } }\nLine: { type: integer }\n',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(at(content, SCHEMA)).toEqual({ $ref: '#/components/schemas/Order' })
  expect(at(content, '/components/schemas')).toEqual({
    Order: { type: 'object', properties: { line: { $ref: '#/components/schemas/Line' } } },
    Line: { type: 'integer' },
  })
})

test('names a whole file after the file', async () => {
  await using folder = await writtenFolder({
    'a.yaml': answering('{ $ref: "./money.json" }'),
    'money.json': '{"type":"string"}',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(at(content, '/components/schemas/money')).toEqual({ type: 'string' })
})

test('gives a number to a name that is taken by something else', async () => {
  await using folder = await writtenFolder({
    'a.yaml': `${answering('{ $ref: "b.yaml#/Order" }')}components: { schemas: { Order: { type: boolean } } }`,
    'b.yaml': 'Order: { type: string }',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(at(content, SCHEMA)).toEqual({ $ref: '#/components/schemas/Order-2' })
})

test('takes one thing in once, however often and by whatever path it is referred to', async () => {
  await using folder = await writtenFolder({
    'a.yaml': answering(
      '{ anyOf: [{ $ref: "b/c.yaml#/X" }, { $ref: "./b/../b/c.yaml#/X" }, { $ref: "d.yaml" }] }',
    ),
    'b/c.yaml': 'X: { type: string }',
    'd.yaml': 'items: { $ref: "b/c.yaml#/X" }',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(Object.keys(at(content, '/components/schemas') as object)).toEqual(['X', 'd'])
})

test('a reference back into the document is a local one again', async () => {
  await using folder = await writtenFolder({
    'a.yaml': `${answering('{ $ref: "b.yaml#/X" }')}components: { schemas: { Y: { type: string } } }`,
    'b.yaml': 'X: { items: { $ref: "a.yaml#/components/schemas/Y" } }',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(at(content, '/components/schemas/X/items')).toEqual({ $ref: '#/components/schemas/Y' })
})

test('takes a path item of another file in where it is used, with what it refers to', async () => {
  await using folder = await writtenFolder({
    'a.yaml': `${HEAD}paths:\n  /a: { $ref: "paths/a.yaml#/item" }\n`,
    'paths/a.yaml': 'item:\n  get:\n    parameters: [{ $ref: "../p.yaml#/page" }]\n    responses: {}\n',
    'p.yaml': 'page: { name: page, in: query }',
  })
  const document = await loadDocument(folder.at('a.yaml'))
  expect(document.operation('GET /a')?.parameters).toMatchObject([
    { name: 'page', pointer: '/components/parameters/page' },
  ])
})

test('tells the place a bundled part came from', async () => {
  await using folder = await writtenFolder({
    'a.yaml': `${HEAD}paths:\n  /a: { $ref: "paths/a.yaml#/item" }\n`,
    'paths/a.yaml': 'item:\n  get:\n    parameters: [{ $ref: "../p.yaml#/page" }]\n    responses: {}\n',
    'p.yaml': '\npage:\n  name: page\n  in: query\n',
  })
  const { locate } = await loadDocument(folder.at('a.yaml'))
  expect(locate('/paths/~1a/get/responses')).toEqual({ file: folder.at('paths/a.yaml'), line: 4, column: 5 })
  expect(locate('/components/parameters/page/in')).toEqual({ file: folder.at('p.yaml'), line: 4, column: 3 })
  expect(locate('/info/title')).toEqual({ file: folder.at('a.yaml'), line: 2, column: 9 })
})

test('schemas may refer to each other in circles', async () => {
  await using folder = await writtenFolder({
    'a.yaml': answering('{ $ref: "t.yaml#/Node" }'),
    't.yaml': 'Node: { properties: { next: { $ref: "#/Node" }, other: { $ref: "u.yaml#/Other" } } }',
    'u.yaml': 'Other: { properties: { back: { $ref: "t.yaml#/Node" } } }',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(at(content, '/components/schemas/Other/properties/back')).toEqual({
    $ref: '#/components/schemas/Node',
  })
})

test('a reference in an example is data, and left alone', async () => {
  await using folder = await writtenFolder({
    'a.yaml': answering('{ type: object, example: { $ref: nowhere.yaml }, default: { $ref: "#/none" } }'),
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  expect(at(content, `${SCHEMA}/example`)).toEqual({ $ref: 'nowhere.yaml' })
})

test('rewrites what a discriminator maps to', async () => {
  await using folder = await writtenFolder({
    'a.yaml': answering(
      '{ discriminator: { propertyName: kind, mapping: { cat: "b.yaml#/Cat", dog: Dog } } }',
    ),
    'b.yaml': 'Cat: { type: object }',
  })
  const { content } = await loadDocument(folder.at('a.yaml'))
  const mapping = at(content, `${SCHEMA}/discriminator/mapping`)
  expect(mapping).toEqual({ cat: '#/components/schemas/Cat', dog: 'Dog' })
})

test.each([
  ['"#/components/schemas/Ordr"', 'a.yaml has no "Ordr" at #/components/schemas; did you mean "Order"?'],
  ['"b.yaml#/none"', 'b.yaml has no "none" at #'],
  ['"none.yaml#/x"', 'none.yaml: no such file: check the path'],
  ['"../../../../../../../../none/x.yaml"', 'none/x.yaml: no such file: check the path'],
  ['"#anchor"', 'what follows "#" must be a JSON Pointer'],
  [
    '"https://schemas.example/x.json"',
    'Assay reads no URLs: save that document beside this one and refer to the file',
  ],
  [
    '"//schemas.example/x.json"',
    'Assay reads no URLs: save that document beside this one and refer to the file',
  ],
  ['"file:///etc/passwd"', 'Assay reads no URLs: save that document beside this one and refer to the file'],
  ['"#/%zz"', 'its percent-encoding is broken'],
])('reports the reference %s that leads nowhere, once and with its place', async (reference, reason) => {
  const text = `${answering(`{ $ref: ${reference} }`)}components: { schemas: { Order: {} } }`
  const problems = await problemsOf({ 'a.yaml': text, 'b.yaml': 'x: 1' })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^a\.yaml:3:\d+ unresolved reference /)
  expect(problems[0]).toContain(reason)
})

test('reports a broken file once, at its own place, however often it is referred to', async () => {
  const text = answering('{ anyOf: [{ $ref: "b.json" }, { $ref: "b.json#/x" }] }')
  expect(await problemsOf({ 'a.yaml': text, 'b.json': '{\n "x": }' })).toEqual([
    'b.json:2:7 is not valid JSON: expected a value, but here stands "}"',
  ])
})

test('reports a reference that leads back to itself over others', async () => {
  const text = `${answering('{ $ref: "#/components/schemas/A" }')}components: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } }`
  const problems = await problemsOf({ 'a.yaml': text })
  expect(problems).toHaveLength(3)
  expect(problems[0]).toContain('leads back to itself')
})

test('reports a path item that is itself', async () => {
  const problems = await problemsOf({
    'a.yaml': `${HEAD}paths: { /a: { $ref: "b.yaml" } }`,
    'b.yaml': '$ref: b.yaml',
  })
  expect(problems[0]).toContain('b.yaml:1:1 unresolved reference "b.yaml": it leads back to itself')
})

test('reports keys that stand twice in a file that is referred to', async () => {
  const text = `${HEAD}paths:\n  /a: { $ref: "b.yaml" }\n`
  expect(
    await problemsOf({ 'a.yaml': text, 'b.yaml': 'get: {}\nget: {}\nx-unused: { y: 1, y: 2 }\n' }),
  ).toEqual([
    'b.yaml:2:1 duplicate operation GET /a: keep one of the two',
    'b.yaml:3:19 duplicate key "y": keep one of the two',
  ])
})
