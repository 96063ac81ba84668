import { mutant, mutantsOf } from '../../src/kit/receiver/index.ts'
import { accept, everyNth, valuesOf, where } from './defects.ts'

export const deliveryMutants = [
  mutant('answers 200 and drops the event', 'RECV-001', { effects: () => 0 }),
  mutant('processes every event twice', 'RECV-001', { effects: (effects) => 2 * effects }),
  mutant('answers 500 after it has processed the event', 'RECV-001', {
    answer: (answer, { accepted }) => (accepted ? { status: 500 } : answer),
  }),
  mutant('redirects deliveries', 'RECV-001', {
    answer: () => ({ status: 307, headers: { location: 'https://hooks.invalid/' } }),
  }),
  mutant('passes over the time', 'RECV-020', { 'time.fresh': () => true }),
  mutant('looks for old deliveries only', 'RECV-020', { 'time.fresh': (_, age, limit) => age <= limit }),
  mutant('looks for deliveries from the future only', 'RECV-020', {
    'time.fresh': (_, age, limit) => -age <= limit,
  }),
  mutant('takes deliveries a second older than allowed', 'RECV-020', {
    'time.fresh': (_, age, limit) => Math.abs(age) <= limit + 1,
  }),
  mutant('takes the tolerance for milliseconds', 'RECV-020', {
    'time.fresh': (_, age, limit) => Math.abs(age) <= limit * 1000,
  }),
  mutant('takes no delivery older than a minute', 'RECV-021', {
    'time.fresh': (fresh, age) => fresh && age <= 60,
  }),
  mutant('takes no delivery from the future at all', 'RECV-021', {
    'time.fresh': (fresh, age) => fresh && age >= 0,
  }),
  mutant('reads milliseconds too', 'RECV-022', {
    'time.read': (time, text) => (text.length === 13 ? Math.floor(Number(text) / 1000) : time),
  }),
  mutant('takes what is no number for now', 'RECV-022', {
    'time.read': (_, text) => Number(text),
    'time.fresh': (_, age, limit) => !(Math.abs(age) > limit),
  }),
  mutant('reads the number that a time begins with', 'RECV-044', {
    'time.read': (_, text) => Number.parseInt(text, 10),
  }),
  mutant('processes what comes again', 'RECV-023', { 'delivery.key': () => undefined }),
  mutant('answers 409 to what comes again', 'RECV-023', () => {
    const seen = new Set<string>()
    return {
      answer: (answer, { request }) => {
        const id = valuesOf(request, '-id').join()
        const known = seen.has(id)
        seen.add(id)
        return known ? { status: 409 } : answer
      },
    }
  }),
  mutant('knows events by their signature', 'RECV-024', {
    'delivery.key': (_, { request }) => valuesOf(request, '-signature').join(),
  }),
  mutant('remembers an event once its work is done', 'RECV-025', { 'delivery.remember': () => 'after' }),
  mutant('knows events by their body', 'RECV-026', {
    'delivery.key': (_, { request }) => request.body.toString('base64'),
  }),
  mutant('takes what comes again at any time', 'RECV-027', { 'time.fresh': () => true }),
  mutant('processes GET', 'RECV-032', {
    effects: (effects, { request }) => (request.method === 'GET' ? 1 : effects),
  }),
  mutant('processes PUT', 'RECV-032', {
    effects: (effects, { request }) => (request.method === 'PUT' ? 1 : effects),
  }),
  mutant(
    'answers 200 to DELETE',
    'RECV-043',
    where(({ method }) => method === 'DELETE', accept),
  ),
  mutant(
    'redirects where a slash stands at the end',
    'RECV-033',
    where(
      ({ path }) => path.endsWith('/'),
      () => ({ status: 308, headers: { location: '/hook' } }),
    ),
  ),
  mutant('tells the right signature in its refusal', 'RECV-034', {
    answer: (answer, { accepted, right }) =>
      accepted ? answer : { status: 401, body: `{"expected":"${right[0]}"}` },
  }),
  mutant('tells the secret in its refusal', 'RECV-034', {
    answer: (answer, { accepted, secrets }) =>
      accepted ? answer : { status: 401, body: `not signed with ${secrets[0]}` },
  }),
  mutant('tells a trace of its code', 'RECV-034', {
    answer: (answer, { accepted }) =>
      accepted ? answer : { status: 400, body: 'SyntaxError: oh\n    at handle (/srv/app/hook.js:12:5)' },
  }),
  mutant('answers with a page of 10 kB', 'RECV-040', {
    answer: (answer) => ({ ...answer, body: '<p>'.repeat(3500) }),
  }),
  mutant('keeps everybody out after twenty wrong deliveries', 'RECV-038', () => {
    let wrong = 0
    return {
      answer: (answer, { accepted }) => {
        wrong += accepted ? 0 : 1
        return wrong > 20 ? { status: 429 } : answer
      },
    }
  }),
  mutant('is overloaded by ten events at once', 'RECV-039', () => {
    const each = everyNth<{ status: number }>(11, { status: 503 })
    return { answer: (answer) => each(answer) }
  }),
  mutant('loses one event of ten in a burst', 'RECV-039', () => ({ effects: everyNth(10, 0) })),
  ...mutantsOf('makini', [
    mutant('processes again what a sender without ids sends again', 'RECV-023', {
      'delivery.key': () => undefined,
    }),
  ]),
  ...mutantsOf('stripe', [
    mutant('passes over a time that stands in the signature', 'RECV-020', { 'time.fresh': () => true }),
    mutant('takes a time in milliseconds out of the signature', 'RECV-022', {
      'time.read': (time, text) => (text.length === 13 ? Math.floor(Number(text) / 1000) : time),
    }),
  ]),
]
