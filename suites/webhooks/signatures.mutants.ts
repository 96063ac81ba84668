import { changedPayload, everyNth, mutant, mutantsWhere, resigned } from '../../src/kit/index.ts'
import { asStandard } from './recipes.ts'

const HEADER = 'x-webhook-signature'

export const signatureMutants = [
  mutant('signs another body than it sends', 'HOOK-001', {
    'webhook.sign': (sent) => ({ ...sent, body: Buffer.concat([sent.body, Buffer.from('\n')]) }),
  }),
  mutant('signs the object and sends it laid out', 'HOOK-001', {
    'webhook.sign': (sent) => ({
      ...sent,
      body: Buffer.from(JSON.stringify(JSON.parse(Buffer.from(sent.body).toString()), null, 1)),
    }),
  }),
  mutant('writes the signature in hex where base64 is promised', 'HOOK-001', {
    'webhook.sign': (sent) => ({
      ...sent,
      headers: {
        ...sent.headers,
        [HEADER]: Buffer.from(sent.headers[HEADER] ?? '', 'base64').toString('hex'),
      },
    }),
  }),
  mutant('does not sign events about updated materials', 'HOOK-001', {
    'webhook.sign': (sent, { type }) => {
      const { [HEADER]: _, ...headers } = sent.headers
      return type === 'materials.updated' ? { ...sent, headers } : sent
    },
  }),
  mutant('has one secret for all endpoints', 'HOOK-002', {
    'webhook.new-secret': () => 'one-secret-for-everybody-who-ever-registers',
  }),
  mutant('signs with the secret of the first endpoint', 'HOOK-002', () => {
    let first: readonly string[] | undefined
    return {
      'webhook.secrets': (secrets) => {
        first ??= secrets
        return first
      },
    }
  }),
  mutant('makes secrets of eight characters', 'HOOK-003', {
    'webhook.new-secret': (secret) => secret.slice(0, 8),
  }),
  mutant('leaves out the query of the address', 'HOOK-005', {
    'webhook.sign': (sent) => ({ ...sent, url: 'https://receiver-1.example.com/hooks' }),
  }),
  mutant('says that its JSON is text', 'HOOK-005', {
    'webhook.sign': (sent) => ({ ...sent, headers: { ...sent.headers, 'content-type': 'text/plain' } }),
  }),
  mutant('gives each retry an id of its own', 'HOOK-010', {
    'webhook.body': changedPayload((payload, { attempt }) => ({
      ...payload,
      id: `${payload.id}-${attempt}`,
    })),
  }),
  mutant('gives an attempt by hand an id of its own', 'HOOK-010', {
    'webhook.body': changedPayload((payload, { manual }) => ({
      ...payload,
      id: `${payload.id}${manual ? 'm' : ''}`,
    })),
  }),
  mutant('has one id for all events of a type', 'HOOK-011', {
    'webhook.payload': (payload) => ({ ...payload, id: `evt_${payload.event}` }),
  }),
  mutant('gives every tenth event the id of the one before', 'HOOK-011', () => {
    let before: unknown
    const repeat = everyNth(10, (payload: Record<string, unknown>) => ({ ...payload, id: before }))
    return {
      'webhook.payload': (payload) => {
        const given = repeat(payload)
        before = payload.id
        return given
      },
    }
  }),
  mutant('tells the time of the attempt as that of the event', 'HOOK-012', {
    'webhook.body': changedPayload((payload, { now }) => ({
      ...payload,
      occurredAt: new Date(now).toISOString(),
    })),
  }),
  mutant('lays the body out anew when it is sent by hand', 'HOOK-012', {
    'webhook.body': (body, { manual }) => (manual ? JSON.stringify(JSON.parse(body), null, 2) : body),
  }),
  ...mutantsWhere(asStandard, [
    mutant('signs every attempt with the time of the first', 'HOOK-004', {
      'webhook.sign': resigned(({ began }) => ({ time: began })),
    }),
    mutant('signs times that are five minutes ahead', 'HOOK-004', {
      'webhook.sign': resigned(({ now }) => ({ time: now + 300_000 })),
    }),
    mutant('signs with the new secret alone while they are changed', 'HOOK-051', {
      'webhook.secrets': (secrets) => secrets.slice(0, 1),
    }),
    mutant('signs with the old secret alone while they are changed', 'HOOK-051', {
      'webhook.secrets': (secrets) => secrets.slice(-1),
    }),
  ]),
]
