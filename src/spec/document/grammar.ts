import { isObject } from '../../model/json.ts'

/**
 * What stands where in an OpenAPI 3.0 or 3.1 document. Walking by this table, and not over every object, keeps data
 * (examples, defaults, extensions) apart from structure: a `$ref` in an example is not a reference.
 */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItems'
  | 'operation'
  | 'parameters'
  | 'requestBodies'
  | 'responses'
  | 'headers'
  | 'mediaType'
  | 'encoding'
  | 'schemas'
  | 'callbacks'
  | 'examples'
  | 'links'
  | 'securitySchemes'

/** `one` object, a `list` of them, or a `map` of them by free names. */
type Child = readonly [form: 'one' | 'list' | 'map', kind: Kind]

const CONTENT: Record<string, Child> = { content: ['map', 'mediaType'], examples: ['map', 'examples'] }
const PARAMETER: Record<string, Child> = { ...CONTENT, schema: ['one', 'schemas'] }
const OPERATION: Child = ['one', 'operation']
const SCHEMA: Child = ['one', 'schemas']
const SCHEMA_LIST: Child = ['list', 'schemas']
const SCHEMA_MAP: Child = ['map', 'schemas']

/** Kinds that `components` holds are named as its sections are, so that a kind is also the place for what is bundled. */
export const GRAMMAR: Record<Kind, Record<string, Child>> = {
  document: {
    paths: ['map', 'pathItems'],
    webhooks: ['map', 'pathItems'],
    components: ['one', 'components'],
  },
  components: {
    schemas: SCHEMA_MAP,
    responses: ['map', 'responses'],
    parameters: ['map', 'parameters'],
    requestBodies: ['map', 'requestBodies'],
    headers: ['map', 'headers'],
    callbacks: ['map', 'callbacks'],
    pathItems: ['map', 'pathItems'],
    examples: ['map', 'examples'],
    links: ['map', 'links'],
    securitySchemes: ['map', 'securitySchemes'],
  },
  pathItems: {
    parameters: ['list', 'parameters'],
    get: OPERATION,
    put: OPERATION,
    post: OPERATION,
    delete: OPERATION,
    options: OPERATION,
    head: OPERATION,
    patch: OPERATION,
    trace: OPERATION,
  },
  operation: {
    parameters: ['list', 'parameters'],
    requestBody: ['one', 'requestBodies'],
    responses: ['map', 'responses'],
    callbacks: ['map', 'callbacks'],
  },
  parameters: PARAMETER,
  headers: PARAMETER,
  requestBodies: CONTENT,
  responses: { ...CONTENT, headers: ['map', 'headers'], links: ['map', 'links'] },
  mediaType: { schema: SCHEMA, examples: ['map', 'examples'], encoding: ['map', 'encoding'] },
  encoding: { headers: ['map', 'headers'] },
  // The names of a callback's path items are free, so it has one entry for all of them.
  callbacks: { '*': ['one', 'pathItems'] },
  examples: {},
  links: {},
  securitySchemes: {},
  schemas: {
    properties: SCHEMA_MAP,
    patternProperties: SCHEMA_MAP,
    dependentSchemas: SCHEMA_MAP,
    $defs: SCHEMA_MAP,
    definitions: SCHEMA_MAP,
    allOf: SCHEMA_LIST,
    anyOf: SCHEMA_LIST,
    oneOf: SCHEMA_LIST,
    prefixItems: SCHEMA_LIST,
    items: SCHEMA,
    contains: SCHEMA,
    additionalProperties: SCHEMA,
    unevaluatedProperties: SCHEMA,
    unevaluatedItems: SCHEMA,
    propertyNames: SCHEMA,
    not: SCHEMA,
    if: SCHEMA,
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema has a keyword of that name, and nobody awaits this table
    then: SCHEMA,
    else: SCHEMA,
  },
}

/** An object of a document with its kind; `tokens` lead to it from the object above. */
export interface Part {
  kind: Kind
  node: Record<string, unknown>
  tokens: readonly string[]
}

/** Structural objects directly below one; what is no object there is passed over. */
function partsBelow(kind: Kind, node: Record<string, unknown>): Part[] {
  return slotsBelow(kind, node).flatMap(({ value, ...slot }) =>
    isObject(value) ? [{ ...slot, node: value }] : [],
  )
}

/** A place where the grammar wants an object, whatever stands there. */
export interface Slot {
  kind: Kind
  value: unknown
  tokens: readonly string[]
}

export function slotsBelow(kind: Kind, node: Record<string, unknown>): Slot[] {
  const grammar = GRAMMAR[kind]
  return Object.entries(node).flatMap(([key, value]): Slot[] => {
    const child = Object.hasOwn(grammar, key) ? grammar[key] : grammar['*']
    if (!child || key.startsWith('x-')) return []
    const [form, below] = child
    if (form === 'one') return [{ kind: below, value, tokens: [key] }]
    if (typeof value !== 'object' || value === null) return []
    // In these two maps `x-` marks an extension; in all others it may begin a name, as of a header.
    const hasExtensions =
      (kind === 'document' && key === 'paths') || (kind === 'operation' && key === 'responses')
    return Object.entries(value)
      .filter(([name]) => !hasExtensions || !name.startsWith('x-'))
      .map(([name, item]) => ({ kind: below, value: item, tokens: [key, name] }))
  })
}

/** Visits an object and every structural object below it, with its tokens from the root. */
export function walk(top: Part, visit: (part: Part) => void): void {
  visit(top)
  for (const part of partsBelow(top.kind, top.node)) {
    walk({ ...part, tokens: [...top.tokens, ...part.tokens] }, visit)
  }
}
