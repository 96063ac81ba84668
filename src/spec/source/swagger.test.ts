import { expect, test } from 'vitest'
import { inferBinding } from '../inference/infer-binding.ts'
import { loadDocument } from '../load-document.ts'
import { writeParameter } from '../parameters/write.ts'
import { writingOf } from '../parameters/writing.ts'
import { writtenFolder } from '../written-folder.ts'

const SWAGGER = `swagger: '2.0'
info: { title: Old shop, version: '1' }
basePath: /v1
produces: [application/json]
consumes: [application/json]
securityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }
security: [{ key: [] }]
parameters: { limit: { name: limit, in: query, type: integer, maximum: 40 } }
definitions:
  Pet:
    type: object
    required: [id]
    properties:
      id: { type: integer }
      born: { type: string, x-nullable: true }
      parent: { $ref: '#/definitions/Pet' }
      home: { $ref: 'homes.json#/definitions/Home' }
paths:
  /pets:
    get:
      parameters:
        - { $ref: '#/parameters/limit' }
        - { name: offset, in: query, type: integer }
        - { name: csv, in: query, type: array, items: { type: string }, collectionFormat: csv }
        - { name: plain, in: query, type: array, items: { type: string } }
        - { name: multi, in: query, type: array, items: { type: string }, collectionFormat: multi }
        - { name: ssv, in: query, type: array, items: { type: string }, collectionFormat: ssv }
        - { name: pipes, in: query, type: array, items: { type: string }, collectionFormat: pipes }
        - { name: X-Ids, in: header, type: array, items: { type: string }, collectionFormat: csv }
      responses: { 200: { description: pets, schema: { type: array, items: { $ref: '#/definitions/Pet' } } } }
    post:
      parameters: [{ name: pet, in: body, required: true, schema: { $ref: '#/definitions/Pet' } }]
      responses: { 201: { description: the pet, schema: { $ref: '#/definitions/Pet' } } }
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, type: integer }]
      responses: { 200: { description: a pet, schema: { $ref: '#/definitions/Pet' } } }
`
const HOMES = JSON.stringify({
  definitions: {
    Home: {
      type: 'object',
      properties: { next: { $ref: '#/definitions/Home' }, rooms: { type: 'integer' } },
    },
  },
})

async function loaded(text: string) {
  await using folder = await writtenFolder({ 'swagger.yaml': text, 'homes.json': HOMES })
  return await loadDocument(folder.at('swagger.yaml'))
}

test('a Swagger 2.0 document is read as OpenAPI 3.0, with circular schemas and those of other files', async () => {
  const { operations, validators, content } = await loaded(SWAGGER)
  expect(operations.map(({ address }) => address)).toEqual(['GET /pets', 'POST /pets', 'GET /pets/{petId}'])
  expect([content.openapi, operations[1]?.requestTypes]).toEqual(['3.0.4', ['application/json']])
  const answer = (body: unknown) =>
    validators.response('GET /pets/{petId}', { status: 200, contentType: 'application/json', body })
  expect(answer({ id: 1, born: null, parent: { id: 2 }, home: { next: { rooms: 3 } } })).toEqual([])
  expect(answer({ id: 1, parent: { id: 'two' }, home: { next: { rooms: 'three' } } })).toHaveLength(2)
})

// Swagger 2.0, Parameter Object, collectionFormat; `csv` where it says nothing.
test('its lists are written with the separators it asks for', async () => {
  const { operations } = await loaded(SWAGGER)
  const lists = operations[0]?.parameters.slice(2) ?? []
  expect(lists.map((one) => [one.name, writeParameter(writingOf(one), ['a', 'b'])])).toEqual([
    ['csv', 'csv=a,b'],
    ['plain', 'plain=a,b'],
    ['multi', 'multi=a&multi=b'],
    ['ssv', 'ssv=a%20b'],
    ['pipes', 'pipes=a%7Cb'],
    ['X-Ids', 'a,b'],
  ])
})

test('its parts are found where they were written', async () => {
  const { locate } = await loaded(SWAGGER)
  const line = (text: string) => SWAGGER.split('\n').findIndex((one) => one.includes(text)) + 1
  expect(locate('/components/schemas/Pet/properties/born').line).toBe(line('born:'))
  expect(locate('/components/securitySchemes/key').line).toBe(line('securityDefinitions'))
  expect(locate('/paths/~1pets/post').line).toBe(line('    post:'))
})

test('a binding is inferred from it', async () => {
  const { binding } = inferBinding(await loaded(SWAGGER))
  expect(binding.entities.pets).toMatchObject({ create: 'POST /pets', get: 'GET /pets/{petId}', id: '/id' })
  expect(binding.paging).toMatchObject({ style: 'offset', page: 'offset', size: 'limit', maxSize: 40 })
})
