import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'

type Json = Record<string, unknown>

/** Some 12.2 kB of JSON each, with the five operations and the schema of an entity as wide as those of real systems. */
const ENTITIES_PER_MB = 82
const FIELDS = 40
const TEXT =
  'What this field means to those who keep it, and what other systems may make of it when they read it. '

export interface BigDocument {
  json: string
  yaml: string
  entities: number
  operations: number
}

/**
 * Writes one document as JSON and as YAML into a folder, of about so many MB. Its schemas form one ring of references, each
 * refers to itself and to others across the ring, and what all share stands in a file of its own.
 */
export async function writeBigDocument(folder: string, megabytes: number): Promise<BigDocument> {
  const entities = Math.max(1, Math.round(megabytes * ENTITIES_PER_MB))
  const document = bigDocument(entities)
  const [json, yaml] = [join(folder, 'big.json'), join(folder, 'big.yaml')]
  await writeFile(join(folder, 'common.json'), JSON.stringify(COMMON))
  await writeFile(json, JSON.stringify(document, null, 1))
  await writeFile(yaml, stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }))
  return { json, yaml, entities, operations: entities * 5 }
}

const COMMON = {
  components: {
    schemas: {
      Common: {
        type: 'object',
        properties: { self: { $ref: '#/components/schemas/Common' }, note: { type: 'string' } },
      },
      Error: {
        type: 'object',
        properties: { code: { type: 'string' }, message: { type: 'string' } },
        required: ['code', 'message'],
      },
    },
    responses: {
      Bad: {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  },
}

function bigDocument(entities: number): Json {
  const numbers = Array.from({ length: entities }, (_, index) => index)
  return {
    openapi: '3.1.0',
    info: { title: 'Big', version: '1' },
    paths: Object.fromEntries(numbers.flatMap(pathsOf)),
    components: {
      schemas: Object.fromEntries(numbers.map((index) => [`Entity${index}`, schemaOf(index, entities)])),
    },
  }
}

const KINDS: readonly Json[] = [
  { type: 'integer', minimum: 0, maximum: 1000 },
  { type: 'string', format: 'date-time' },
  { type: 'string', enum: ['new', 'open', 'done'] },
  { type: ['string', 'null'], maxLength: 40 },
  { type: 'boolean' },
]

function schemaOf(index: number, entities: number): Json {
  const fields = Array.from({ length: FIELDS }, (_, field) => [
    `field${field}`,
    { ...KINDS[field % KINDS.length], description: TEXT },
  ])
  return {
    type: 'object',
    required: ['id', 'field0', 'field1'],
    properties: {
      ...Object.fromEntries(fields),
      id: { type: 'string' },
      parent: referTo(index),
      next: referTo((index + 1) % entities),
      common: { $ref: './common.json#/components/schemas/Common' },
      lines: { type: 'array', items: referTo((index * 7 + 3) % entities) },
    },
  }
}

function referTo(index: number): Json {
  return { $ref: `#/components/schemas/Entity${index}` }
}

function pathsOf(index: number): [string, Json][] {
  const one = { content: { 'application/json': { schema: referTo(index) } } }
  const list = {
    type: 'object',
    properties: { data: { type: 'array', items: referTo(index) }, total: { type: 'integer' } },
  }
  const found = { description: 'One.', ...one }
  const body = { requestBody: { required: true, ...one } }
  return [
    [
      `/api/entity${index}`,
      {
        get: {
          ...{ operationId: `list${index}`, tags: [`area${index % 50}`], parameters: PAGING },
          responses: answers('200', {
            description: 'Some.',
            content: { 'application/json': { schema: list } },
          }),
        },
        post: { operationId: `create${index}`, ...body, responses: answers('201', found) },
      },
    ],
    [
      `/api/entity${index}/{id}`,
      {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: `get${index}`, responses: answers('200', found) },
        put: { operationId: `put${index}`, ...body, responses: answers('200', found) },
        delete: { operationId: `delete${index}`, responses: answers('204', { description: 'Gone.' }) },
      },
    ],
  ]
}

const PAGING = [
  { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'perPage', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
]

function answers(status: string, answer: Json): Json {
  const bad = { $ref: './common.json#/components/responses/Bad' }
  return { [status]: answer, 400: bad, 404: bad }
}
