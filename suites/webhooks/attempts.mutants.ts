import { changedPayload, type Faults, mutant, mutantsWhere, resigned } from '../../src/kit/index.ts'
import { asStandard, promising } from './recipes.ts'

type SignFault = NonNullable<Faults['webhook.sign']>
type Context = Parameters<SignFault>[1]

const HEADER = 'x-webhook-signature'

/** Sends some attempts otherwise. */
const where = (holds: (context: Context) => boolean, change: SignFault): Faults => ({
  'webhook.sign': (sent, context) => (holds(context) ? change(sent, context) : sent),
})

const isRepeated = ({ attempt }: Context) => attempt > 1
const isManual = ({ manual }: Context) => manual

const unsigned: SignFault = (sent) => {
  const { [HEADER]: _, ...headers } = sent.headers
  return { ...sent, headers }
}

const telling =
  (secretOf: (secrets: readonly string[]) => string): SignFault =>
  (sent, { secrets }) => ({ ...sent, headers: { ...sent.headers, 'x-debug': secretOf(secrets) } })

const encoded = (encoding: BufferEncoding) => (text: string) => Buffer.from(text).toString(encoding)

/** Defects that show on some attempts alone, or in another spelling. */
export const attemptMutants = [
  mutant('does not sign what it repeats', 'HOOK-006', where(isRepeated, unsigned)),
  mutant(
    'does not sign what is sent by hand before the plan has ended',
    'HOOK-006',
    where(isManual, unsigned),
  ),
  mutant('does not sign every tenth delivery', 'HOOK-006', () => {
    let count = 0
    const isTenth = () => {
      count += 1
      return count % 10 === 0
    }
    return where(isTenth, unsigned)
  }),
  mutant(
    'says that what it repeats is text',
    'HOOK-006',
    where(isRepeated, (sent) => ({ ...sent, headers: { ...sent.headers, 'content-type': 'text/plain' } })),
  ),
  mutant('counts secrets up', 'HOOK-007', () => {
    let count = 0
    return {
      'webhook.new-secret': () => {
        count += 1
        return String(count).padStart(43, '0')
      },
    }
  }),
  mutant('makes secrets of eight characters when they are changed', 'HOOK-007', {
    'webhook.new-secret': (secret, { old }) => (old === undefined ? secret : secret.slice(0, 8)),
  }),
  mutant(
    'says that updates are text',
    'HOOK-005',
    where(
      ({ type }) => type.endsWith('.updated'),
      (sent) => ({ ...sent, headers: { ...sent.headers, 'content-type': 'text/plain' } }),
    ),
  ),
  mutant('gives the ninth attempt an id of its own', 'HOOK-010', {
    'webhook.body': changedPayload((payload, { attempt }) => ({
      ...payload,
      id: attempt === 9 ? `${payload.id}-9` : payload.id,
    })),
  }),
  mutant('has one id for all errors', 'HOOK-013', {
    'webhook.payload': (payload) =>
      payload.event === 'connection.error' ? { ...payload, id: 'evt_error' } : payload,
  }),
  mutant('writes the members in another order from the ninth attempt on', 'HOOK-012', {
    'webhook.body': changedPayload((payload, { attempt }) =>
      attempt < 9 ? payload : Object.fromEntries(Object.entries(payload).reverse()),
    ),
  }),
  mutant(
    'tells the secret when it repeats',
    'HOOK-054',
    where(
      isRepeated,
      telling(([secret = '']) => secret),
    ),
  ),
  mutant(
    'tells the old secret while they are changed',
    'HOOK-054',
    where(
      isRepeated,
      telling(([, secret = '']) => secret),
    ),
  ),
  mutant('tells the secret in base64', 'HOOK-047', {
    'webhook.sign': telling(([secret = '']) => `Basic ${encoded('base64')(`hook:${secret}`)}`),
  }),
  mutant('tells the secret in hex', 'HOOK-047', {
    'webhook.sign': telling(([secret = '']) => encoded('hex')(secret)),
  }),
  ...mutantsWhere(promising({ overlap: '1h' }), [
    mutant('signs what its plan repeats with the secrets of the first attempt', 'HOOK-053', () => {
      const first = new Map<string, readonly string[]>()
      return {
        'webhook.secrets': (secrets, { id, manual }) => {
          const held = first.get(id) ?? secrets
          first.set(id, held)
          return manual ? secrets : held
        },
      }
    }),
  ]),
  ...mutantsWhere(asStandard, [
    mutant('signs what is sent by hand with the time of the first attempt', 'HOOK-004', {
      'webhook.sign': (sent, context) =>
        context.manual ? resigned(({ began }) => ({ time: began }))(sent, context) : sent,
    }),
    mutant('signs late attempts with the time of the first one', 'HOOK-004', {
      'webhook.sign': (sent, context) =>
        context.attempt > 8 ? resigned(({ began }) => ({ time: began }))(sent, context) : sent,
    }),
    mutant('signs with both secrets for an hour alone', 'HOOK-051', () => {
      let changed: number | undefined
      return {
        'webhook.secrets': (secrets, { now }) => {
          if (secrets.length > 1) changed ??= now
          return changed !== undefined && now - changed > 3_600_000 ? secrets.slice(0, 1) : secrets
        },
      }
    }),
  ]),
]
