import { type Faults, mutant, mutantsOf } from '../../src/kit/index.ts'

type Payload = Record<string, unknown>

const inData = (change: (data: Payload) => Payload) => (payload: Payload) => ({
  ...payload,
  data: change(payload.data as Payload),
})

/** Tells of writes that came to nothing. */
const eager: Faults = { 'webhook.events': (due, { applied, named }) => (applied ? due : named) }

export const eventMutants = [
  mutant('tells of no updated purchase order', 'HOOK-040', {
    'webhook.events': (due) => due.filter((type) => type !== 'purchase-orders.updated'),
  }),
  mutant('tells of a new material twice', 'HOOK-040', {
    'webhook.events': (due, { entity, cause }) =>
      entity === 'materials' && cause === 'created' ? [...due, ...due] : due,
  }),
  mutant('tells of an update as of a creation', 'HOOK-040', {
    'webhook.events': (due) => due.map((type) => type.replace('.updated', '.created')),
  }),
  mutant('tells of a new record as of an update too', 'HOOK-040', {
    'webhook.events': (due) =>
      due.flatMap((type) => [
        type,
        ...(type.endsWith('.created') ? [type.replace('.created', '.updated')] : []),
      ]),
  }),
  mutant('does not tell that a connection went wrong', 'HOOK-041', {
    'webhook.events': (due, { cause }) => (cause === 'error' ? [] : due),
  }),
  mutant('tells of each synchronisation twice', 'HOOK-041', {
    'webhook.events': (due, { cause }) => (cause === 'sync-finished' ? [...due, ...due] : due),
  }),
  mutant('calls all events by one name', 'HOOK-041', {
    'webhook.payload': (payload) => ({ ...payload, event: 'sync.finished' }),
  }),
  mutant('tells of writes that it refused', 'HOOK-042', eager),
  mutant('tells of updates of invoices that it refused as of a material', 'HOOK-042', {
    'webhook.events': (due, { applied, entity, cause }) =>
      !applied && entity === 'materials' && cause === 'updated' ? ['materials.updated'] : due,
  }),
  ...mutantsOf('makini-sandbox', [
    mutant('tells of writes that changed nothing', 'HOOK-043', eager),
    mutant('tells of updated work orders that changed nothing', 'HOOK-043', {
      'webhook.events': (due, { entity, cause }) =>
        entity === 'work-orders' && cause === 'updated' ? ['work-orders.updated'] : due,
    }),
  ]),
  mutant('leaves out when it happened', 'HOOK-044', {
    'webhook.payload': ({ occurredAt: _, ...payload }) => payload,
  }),
  mutant('tells times as numbers', 'HOOK-044', {
    'webhook.payload': (payload) => ({ ...payload, occurredAt: Date.parse(String(payload.occurredAt)) }),
  }),
  mutant('tells a state that the document does not know', 'HOOK-044', {
    'webhook.payload': (payload, { event }) =>
      event.cause === 'connection-status' ? inData(() => ({ status: 'sleeping' }))(payload) : payload,
  }),
  mutant('names no record of an updated purchase order', 'HOOK-044', {
    'webhook.payload': (payload, { event }) =>
      event.type === 'purchase-orders.updated' ? inData((data) => ({ ...data, keys: [] }))(payload) : payload,
  }),
  mutant('names the record that was written before', 'HOOK-045', () => {
    let before: unknown = ['none']
    return {
      'webhook.payload': inData((data) => {
        const keys = before
        before = data.keys
        return { ...data, keys }
      }),
    }
  }),
  mutant('names another connection', 'HOOK-045', {
    'webhook.payload': (payload) => ({
      ...payload,
      connectionId: String(payload.connectionId).replace(/.$/, 'x'),
    }),
  }),
  mutant('tells times of another time zone as its own', 'HOOK-045', {
    'webhook.payload': (payload) => ({
      ...payload,
      occurredAt: new Date(Date.parse(String(payload.occurredAt)) - 3_600_000).toISOString(),
    }),
  }),
  mutant('tells all connections of each event', 'HOOK-046', { 'webhook.audience': (_, { all }) => all }),
  mutant('tells all connections of a connection that needs a person', 'HOOK-046', {
    'webhook.audience': (own, { event, all }) => (event.cause === 'reauthorization' ? all : own),
  }),
  mutant('tells the first endpoint of new materials, whosever they are', 'HOOK-049', {
    'webhook.audience': (own, { event, all }) => (event.type === 'materials.created' ? all : own),
  }),
  mutant('tells all connections of updated materials', 'HOOK-049', {
    'webhook.audience': (own, { event, all }) => (event.type === 'materials.updated' ? all : own),
  }),
  mutant('sends the secret in a header', 'HOOK-047', {
    'webhook.sign': (sent, { secrets }) => ({
      ...sent,
      headers: { ...sent.headers, 'x-webhook-secret': secrets[0] ?? '' },
    }),
  }),
  mutant('sends the secret in the body of errors', 'HOOK-047', {
    'webhook.sign': (sent, { secrets, type }) =>
      type === 'connection.error'
        ? { ...sent, body: Buffer.from(JSON.stringify({ context: { secret: secrets[0] } })) }
        : sent,
  }),
  mutant('delivers every fiftieth event five minutes late', 'HOOK-048', () => {
    let count = 0
    return {
      'webhook.schedule': (wait, { attempt }) => {
        if (attempt === 0) count += 1
        return attempt === 0 && count % 50 === 0 ? 300_000 : wait
      },
    }
  }),
  mutant('delivers five minutes late', 'HOOK-048', {
    'webhook.schedule': (wait, { attempt }) => (attempt === 0 ? 300_000 : wait),
  }),
]
