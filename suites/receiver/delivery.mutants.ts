import { mutant, mutantsOf, type ReceiverFaults } from '../../src/kit/receiver/index.ts'
import { accept, everyNth, valuesOf, where } from './defects.ts'

/** Traces of code as they are written where line ends are written otherwise, and by other languages. */
const TRACES = {
  'in JSON': '{"stack":"Error: no\\n    at handle (/srv/app/hook.js:12:5)"}',
  'in HTML': '<pre>Error: no<br> &nbsp; &nbsp;at handle (/srv/app/hook.js:12:5)<br></pre>',
  'as PHP does': '<b>Warning</b>: hash_equals() in <b>/var/www/hook.php</b> on line <b>12</b>',
}

/** Ids of so many events, the last ones. */
const remembering = (most: number) => (): ReceiverFaults => {
  const ids: string[] = []
  let fresh = 0
  const known = new Map<string, string>()
  return {
    'delivery.key': (key) => {
      if (!ids.includes(key)) {
        ids.push(key)
        if (ids.length > most) ids.shift()
        fresh += 1
        known.set(key, `${key} ${fresh}`)
      }
      return known.get(key)
    },
  }
}

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
  mutant('takes deliveries that are an hour off', 'RECV-020', {
    'time.fresh': (fresh, age, limit) => fresh || Math.abs(Math.abs(age) - 3600) <= limit,
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
  mutant('keeps times in 32 bits', 'RECV-022', {
    'time.read': (time) => (time === undefined ? undefined : time | 0),
  }),
  mutant('takes what is no number for now', 'RECV-022', {
    'time.read': (_, text) => Number(text),
    'time.fresh': (_, age, limit) => !(Math.abs(age) > limit),
  }),
  mutant('reads the number that a time begins with', 'RECV-044', {
    'time.read': (_, text) => Number.parseInt(text, 10),
  }),
  mutant('reads dates too', 'RECV-044', {
    'time.read': (time, text) =>
      time ?? (/^\d{4}-/.test(text) ? Math.floor(Date.parse(text) / 1000) : undefined),
  }),
  mutant('processes what comes for the third time', 'RECV-023', () => {
    const times = new Map<string, number>()
    return {
      'delivery.key': (key) => {
        const time = times.get(key) ?? 0
        times.set(key, time + 1)
        return `${key} ${time >> 1}`
      },
    }
  }),
  mutant('knows events by the secret that signed them, too', 'RECV-024', () => {
    let compared = 0
    let right = 0
    return {
      request: () => {
        compared = 0
        return undefined
      },
      'signature.equal': (same) => {
        compared += 1
        if (same) right = compared
        return same
      },
      'delivery.key': (key) => `${key} ${right}`,
    }
  }),
  mutant('remembers ten events', 'RECV-056', remembering(10)),
  mutant('remembers one event', 'RECV-056', remembering(1)),
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
  mutant('processes OPTIONS', 'RECV-032', {
    effects: (effects, { request }) => (request.method === 'OPTIONS' ? 1 : effects),
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
  mutant('tells the right signature in another encoding', 'RECV-034', {
    answer: (answer, { accepted, right: [right = ''] }) =>
      accepted ? answer : { status: 401, body: Buffer.from(right, 'base64').toString('hex') },
  }),
  mutant('tells the secret without its prefix', 'RECV-034', {
    answer: (answer, { accepted, secrets: [secret = ''] }) =>
      accepted ? answer : { status: 401, body: secret.replace('whsec_', '') },
  }),
  mutant('tells the secret where all is well', 'RECV-034', {
    answer: (answer, { accepted, secrets: [secret = ''] }) =>
      accepted ? { status: 200, body: secret } : answer,
  }),
  mutant(
    'tells a trace of its code to whoever looks',
    'RECV-034',
    where(
      ({ method }) => method === 'GET',
      () => ({ status: 405, body: 'Error: no\n    at handle (/srv/app/hook.js:12:5)' }),
    ),
  ),
  ...Object.entries(TRACES).map(([how, body]) =>
    mutant(`tells a trace of its code ${how}`, 'RECV-034', {
      answer: (answer, { accepted }) => (accepted ? answer : { status: 400, body }),
    }),
  ),
  mutant('answers with a page of 10 kB where all is well', 'RECV-040', {
    answer: (answer, { accepted }) => (accepted ? { ...answer, body: '<p>'.repeat(3500) } : answer),
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
