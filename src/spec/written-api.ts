import { type WrittenFolder, writtenFolder } from './written-folder.ts'

/** Replacements in the files of the small API below: file to pairs of what stands there and what shall stand there. */
export type Changes = Record<string, [from: string, to: string][]>

/** A small but complete API and system, written to disk for one test: `specs/tickets`, `systems/desk`. */
export async function writtenApi(changes: Changes = {}): Promise<WrittenFolder> {
  const files = Object.entries(FILES).map(([name, text]) => [name, changed(text, changes[name] ?? [])])
  return writtenFolder(Object.fromEntries(files))
}

function changed(text: string, changes: [string, string][]): string {
  return changes.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`the small API has no ${JSON.stringify(from)} to change`)
    return current.replace(from, to)
  }, text)
}

const DOCUMENT = `openapi: 3.1.0
info: { title: Tickets, version: '1' }
security: [{ user: [] }]
paths:
  /authorize: { get: { security: [], responses: { '302': { description: back } } } }
  /token: { post: { security: [], responses: { '200': { description: token } } } }
  /me:
    get: { responses: { '200': { description: ok } } }
    delete: { responses: { '204': { description: gone } } }
  /tickets:
    parameters:
      - { name: page, in: query }
      - { name: size, in: query }
      - { name: 'filter[title]', in: query }
      - { name: 'filter[opened:from]', in: query }
      - { name: match, in: query }
      - { name: 'sort[opened]', in: query }
    get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Tickets' } } } } } }
    post: { responses: { '201': { description: ok } } }
  /tickets/{id}:
    get: { responses: { '200': { description: ok } } }
  /states:
    get: { responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { properties: { id: {}, code: {} } } } } } } } }
  /clerks:
    get: { security: [{ staff: [] }], responses: { '200': { description: ok } } }
components:
  securitySchemes: { user: { type: http, scheme: bearer }, staff: { type: http, scheme: bearer } }
  schemas:
    Tickets: { type: array, items: { $ref: '#/components/schemas/Ticket' } }
    Ticket:
      type: object
      properties:
        id: { type: string }
        title: { type: string }
        opened: { type: string, format: date-time }
        state: { type: string }
        clerk: { type: [string, 'null'] }
        parts: { type: array, items: { type: object, properties: { ticket: { type: string } } } }
`

const BINDING = `api: tickets
title: Tickets
authentication:
  authorize: GET /authorize
  token: POST /token
  grants: { authorization_code: form }
  pkce: { methods: [S256], required: false }
  expiry: { field: expires_in, as: seconds }
  lifetimes: { code: 10m, access: 1h, refresh: 30d }
  schemes: { user: connection, staff: admin }
envelopes: { list: { items: '' }, item: '' }
paging:
  style: page
  page: page
  size: size
  first: 1
  defaultSize: 10
  maxSize: 50
  aboveMax: capped
  invalid: 400
  meta: { total: /t, page: /p, lastPage: /l, size: /s, from: /f, to: /o }
  links: { first: /a, last: /b, prev: /c, next: /d }
filters:
  operators: { equals: 'filter[{field}]', greaterOrEqual: 'filter[{field}:from]' }
  match: { parameter: match, all: all, any: any }
  invalid: 400
sorting: { parameter: 'sort[{field}]', ascending: up, descending: down }
errors:
  code: /code
  type: /type
  message: /message
  requestId: /id
  requestIdHeader: X-Request-Id
  codes:
    unauthenticated: A
    reauthorization: B
    forbidden: C
    notFound: D
    invalid: E
    methodNotAllowed: F
    unsupportedMediaType: G
    conflict: H
    rateLimited: I
    server: J
    unavailable: K
rateLimit: { retryAfter: Retry-After }
connection:
  status: GET /me
  id: /id
  state: /state
  states: { ready: [on], reauthorization: [off] }
  disconnect: DELETE /me
entities:
  tickets:
    singular: ticket
    list: GET /tickets
    get: GET /tickets/{id}
    create: POST /tickets
    id: /id
    createdAt: /opened
    filters: { title: [equals], opened: [greaterOrEqual] }
    sorts: [opened]
    references: { /clerk: clerks, /parts/*/ticket: tickets, /state: states }
    state: { at: /state, entity: states, code: /code, covered: [OPEN] }
  states:
    singular: state
    list: GET /states
    paged: false
    id: /id
    filters: {}
    sorts: []
    references: {}
  clerks:
    singular: clerk
    list: GET /clerks
    token: admin
    paged: false
    id: /id
    filters: {}
    sorts: []
    references: {}
`

const SEED = `entities:
  tickets:
    count: 20
    scalable: true
    fields:
      /title: { text: 'T-{n:4} {pick:words}' }
      /opened: { time: { within: 30d } }
      /clerk: { nullable: 0.5, otherwise: { refer: {} } }
      /state: { state: [OPEN, CLOSED] }
    scenarios:
      - id: first
        at: 0
        set: { /title: First }
        rules: { /clerk: { refer: { at: 0 } } }
  states: { count: 2, fields: { /code: { each: codes } } }
  clerks: { count: 3, fields: {} }
lists:
  words: [lamp, door]
  codes: [OPEN, CLOSED]
`

const MANIFEST = `system: desk
title: Desk
api: tickets
kind: read-only
entities:
  tickets: { operations: [list, get] }
  states: { operations: [list] }
  clerks: { operations: [list] }
rateLimit: { requests: 60, per: 1m }
scenarios:
  - id: open-ticket
    entity: tickets
    title: a ticket in state open
    where: { /state: OPEN, /state/code: OPEN, /parts/0/ticket/title: present }
`

const FILES: Record<string, string> = {
  'specs/tickets/openapi.yaml': DOCUMENT,
  'specs/tickets/binding.yaml': BINDING,
  'specs/tickets/seed.yaml': SEED,
  'systems/desk/system.yaml': MANIFEST,
}
