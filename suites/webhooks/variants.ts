import { type Faults, variant } from '../../src/kit/index.ts'
import { asStandard, promising, signing } from './recipes.ts'

const text = { encoding: 'text' } as const

const claims = [
  variant('signs in hex, where either encoding is promised', {
    alter: signing({
      schemes: [{ algorithm: 'hmac-sha256', encodings: ['hex', 'base64'], secret: text }],
    }),
  }),
  variant(
    'signs as Standard Webhooks says: id and time in headers, and two signatures while secrets are changed',
    {
      alter: asStandard,
    },
  ),
  variant('signs with SHA-512, in another header', {
    alter: signing({
      schemes: [{ algorithm: 'hmac-sha512', encodings: ['hex-upper'], secret: { encoding: 'hex' } }],
      signature: { header: 'x-signature' },
      id: { header: 'x-delivery' },
    }),
  }),
  variant('tries again from five seconds on, for three days, and promises so', {
    alter: promising({
      retry: { first: '5s', factor: 3, until: '75h', jitter: 0.5 },
      answerWithin: '15s',
      overlap: '48h',
    }),
  }),
  variant('tries again after the same wait each time, without any jitter but for a second', {
    alter: promising({ retry: { first: '20m', factor: 1, until: '12h', jitter: 0.05 } }),
  }),
  variant('does not end deliveries for any answer, and says so', { alter: promising({ gone: [] }) }),
  variant('is asked to slow down by no status, and says so', {
    alter: promising({ slowDown: { statuses: [], longest: '1h' } }),
  }),
]

const PLAN = { retry: { first: '30s', factor: 2, until: '24h', jitter: 0.1 } }

/** Waits of so much of that plan, each a little different from the last. */
function straying(share: number, range: number): Faults {
  let count = 0
  return {
    'webhook.schedule': (wait, { attempt, asked }) => {
      if (wait === undefined || attempt === 0 || asked !== undefined) return wait
      count += 1
      return 30_000 * 2 ** (attempt - 1) * share + ((count * 37) % range)
    },
  }
}

export const variants = [
  ...claims,
  variant('begins to deliver after twenty seconds', {
    faults: { 'webhook.schedule': (wait, { attempt }) => (attempt === 0 ? 20_000 : wait) },
  }),
  variant('waits for a fifth longer than it is asked to', {
    faults: {
      'webhook.schedule': (wait, { asked }) =>
        asked === undefined || wait === undefined ? wait : wait * 1.2,
    },
  }),
  variant('reads nothing of an answer but its status', { faults: { 'webhook.read': () => 0 } }),
  variant('tells more than the document does', {
    faults: { 'webhook.payload': (payload) => ({ ...payload, version: 1, tenant: 'ours' }) },
  }),
  variant('sends headers of its own', {
    faults: {
      'webhook.sign': (sent) => ({
        ...sent,
        headers: { ...sent.headers, 'x-attempt': '1', 'x-trace': 'abc' },
      }),
    },
  }),
  variant('writes the body with blanks and line ends', {
    faults: { 'webhook.body': (body) => `${JSON.stringify(JSON.parse(body), null, 2)}\r\n` },
  }),
  variant('waits as short as its jitter lets it', {
    alter: promising(PLAN),
    faults: () => straying(0.9, 700),
  }),
  variant('waits as long as its jitter lets it', {
    alter: promising(PLAN),
    faults: () => straying(1.1, -700),
  }),
  variant('puts a word in front of its secrets', {
    faults: {
      'webhook.new-secret': (secret) =>
        /^[0-9a-f]+$|^whsec_/.test(secret) ? secret : `secret-of-a-hook-${secret}`,
    },
  }),
  variant('says its content type with a charset', {
    faults: {
      'webhook.sign': (sent) => ({
        ...sent,
        headers: { ...sent.headers, 'content-type': 'application/json; charset=utf-8' },
      }),
    },
  }),
  variant('sends an id of its own with each attempt, beside that of the event', {
    faults: {
      'webhook.sign': (sent, { id, attempt, manual }) => ({
        ...sent,
        headers: { ...sent.headers, 'x-request-id': `${id}-${attempt}-${manual}` },
      }),
    },
  }),
  variant('sends a digest of the body, which is no secret', {
    faults: {
      'webhook.sign': (sent) => ({
        ...sent,
        headers: {
          ...sent.headers,
          digest: `sha-256=${Buffer.from(sent.body.slice(0, 32)).toString('base64')}`,
        },
      }),
    },
  }),
  variant('makes long secrets', {
    faults: { 'webhook.new-secret': (secret) => (/^[0-9a-f]+$/.test(secret) ? secret.repeat(2) : secret) },
  }),
]
