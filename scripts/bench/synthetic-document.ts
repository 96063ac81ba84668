type Json = Record<string, unknown>

/** Operations of one entity: list, create, read, replace, remove. */
export const OPERATIONS_PER_ENTITY = 5

/** Entities that are alike, so that two documents differ in their number, or in the number of fields, and in nothing else. */
export function syntheticDocument({ entities, fields }: { entities: number; fields: number }): Json {
  const names = Array.from({ length: entities }, (_, index) => `thing${index}`)
  return {
    openapi: '3.1.0',
    info: { title: 'Synthetic', version: '1' },
    paths: Object.fromEntries(names.flatMap(pathsOf)),
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.fromEntries(names.map((name) => [name, schemaOf(fields)])),
        Error: {
          type: 'object',
          required: ['code', 'message'],
          properties: { code: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  }
}

/** One field of each kind in turn, so that each fifth of them is alike. */
const KINDS: readonly Json[] = [
  { type: 'integer', minimum: 0, maximum: 1000 },
  { type: 'string', maxLength: 40 },
  { type: 'string', enum: ['new', 'open', 'done'] },
  { type: 'string', format: 'date-time' },
  { type: 'boolean' },
]

function schemaOf(fields: number): Json {
  const own = Array.from({ length: fields }, (_, index) => [`field${index}`, KINDS[index % KINDS.length]])
  return {
    type: 'object',
    required: ['field0'],
    properties: { id: { type: 'string', readOnly: true }, ...Object.fromEntries(own) },
  }
}

function pathsOf(name: string): [string, Json][] {
  const one = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } }
  const many = {
    type: 'object',
    properties: { data: { type: 'array', items: { $ref: `#/components/schemas/${name}` } } },
  }
  const list = { description: 'Some.', content: { 'application/json': { schema: many } } }
  const record = { description: 'One.', ...one }
  const body = { requestBody: { required: true, ...one } }
  const page = { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } }
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  return [
    [
      `/${name}s`,
      {
        get: { parameters: [page], responses: answers('200', list) },
        post: { ...body, responses: answers('201', record) },
      },
    ],
    [
      `/${name}s/{id}`,
      {
        parameters: [id],
        get: { responses: answers('200', record) },
        put: { ...body, responses: answers('200', record) },
        delete: { responses: answers('204', { description: 'Gone.' }) },
      },
    ],
  ]
}

function answers(status: string, answer: Json): Json {
  const schema = { $ref: '#/components/schemas/Error' }
  const refused = { description: 'Refused.', content: { 'application/json': { schema } } }
  const statuses = ['400', '401', '404', '405', '415', '422'].map((code) => [code, refused])
  return { [status]: answer, ...Object.fromEntries(statuses) }
}
