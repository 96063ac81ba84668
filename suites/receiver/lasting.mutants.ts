import { Crash, mutant, type ReceiverFaults, unpacked } from '../../src/kit/receiver/index.ts'
import { accept, everyNth, valuesOf } from './defects.ts'

type Request = Parameters<NonNullable<ReceiverFaults['request']>>[0]

const isPacked = (request: Request): boolean => valuesOf(request, 'content-encoding').includes('gzip')

/** Fetches what stands in an event, before anything else. */
const fetching = (pick: (request: Request) => unknown): ReceiverFaults => ({
  request: async (request) => {
    const url = pick(request)
    if (typeof url === 'string') await fetch(url).catch(() => undefined)
    return undefined
  },
})

const idOf = (request: Request): string => valuesOf(request, '-id').join()

function parsed({ body }: Request): Record<string, unknown> {
  try {
    return Object(JSON.parse(body.toString()))
  } catch {
    return {}
  }
}

export const lastingMutants = [
  mutant(
    'fetches the image of an event',
    'RECV-045',
    fetching((request) => parsed(request).image_url),
  ),
  mutant(
    'fetches the file that its data names',
    'RECV-045',
    fetching((request) => Object(parsed(request).data).download_url),
  ),
  mutant(
    'fetches what a list in its data names',
    'RECV-045',
    fetching((request) => Object([Object(parsed(request).data).attachments].flat()[0]).url),
  ),
  mutant(
    'fetches the certificate that a delivery names',
    'RECV-045',
    fetching((request) => parsed(request).SigningCertURL ?? valuesOf(request, '-cert-url')[0]),
  ),
  mutant(
    'confirms every subscription',
    'RECV-045',
    fetching((request) => parsed(request).SubscribeURL),
  ),
  mutant(
    'calls back whoever asks for it',
    'RECV-045',
    fetching((request) => valuesOf(request, '-callback')[0]),
  ),
  mutant('keeps those out whose connection has brought a wrong one', 'RECV-046', () => {
    const wrong = new WeakSet<object>()
    return {
      answer: (answer, { accepted, request }) => {
        if (wrong.has(request.connection)) return { status: 401 }
        if (!accepted) wrong.add(request.connection)
        return answer
      },
    }
  }),
  mutant('loses what comes second over a connection', 'RECV-046', () => {
    const known = new WeakSet<object>()
    return {
      effects: (effects, { request }) => {
        const isSecond = known.has(request.connection)
        known.add(request.connection)
        return isSecond ? 0 : effects
      },
    }
  }),
  mutant('verifies the first delivery of a connection', 'RECV-047', () => {
    const right = new WeakSet<object>()
    return {
      request: ({ connection }) => (right.has(connection) ? accept() : undefined),
      answer: (answer, { accepted, request }) => {
        if (accepted) right.add(request.connection)
        return answer
      },
    }
  }),
  mutant('takes what has the id of an accepted event', 'RECV-054', () => {
    const known = new Set<string>()
    return {
      request: (request) => (known.has(idOf(request)) ? accept() : undefined),
      answer: (answer, { accepted, request }) => {
        if (accepted) known.add(idOf(request))
        return answer
      },
    }
  }),
  mutant('remembers ids before it verifies', 'RECV-055', () => {
    const known = new Set<string>()
    return {
      effects: (effects, { accepted, request }) => {
        if (!accepted) known.add(idOf(request))
        return known.has(idOf(request)) ? 0 : effects
      },
    }
  }),
  mutant('falls over on a packed body that is cut off', 'RECV-048', {
    request: (request) => {
      if (!isPacked(request)) return undefined
      if (unpacked(request.body)) return undefined
      throw new Crash()
    },
  }),
  mutant('fails on a coding that it unpacks, where there is none of it', 'RECV-048', {
    request: (request) =>
      valuesOf(request, 'content-encoding').includes('br') ? { status: 500 } : undefined,
  }),
  mutant('fails on a coding that it does not know', 'RECV-048', {
    request: (request) =>
      valuesOf(request, 'content-encoding').includes('no-such') ? { status: 500 } : undefined,
  }),
  mutant('unpacks whatever it is sent', 'RECV-049', {
    request: (request) => {
      if (!isPacked(request)) return undefined
      return parsed({ ...request, body: unpacked(request.body) ?? Buffer.of() }).id ? accept() : undefined
    },
  }),
  mutant('tries the secrets of all connections', 'RECV-050', {
    secrets: (secrets, { foreign }) => [...secrets, ...foreign],
  }),
  mutant('forgets what it has seen when it is restarted', 'RECV-051', { 'restart.remembers': () => false }),
  mutant('answers first, and loses what it has not worked on when it ends', 'RECV-053', {
    'work.waits': () => 'in memory',
  }),
  mutant('keeps the version that came last', 'RECV-052', { 'update.applies': () => true }),
  mutant('keeps the version that came first', 'RECV-052', () => ({ 'update.applies': everyNth(1, false) })),
  mutant('asks to come back later, and never takes anything again', 'RECV-001', {
    answer: (answer, { accepted }) => (accepted ? { status: 429, headers: { 'retry-after': '1' } } : answer),
  }),
]
