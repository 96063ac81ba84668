import { type Faults, mutant } from '../../src/kit/index.ts'

const FIRST = 30_000

/** What the plan says, without any jitter. */
const planned = (attempt: number) => FIRST * 2 ** (attempt - 1)

const takes = (status: number): Faults => ({
  'webhook.verdict': (verdict, { answer }) =>
    'status' in answer && answer.status === status ? 'delivered' : verdict,
})

export const retryMutants = [
  mutant('waits for thirty seconds each time', 'HOOK-020', {
    'webhook.schedule': (wait, { attempt }) => (wait === undefined || attempt === 0 ? wait : FIRST),
  }),
  mutant('tries again after five seconds', 'HOOK-020', {
    'webhook.schedule': (wait, { attempt }) => (attempt === 1 ? 5000 : wait),
  }),
  mutant('strays by a third from its plan at the seventh wait', 'HOOK-020', {
    'webhook.schedule': (wait, { attempt }) => (attempt === 7 ? planned(7) * 1.33 : wait),
  }),
  mutant('gives up after eight attempts', 'HOOK-021', {
    'webhook.schedule': (wait, { attempt }) => (attempt === 8 ? undefined : wait),
  }),
  mutant('goes on after a day', 'HOOK-021', {
    'webhook.schedule': (wait, { attempt }) => (attempt === 12 ? planned(12) : wait),
  }),
  mutant('does not repeat what tells of updates', 'HOOK-021', {
    'webhook.schedule': (wait, { type, attempt }) =>
      type.endsWith('.updated') && attempt > 0 ? undefined : wait,
  }),
  mutant('comes back with all deliveries at once', 'HOOK-022', {
    'webhook.schedule': (wait, { attempt, now }) =>
      attempt === 1 ? Math.ceil(now / 60_000 + 0.5) * 60_000 - now : wait,
  }),
  mutant('gives up on 404', 'HOOK-023', {
    'webhook.schedule': (wait, { answer }) =>
      answer && 'status' in answer && answer.status === 404 ? undefined : wait,
  }),
  mutant('takes 409 for success', 'HOOK-023', {
    'webhook.verdict': (verdict, { answer }) =>
      'status' in answer && answer.status === 409 ? 'delivered' : verdict,
  }),
  mutant('takes 304 for success', 'HOOK-023', takes(304)),
  mutant('takes 501 for success', 'HOOK-023', takes(501)),
  mutant('gives up once a connection is broken off', 'HOOK-023', {
    'webhook.schedule': (wait, { answer }) => (answer && 'failure' in answer ? undefined : wait),
  }),
  mutant('takes nothing but 200 for success', 'HOOK-024', {
    'webhook.verdict': (verdict, { answer }) =>
      'status' in answer && answer.status !== 200 && verdict === 'delivered' ? 'failed' : verdict,
  }),
  mutant('sends once more after the third attempt was taken', 'HOOK-024', {
    'webhook.verdict': (verdict, { attempt }) => (attempt === 3 ? 'failed' : verdict),
  }),
  mutant('follows redirects that keep the method', 'HOOK-025', {
    'webhook.follow': (_, { location }) => location ?? undefined,
  }),
  mutant('takes 206 for a failure', 'HOOK-024', {
    'webhook.verdict': (verdict, { answer }) =>
      'status' in answer && answer.status === 206 ? 'failed' : verdict,
  }),
  mutant('follows redirects of what it repeats', 'HOOK-025', {
    'webhook.follow': (_, { location, attempt }) => (attempt > 1 ? (location ?? undefined) : undefined),
  }),
  mutant('takes a redirect for success', 'HOOK-025', {
    'webhook.verdict': (verdict, { answer }) =>
      'status' in answer && answer.status >= 300 && answer.status < 400 ? 'delivered' : verdict,
  }),
  mutant('takes a receiver that is gone for one that fails', 'HOOK-026', {
    'webhook.verdict': (verdict) => (verdict === 'gone' ? 'failed' : verdict),
  }),
  mutant('ends the delivery to a receiver that is gone, and no other one', 'HOOK-026', {
    'webhook.verdict': (verdict) => (verdict === 'gone' ? 'delivered' : verdict),
  }),
  mutant('believes that a receiver is gone at the first attempt alone', 'HOOK-029', {
    'webhook.verdict': (verdict, { attempt }) => (verdict === 'gone' && attempt > 1 ? 'failed' : verdict),
  }),
  mutant('cares when it is asked to come once alone', 'HOOK-035', {
    'webhook.schedule': (wait, { asked, attempt }) =>
      asked !== undefined && attempt > 1 ? planned(attempt) : wait,
  }),
  mutant('reads dates as of another time zone', 'HOOK-027', {
    'webhook.schedule': (wait, { answer, asked = 0, attempt }) =>
      answer && 'retryAfter' in answer && /GMT$/.test(answer.retryAfter ?? '')
        ? Math.max(planned(attempt), asked - 3_600_000)
        : wait,
  }),
  mutant('does not care when it is asked to come', 'HOOK-027', {
    'webhook.schedule': (wait, { asked, attempt }) => (asked === undefined ? wait : planned(attempt)),
  }),
  mutant('reads seconds and no date', 'HOOK-027', {
    'webhook.schedule': (wait, { answer, attempt }) =>
      answer && 'retryAfter' in answer && /GMT$/.test(answer.retryAfter ?? '') ? planned(attempt) : wait,
  }),
  mutant('takes seconds for milliseconds', 'HOOK-027', {
    'webhook.schedule': (wait, { asked, attempt }) =>
      asked === undefined ? wait : Math.max(planned(attempt), asked / 1000),
  }),
  mutant('waits for as long as it is asked to', 'HOOK-028', {
    'webhook.schedule': (wait, { asked = 0 }) => Math.max(wait ?? 0, asked),
  }),
  mutant('comes back at once where the wait is negative', 'HOOK-028', {
    'webhook.schedule': (wait, { answer }) =>
      answer && 'retryAfter' in answer && answer.retryAfter?.startsWith('-') ? 0 : wait,
  }),
  mutant('comes back at once where it need not wait', 'HOOK-028', {
    'webhook.schedule': (wait, { asked }) => (asked === 0 ? 0 : wait),
  }),
  mutant('gives up where it is asked to wait twice', 'HOOK-028', {
    'webhook.schedule': (wait, { attempt }) => (attempt > 1 ? undefined : wait),
  }),
  mutant('gives up where it cannot read the wait', 'HOOK-028', {
    'webhook.schedule': (wait, { answer, asked }) =>
      answer && 'retryAfter' in answer && answer.retryAfter !== null && asked === undefined
        ? undefined
        : wait,
  }),
  mutant('does not wait for more than five seconds', 'HOOK-030', {
    'webhook.limit': (limit) => Math.min(limit, 5000),
  }),
  mutant('does not wait for bodies that take longer than a second', 'HOOK-030', {
    'webhook.limit': (limit, { part }) => (part === 'body' ? Math.min(limit, 1000) : limit),
  }),
  mutant('waits for two seconds when it repeats', 'HOOK-030', {
    'webhook.limit': (limit, { attempt }) => (attempt > 1 ? 2000 : limit),
  }),
  mutant('waits for fifteen seconds when it repeats', 'HOOK-031', {
    'webhook.limit': (limit, { attempt }) => (attempt > 1 ? 15_000 : limit),
  }),
  mutant('begins its limit anew with the headers', 'HOOK-032', {
    'webhook.limit': (limit, { part }) => (part === 'body' ? 10_000 : limit),
  }),
  mutant('waits for twenty seconds', 'HOOK-031', {
    'webhook.limit': (limit, { part }) => (part === 'headers' ? 20_000 : limit),
  }),
  mutant('waits for the headers alone, and reads as long as it takes', 'HOOK-032', {
    'webhook.limit': (limit, { part }) => (part === 'body' ? Number.POSITIVE_INFINITY : limit),
  }),
  mutant('never lets a connection go', 'HOOK-032', {
    'webhook.limit': () => Number.POSITIVE_INFINITY,
  }),
  mutant('lets a connection go after a minute', 'HOOK-032', { 'webhook.limit': () => 60_000 }),
  mutant('reads an answer to its end', 'HOOK-033', { 'webhook.read': () => Number.POSITIVE_INFINITY }),
  mutant('reads an answer to its end when it repeats', 'HOOK-033', {
    'webhook.read': (bytes, { attempt }) => (attempt > 1 ? Number.POSITIVE_INFINITY : bytes),
  }),
  mutant('delivers one after the other', 'HOOK-034', { 'webhook.lane': () => 'the only one' }),
]
