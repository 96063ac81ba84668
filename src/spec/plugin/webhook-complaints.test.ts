import { expect, test } from 'vitest'
import type { Binding } from '../../model/binding.ts'
import type { WebhookEventBinding, WebhooksBinding } from '../../model/webhook-binding.ts'
import { dropMissingWebhooks, webhookComplaints } from './webhook-complaints.ts'

const json = { post: { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } } }
const form = {
  post: { requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } } },
}
const document = {
  file: 'desk.yaml',
  content: { webhooks: { 'ticket.created': json, 'ticket.updated': form, 'sync.finished': json } },
}

function told(events: Record<string, WebhookEventBinding>): Pick<Binding, 'webhooks' | 'entities'> {
  const webhooks: WebhooksBinding = {
    recipe: 'desk',
    payload: { id: '/id', type: '/type', at: '/at', connection: '/connection', keys: '/keys' },
    answerWithin: '10s',
    retry: { first: '30s', factor: 2, until: '24h', jitter: 0 },
    slowDown: { statuses: [], longest: '1h' },
    gone: [],
    overlap: '24h',
    events,
  }
  const tickets: Binding['entities'][string] = {
    ...{ singular: 'ticket', list: 'GET /tickets', id: '/id', filters: {}, sorts: [], references: {} },
  }
  return { webhooks, entities: { tickets } }
}

const CREATED = { when: 'created', entity: 'tickets' } as const

test.each<[name: string, event: WebhookEventBinding, complaints: string[]]>([
  ['ticket.created', CREATED, []],
  ['sync.finished', { when: 'sync-finished' }, []],
  [
    'ticket.removed',
    CREATED,
    ['/webhooks/events/ticket.removed: desk.yaml documents no JSON of a webhook of this name'],
  ],
  [
    'ticket.updated',
    { when: 'updated', entity: 'tickets' },
    ['/webhooks/events/ticket.updated: desk.yaml documents no JSON of a webhook of this name'],
  ],
  [
    'ticket.created',
    { when: 'created' },
    ['/webhooks/events/ticket.created: needs "entity": of what is it created?'],
  ],
  [
    'ticket.created',
    { when: 'created', entity: 'ticket' },
    ['/webhooks/events/ticket.created/entity: there is no entity "ticket"'],
  ],
  [
    'ticket.created',
    { when: 'created', entity: 'toString' },
    ['/webhooks/events/ticket.created/entity: there is no entity "toString"'],
  ],
])('of the event %s as %j it is said: %j', (name, event, complaints) => {
  const said = webhookComplaints(told({ [name]: event }), document)
  expect(said.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(complaints)
})

test('a binding that tells of no webhooks is wrong in none', () => {
  expect(webhookComplaints({ entities: {} }, document)).toEqual([])
})

test('events that another document does not have are dropped and named, and the rest is kept', () => {
  const binding = told({ 'ticket.created': CREATED, 'ticket.removed': CREATED })
  expect(dropMissingWebhooks(binding, document)).toEqual([
    'the webhook ticket.removed is not in this document',
  ])
  expect(Object.keys(binding.webhooks?.events ?? {})).toEqual(['ticket.created'])
})

test('events of an entity that was dropped go with it', () => {
  const binding = { ...told({ 'ticket.created': CREATED }), entities: {} }
  expect(dropMissingWebhooks(binding, document)).toEqual([])
  expect(binding.webhooks).toBeUndefined()
})

test('a document that has no place for webhooks drops them all, and nothing is said', () => {
  const binding = told({ 'ticket.created': CREATED })
  expect(dropMissingWebhooks(binding, { file: 'old.yaml', content: {} })).toEqual([])
  expect(binding.webhooks).toBeUndefined()
})
