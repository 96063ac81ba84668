import { loadApi } from './load-api.ts'
import { loadManifest } from './load-manifest.ts'
import { type Changes, writtenApi } from './written-api.ts'
import type { WrittenFolder } from './written-folder.ts'

/** Replacements in the manifest below: what stands there and what shall stand there. */
export type ManifestChanges = [from: string, to: string][]

/** The small API with writes, and a system of kind `stored` that claims limits of every kind, written to disk for one test. */
export function writtenLimits(changes: ManifestChanges = []): Promise<WrittenFolder> {
  return writtenApi({
    ...API,
    'systems/desk/system.yaml': [[READ_ONLY, STORED], [RATE, LIMITED_RATE], ...changes],
  })
}

/** What is wrong with that manifest once some of it is replaced: one line each, empty where it loads. */
export async function problemsOfLimits(...changes: ManifestChanges): Promise<string[]> {
  await using folder = await writtenLimits(changes)
  const api = await loadApi(folder.at('specs/tickets'))
  const error = await loadManifest(folder.at('systems/desk/system.yaml'), api).catch(
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Error)) return []
  return folder.without(error.message).replaceAll('systems/desk/', '').split('\n')
}

const BODY = (schema: string) =>
  `requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } } }`

const API: Changes = {
  'specs/tickets/openapi.yaml': [
    ['post: { responses', `post: { ${BODY('NewTicket')}, responses`],
    [
      '  /states:\n',
      `    put: { ${BODY('TicketChanges')}, responses: { '200': { description: ok } } }
  /tickets/{id}/state:
    put: { responses: { '200': { description: ok } } }
  /states:
`,
    ],
    [
      'properties: { id: {}, code: {} }',
      'properties: { id: {}, code: { enum: [OPEN, DONE, CLOSED, LOST] } }',
    ],
    [
      'parts: { type: array, items: { type: object, properties: { ticket: { type: string } } } }\n',
      `parts: { type: array, items: { $ref: '#/components/schemas/Part' } }
        number: { type: string }
        level: { type: string, enum: [low, high] }
        effort: { type: [integer, 'null'] }
        sum: { type: number }
        extra: { type: object }
    Part: { type: object, properties: { ticket: { type: string }, count: { type: number }, price: { type: number } } }
    TicketChanges:
      type: object
      properties:
        title: { type: string }
        opened: { type: string }
        level: { type: string }
        effort: { type: integer }
        clerk: { type: string }
        part: { type: array, items: { $ref: '#/components/schemas/Part' } }
        extra: { type: object }
    NewTicket:
      allOf: [{ $ref: '#/components/schemas/TicketChanges' }]
      required: [title]
      properties: { origin: { type: string } }
`,
    ],
    [
      '        title: { type: string }\n',
      '        title: { type: string }\n        origin: { type: string }\n',
    ],
  ],
  'specs/tickets/binding.yaml': [
    [
      'create: POST /tickets\n',
      `create: POST /tickets
    update: PUT /tickets/{id}
    status: PUT /tickets/{id}/state
    written: { /part: /parts }
    customFields: /extra
    lines: { at: /parts, quantity: /count, price: /price, lineValue: /price, net: /sum, scale: 2 }
`,
    ],
  ],
}

const READ_ONLY = `kind: read-only
entities:
  tickets: { operations: [list, get] }
`

const STORED = `kind: stored
entities:
  tickets:
    operations: [list, get, create, update, status]
    replay: same
    states:
      id: ticket-states
      origin: declared
      initial: OPEN
      transitions: { OPEN: [DONE, LOST], DONE: [CLOSED] }
      discard: LOST
    limits:
      - { id: number-given, kind: read-only, origin: declared, fields: [/number], outcome: ignored }
      - { id: clerk-needed, kind: required, origin: declared, fields: [/clerk, '/parts/*/count'] }
      - { id: clerk-exists, kind: reference, origin: declared, fields: [/clerk], where: { /id: present } }
      - { id: high-only, kind: enumerated, origin: declared, fields: [/level], values: [high] }
      - { id: no-extra, kind: custom-field, origin: declared, fields: [/extra/room] }
      - { id: done-frozen, kind: frozen, origin: declared, states: [DONE], fields: [/title] }
      - { id: with-parts, kind: lines, origin: declared, minimum: 1 }
      - { id: this-year, kind: business-rule, title: Opened this year, origin: declared, where: { /opened: { from: '2026-01-01' } } }
`

const RATE = 'rateLimit: { requests: 60, per: 1m }\n'

const LIMITED_RATE = `${RATE}writeLimit: { id: writes, origin: declared, style: bucket, requests: 10, per: 1s, burst: 5 }
roles:
  guest:
    title: Somebody who looks
    denies:
      - { id: guest-creates, origin: declared, entity: tickets, operations: [create] }
      - { id: guest-titles, origin: declared, entity: tickets, fields: [/level] }
`
