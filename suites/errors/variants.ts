import { type Faults, variant } from '../../src/kit/index.ts'
import { answering } from './answering.ts'
import { everyStyle } from './styles.ts'

/** An error as documented, made by hand: what the sandbox takes, another system may lawfully refuse. */
function refusing(status: number, code: string): (right: Response) => Response {
  return (right) => {
    const requestId = right.headers.get('x-request-id') ?? ''
    const error = { code, type: 'request', message: 'This is not taken here.', requestId }
    return new Response(JSON.stringify({ error }), {
      status,
      headers: { 'content-type': 'application/json', 'x-request-id': requestId },
    })
  }
}

function saying(change: (facts: Record<string, unknown>) => Record<string, unknown>): Faults {
  return {
    'error.body': (body) =>
      Object.fromEntries(
        Object.entries(body).map(([name, facts]) => [name, change(facts as Record<string, unknown>)]),
      ),
  }
}

/** No matter of the document of an API. */
const OF_GATEWAYS: readonly [name: string, value: string][] = [
  ['server-timing', 'gateway;dur=3'],
  ['x-ratelimit-remaining', '999'],
  ['cf-ray', '8f2a1c'],
  ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['vary', 'Accept-Encoding'],
  ['access-control-allow-origin', '*'],
  ['strict-transport-security', 'max-age=31536000'],
  ['x-cache', 'MISS'],
  ['set-cookie', 'route=a; HttpOnly; Secure'],
]

/** Odd, but nothing that a document, an RFC or a fact forbids. */
export const variants = [
  variant('says more in its errors', {
    faults: saying((facts) => ({ ...facts, details: [{ field: 'a' }] })),
  }),
  variant('says where to read about an error', {
    faults: saying((facts) => ({
      ...facts,
      message: `${facts.message} See https://docs.example.com/errors/9110.1.2.3`,
    })),
  }),
  variant('names the version and the time in messages', {
    faults: saying((facts) => ({ ...facts, message: `${facts.message} (v10.2.0, at 12:30:05)` })),
  }),
  variant('refuses texts with NUL', {
    faults: answering(
      ({ text, method }) => method !== 'GET' && text.includes('\\u0000'),
      refusing(400, 'INVALID_REQUEST'),
    ),
  }),
  variant('refuses names of the language', {
    faults: answering(({ text }) => /__proto__|constructor/.test(text), refusing(400, 'INVALID_REQUEST')),
  }),
  variant('refuses a body of a megabyte', {
    faults: answering(({ text }) => text.length > 900_000, refusing(400, 'INVALID_REQUEST')),
  }),
  variant('refuses what is nested deeply', {
    faults: answering(({ text }) => text.includes('[[[[[['), refusing(400, 'INVALID_REQUEST')),
  }),
  variant('refuses fields that are not documented', {
    faults: answering(({ text }) => text.includes('assayProbe'), refusing(400, 'INVALID_REQUEST')),
  }),
  variant('does not find a record before it looks at the method', {
    faults: answering(
      ({ status, path }) => status === 405 && path.endsWith('/no-such-key'),
      refusing(404, 'NOT_FOUND'),
    ),
  }),
  variant('takes parameters in every place and style', { alter: everyStyle }),
  variant('names its methods in lines of their own, and more than it owes', {
    faults: {
      'answer.headers': (headers) =>
        headers.flatMap(([name, value]): [string, string][] =>
          name === 'allow'
            ? ['head', ...value.split(', '), 'TRACE '].map((one) => ['allow', one])
            : [[name, value]],
        ),
    },
  }),
  variant('is behind a gateway that adds what gateways add, and writes names in capitals', {
    faults: {
      'answer.headers': (headers) =>
        [...headers, ...OF_GATEWAYS].map(([name, value]) => [name.toUpperCase(), value]),
    },
  }),
  variant('writes its media type in capitals, and with a charset', {
    faults: {
      'answer.headers': (headers) =>
        headers.map(([name, value]) => [
          name,
          value === 'application/json' ? 'Application/JSON; charset=utf-8' : value,
        ]),
    },
  }),
  variant('refuses queries that nobody documented', {
    faults: {
      answer: async (right, { request }) =>
        /assayProbe|__proto__|[?&](?:constructor)?=/.test(request.url) && (await right).status === 200
          ? refusing(400, 'INVALID_REQUEST')(await right)
          : right,
    },
  }),
]
