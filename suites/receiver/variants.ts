import { type ReceiverFaults, type ReceiverScope, unpacked, variant } from '../../src/kit/receiver/index.ts'

import { addressSigned, behindProxy, fieldsSigned, messageSigned, reachedByTls } from './senders.ts'

type Encodings = ReceiverScope['scheme']['encodings']

/** A sender that may write its signatures in these ways. */
const writing =
  (encodings: Encodings) =>
  (scope: ReceiverScope): ReceiverScope => {
    const scheme = { ...scope.scheme, encodings }
    const schemes = scope.recipe.schemes.map((each) => (each === scope.scheme ? scheme : each))
    return { ...scope, scheme, recipe: { ...scope.recipe, schemes } }
  }

/** A sender with other names for its headers. */
function renamed(scope: ReceiverScope): ReceiverScope {
  const { signature, id, time } = scope.recipe
  const recipe = {
    ...scope.recipe,
    signature: { ...signature, header: 'x-our-mac' },
    id: { ...id, header: 'x-our-event' },
    time: { unit: 'seconds' as const, ...time, header: 'x-our-clock' },
  }
  return { ...scope, recipe }
}

/** A sender that signs the body, and nothing else. */
function bodyAlone(scope: ReceiverScope): ReceiverScope {
  const { about, source, schemes, signature = {} } = scope.recipe
  const recipe = { about, source, schemes, signature, signed: [{ parts: [{ take: 'body' as const }] }] }
  return { ...scope, recipe }
}

/** A sender that gives its events no id: a receiver knows them by what they say. */
function withoutIds(scope: ReceiverScope): ReceiverScope {
  const { id: _, ...recipe } = scope.recipe
  const parts = [{ take: 'time' as const }, { literal: '.' }, { take: 'body' as const }]
  return { ...scope, recipe: { ...recipe, signed: [{ parts }] } }
}

/** Refuses what unpacks to more, and what cannot be unpacked. */
const unpackedWithin =
  (limit: number): NonNullable<ReceiverFaults['request']> =>
  ({ headers, body }) => {
    if (!headers.some(([name, value]) => name === 'content-encoding' && value === 'gzip')) return undefined
    return unpacked(body, limit) ? undefined : { status: 413 }
  }

export const variants = [
  variant('takes hex of a sender that may write base64 too', {
    faults: { 'signature.equal': (same, { given }) => same && /^[0-9a-f]{64}$/.test(given) },
    alter: writing(['base64', 'hex']),
  }),
  variant('takes base64 of a sender that may write hex too', {
    faults: { 'signature.equal': (same, { given }) => same && given.endsWith('=') },
    alter: writing(['hex', 'base64']),
  }),
  variant('takes other names of headers', { alter: renamed }),
  variant('has a sender without ids and times', { alter: bodyAlone }),
  variant('has a sender that signs whole messages', { alter: messageSigned }),
  variant('has a sender that signs some values of the body', { alter: fieldsSigned }),
  variant('has a sender that signs the address', { alter: addressSigned }),
  variant('has a sender that signs the address, and a proxy before it', {
    alter: behindProxy(addressSigned),
  }),
  variant('has a sender that signs whole messages, and a proxy before it', {
    alter: behindProxy(messageSigned),
  }),
  variant('takes its next secret in place of the old one, of a sender that signs by both meanwhile', {
    faults: {
      'rotation.during': (_, next) => [next],
      'rotation.after': (_, next) => [next],
    },
  }),
  variant('is reached by TLS', { alter: reachedByTls }),
  variant('answers 204 without a body, and 403', {
    faults: { answer: ({ status }) => ({ status: status === 200 ? 204 : status === 401 ? 403 : status }) },
  }),
  variant('answers 202, and 400 to all that it does not want', {
    faults: { answer: ({ status }) => ({ status: status === 200 ? 202 : 400, body: 'no' }) },
  }),
  variant('answers 429 to wrong deliveries', {
    faults: {
      answer: (answer, { accepted }) =>
        accepted ? answer : { status: 429, headers: { 'retry-after': '1' } },
    },
  }),
  variant('does not look at the content type', { faults: { 'type.takes': () => true } }),
  variant('takes events of any form', { faults: { 'event.takes': () => true } }),
  variant('takes bodies of 512 KiB at most', { faults: { 'body.limit': () => 512 * 1024 } }),
  variant('knows events by the id in their body where there is one', {
    faults: {
      'delivery.key': (key, { request }) => /^\{"id":"([^"]+)"/.exec(request.body.toString())?.[1] ?? key,
    },
  }),
  variant('knows events of a sender without ids by their body', {
    faults: { 'delivery.key': (_, { request }) => request.body.toString('base64') },
    alter: withoutIds,
  }),
  variant('answers 404 to other methods', {
    faults: { request: ({ method }) => (method === 'POST' ? undefined : { status: 404 }) },
  }),
  variant('answers first, and works later from a queue that outlives it', {
    faults: { 'work.waits': () => 'on disk' },
  }),
  variant('repeats in its answer what it was sent', {
    faults: {
      answer: ({ status }, { request }) => ({ status, body: JSON.stringify(request.headers) }),
    },
  }),
  variant('takes bodies of 256 KiB at most', { faults: { 'body.limit': () => 256 * 1024 } }),
  variant('knows events of a sender that signs the body alone by what they say', {
    alter: bodyAlone,
    faults: { 'delivery.key': (_, { request }) => request.body.toString('base64') },
  }),
  variant('answers OPTIONS with what may be sent', {
    faults: {
      request: ({ method }) =>
        method === 'OPTIONS' ? { status: 204, headers: { allow: 'POST, OPTIONS' } } : undefined,
    },
  }),
  variant('tells the time of its refusals', {
    faults: {
      answer: (answer, { accepted }) =>
        accepted ? answer : { status: 401, body: '{"error":"refused at 2026-01-02T03:04:05Z, line 12:30"}' },
    },
  }),
  variant('closes the connection after each answer', {
    faults: { answer: (answer) => ({ ...answer, headers: { ...answer.headers, connection: 'close' } }) },
  }),
  variant('takes packed bodies of 1 MiB at most', {
    faults: { request: unpackedWithin(1024 * 1024), 'event.takes': () => true },
  }),
  variant('asks to come back in a second, each fourth time', {
    faults: () => {
      let count = 0
      const later = { status: 429, headers: { 'retry-after': '1' } }
      return {
        request: () => {
          count += 1
          return count % 4 === 0 ? later : undefined
        },
      }
    },
  }),
]
