import { type Faults, mutant } from '../../src/kit/index.ts'

/** Keeps to the first secret that an endpoint ever had. */
function firstForever(): Faults {
  const first = new Map<string, string>()
  return {
    'webhook.new-secret': (secret, { endpoint }) => {
      first.set(endpoint, first.get(endpoint) ?? secret)
      return secret
    },
    'webhook.secrets': (secrets, { endpoint }) => [first.get(endpoint) ?? ''].concat(secrets),
  }
}

const allowing = (spelling: RegExp): Faults => ({
  'webhook.address': (refused, { moment, url }) =>
    moment === 'registration' && spelling.test(url) ? undefined : refused,
})

const reaching = (address: RegExp): Faults => ({
  'webhook.address': (refused, { address: to = '' }) => (address.test(to) ? undefined : refused),
})

export const secretMutants = [
  mutant('signs with nothing that is known while secrets are changed', 'HOOK-050', {
    'webhook.secrets': (secrets) =>
      secrets.length > 1 ? ['a-third-one-that-nobody-was-ever-told-of'] : secrets,
  }),
  mutant('gives the old secret for a new one', 'HOOK-050', {
    'webhook.new-secret': (secret, { old }) => old ?? secret,
  }),
  mutant('signs with the old secret for ever', 'HOOK-052', firstForever),
  mutant('signs what is repeated with the secrets of the first attempt', 'HOOK-053', () => {
    const first = new Map<string, readonly string[]>()
    return {
      'webhook.secrets': (secrets, { id }) => {
        const held = first.get(id) ?? secrets
        first.set(id, held)
        return held
      },
    }
  }),
  mutant('takes a loopback address in decimal', 'HOOK-060', allowing(/2130706433/)),
  mutant('takes a loopback address in octal', 'HOOK-060', allowing(/0177/)),
  mutant('takes a loopback address in the clothes of IPv6', 'HOOK-060', allowing(/::ffff:7f00/)),
  mutant('takes a loopback address with a dot behind it', 'HOOK-060', allowing(/127\.0\.0\.1\.\//)),
  mutant('takes the address of metadata', 'HOOK-060', allowing(/169\.254\.169\.254/)),
  mutant('takes the network of carriers for a public one', 'HOOK-060', allowing(/100\.64/)),
  mutant('takes a broadcast', 'HOOK-060', allowing(/255\.255\.255\.255/)),
  mutant('takes a loopback address within 6to4', 'HOOK-060', allowing(/\[2002:/)),
  mutant('takes no address at all, in IPv6', 'HOOK-060', allowing(/\[::\]/)),
  mutant('takes names of the network inside', 'HOOK-060', allowing(/\.internal/)),
  mutant('takes the user for the host', 'HOOK-060', allowing(/@127/)),
  mutant('judges addresses when they are registered, and not when it connects', 'HOOK-061', reaching(/./)),
  mutant('connects to what is private in IPv6', 'HOOK-061', reaching(/^f[cd]/)),
  mutant('connects to metadata in the clothes of IPv6', 'HOOK-061', reaching(/^::ffff:169/)),
  mutant('connects to a private network in the clothes of IPv6', 'HOOK-061', reaching(/^::ffff:10\./)),
  mutant('connects to half of the private network', 'HOOK-061', reaching(/^172\.31/)),
  mutant('connects to no address at all, in IPv6', 'HOOK-061', reaching(/^::$/)),
  mutant('takes a user in the address', 'HOOK-062', allowing(/\/\/user@/)),
  mutant('sends in the clear where the port is 443', 'HOOK-062', allowing(/^http:.*:443/)),
  mutant('sends in the clear', 'HOOK-062', allowing(/^http:/)),
  mutant('takes a password in the address', 'HOOK-062', allowing(/user:password@/)),
  mutant('forgets the attempts but the last one', 'HOOK-070', {
    'webhook.log': (record) => ({ ...record, attempts: record.attempts.slice(-1) }),
  }),
  mutant('logs each attempt as if it had been taken', 'HOOK-070', {
    'webhook.log': (record) => ({
      ...record,
      attempts: record.attempts.map((attempt) => ({ ...attempt, status: 200 })),
    }),
  }),
  mutant('logs no attempt that was not answered', 'HOOK-070', {
    'webhook.log': (record) => ({
      ...record,
      attempts: record.attempts.filter(({ failure }) => failure !== 'timed-out'),
    }),
  }),
  mutant('tells of what is on its way as delivered', 'HOOK-070', {
    'webhook.log': (record) => ({
      ...record,
      state: record.state === 'waiting' ? 'delivered' : record.state,
    }),
  }),
  mutant('calls all events by one name in its log', 'HOOK-070', {
    'webhook.log': (record) => ({ ...record, type: 'materials.created' }),
  }),
  mutant('logs no attempt by hand', 'HOOK-071', {
    'webhook.log': (record) => ({ ...record, attempts: record.attempts.filter(({ manual }) => !manual) }),
  }),
  mutant('logs ten attempts', 'HOOK-071', {
    'webhook.log': (record) => ({ ...record, attempts: record.attempts.slice(-10) }),
  }),
  mutant('does not sign what is sent by hand', 'HOOK-071', {
    'webhook.sign': (sent, { manual }) =>
      manual ? { ...sent, headers: { 'content-type': 'application/json' } } : sent,
  }),
  mutant('goes on with its plan though an attempt by hand was taken', 'HOOK-072', {
    'webhook.verdict': (verdict, { manual }) => (manual ? 'failed' : verdict),
  }),
]
