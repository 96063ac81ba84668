import { type Faults, mutant } from '../../src/kit/index.ts'
import { type Asked, answering, crash, taken } from './answering.ts'
import { withIn } from './refusals.mutants.ts'

/** Takes what is refused, where a defect would not have looked. */
function taking(when: (asked: Asked) => boolean): Faults {
  return answering((asked) => asked.method !== 'GET' && asked.status >= 400 && when(asked), taken)
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined
  } catch {
    return false
  }
}

const typeOf = ({ headers }: Asked) => headers.get('content-type') ?? ''

const page = () =>
  new Response('<h1>Not Found</h1>', { status: 404, headers: { 'content-type': 'text/html' } })

/** A refusal that says something else where its message holds this. */
function told(
  change: Record<string, unknown>,
  when: (asked: { message: string; get: boolean }) => boolean,
): Faults {
  return {
    'error.body': (body, { request }) =>
      when({ message: JSON.stringify(body), get: request.method === 'GET' }) ? withIn(body, change) : body,
  }
}

const isNothing = ({ message }: { message: string }) => message.includes('NOT_FOUND')
const isParameter = ({ message, get }: { message: string; get: boolean }) =>
  get && message.includes('INVALID_REQUEST')
const isShape = ({ message, get }: { message: string; get: boolean }) =>
  !get && message.includes('INVALID_REQUEST') && !message.includes('cannot be read')

/** Defects that show in one form of a request alone, next to forms that are handled well. */
export const narrowMutants = [
  mutant(
    'closes what is left open at the end of a body',
    'ERR-010',
    taking(({ text }) => !isJson(text) && isJson(`${text}}`)),
  ),
  mutant(
    'reads the first of two texts in a body',
    'ERR-010',
    taking(({ text }) => /\}\s+\{/.test(text) && !isJson(text)),
  ),
  mutant(
    'mends bytes that are no text where it reads no further',
    'ERR-010',
    taking(({ text }) => text.includes('\uFFFD') && !/^[^:]*\uFFFD/.test(text)),
  ),
  mutant(
    'takes a comma before the end',
    'ERR-014',
    taking(({ text }) => /,\}$/.test(text)),
  ),
  mutant(
    'takes a number that is none',
    'ERR-014',
    taking(({ text }) => text.includes(':NaN')),
  ),
  mutant(
    'takes line breaks within texts',
    'ERR-014',
    taking(({ text }) => text.includes('"b\nc"')),
  ),
  mutant(
    'takes JSON in parts of a form',
    'ERR-011',
    taking((asked) => typeOf(asked).startsWith('multipart/')),
  ),
  mutant(
    'looks for the name of JSON anywhere in a media type',
    'ERR-011',
    taking((asked) => /plain.*application\/json/.test(typeOf(asked))),
  ),
  mutant(
    'dies of NUL in the notes alone',
    'ERR-012',
    answering(({ text }) => /"notes":"[^"]*\\u0000/.test(text), crash),
  ),
  mutant(
    'dies of a price beyond its column',
    'ERR-012',
    answering(({ text }) => text.includes('"price":9223372036854775808'), crash),
  ),
  mutant(
    'dies of what XML cannot hold',
    'ERR-012',
    answering(({ text }) => text.includes('\\u0001'), crash),
  ),
  mutant(
    'dies of a name that is an operator',
    'ERR-012',
    answering(({ text }) => text.includes('"$gt"'), crash),
  ),
  mutant('shows in later answers what became part of every object', 'ERR-012', shared),
  mutant('names the method that it refuses as allowed', 'ERR-020', {
    'answer.headers': (headers, { status }) =>
      headers.map(([name, value]) => [name, name === 'allow' && status === 405 ? `${value}, POST` : value]),
  }),
  mutant(
    'answers a list that is not there with a page',
    'ERR-022',
    answering(({ path, status }) => status === 404 && path.endsWith('/no-such-list'), page),
  ),
  mutant(
    'answers POST to an unknown address with a page',
    'ERR-022',
    answering(({ method, path }) => method === 'POST' && path === '/no-such-path', page),
  ),
  mutant(
    'answers a vendor for any address below it',
    'ERR-022',
    answering(({ path }) => /\/vendors\/(?!no-such)[^/]+\/no-such-part$/.test(path), taken),
  ),
  mutant('names no request at an unknown address', 'ERR-022', {
    'error.body': (body, { request }) =>
      request.url.endsWith('/no-such-path') ? withIn(body, { requestId: undefined }) : body,
  }),
  mutant(
    'reads a key up to its first letter',
    'ERR-023',
    answering(({ path, status }) => status === 404 && /\/materials\/.*\d.*x$/.test(path), taken),
  ),
  mutant(
    'dies of a type it cannot give of one record',
    'ERR-024',
    answering(
      ({ headers, path }) => headers.get('accept') === 'application/xml' && /\/vendors\/./.test(path),
      crash,
    ),
  ),
  mutant(
    'shows browsers a page where there is no record',
    'ERR-024',
    answering(({ headers, status }) => headers.get('accept') === 'text/html' && status === 404, page),
  ),
  mutant('gives another code for a wrong parameter', 'ERR-030', told({ code: 'NOT_FOUND' }, isParameter)),
  mutant('gives another code for a wrong shape', 'ERR-030', told({ code: 'NOT_FOUND' }, isShape)),
  mutant(
    'names no request where a parameter is wrong',
    'ERR-031',
    told({ requestId: undefined }, isParameter),
  ),
  mutant(
    'names no request where a body has a wrong shape',
    'ERR-031',
    told({ requestId: undefined }, isShape),
  ),
  mutant(
    'writes an object where a message belongs',
    'ERR-031',
    told({ message: '[object Object]' }, isNothing),
  ),
  mutant(
    'shows a stack of Java in lines of its own',
    'ERR-032',
    told({ message: 'none\n\tat com.acme.Orders.find(Orders.java:17)' }, isNothing),
  ),
  mutant(
    'shows a statement for a wrong parameter',
    'ERR-032',
    told({ message: 'SELECT * FROM a' }, isParameter),
  ),
  mutant(
    'shows the class of its exception',
    'ERR-032',
    told({ message: 'com.fasterxml.jackson.core.JsonParseException: no' }, isShape),
  ),
  mutant('shows a stack in a header', 'ERR-032', {
    'answer.headers': (headers, { status }) =>
      status === 404 ? [...headers, ['x-debug', 'at find (/app/src/orders.js:10:5)']] : headers,
  }),
  mutant(
    'takes a number in quotes',
    'ERR-051',
    taking(({ text }) => /"quantity":"\d+"/.test(text)),
  ),
  mutant(
    'takes a yes in quotes',
    'ERR-051',
    taking(({ text }) => text.includes('"isActive":"true"')),
  ),
  mutant(
    'rounds a quantity to whole numbers first',
    'ERR-052',
    taking(({ text }) => /"quantity":-0\.[0-4]/.test(text)),
  ),
  mutant('reads a page up to its first letter', 'ERR-056', {
    answer: async (right, { request }) =>
      /[?&]page=\d+[a-z]/.test(request.url) ? Response.json({ data: [], meta: {}, links: {} }) : right,
  }),
]

/** One request adds to each object that comes later. */
function shared(): Faults {
  let isSpoilt = false
  return {
    ...answering(
      ({ text }) => {
        isSpoilt ||= text.includes('__proto__')
        return false
      },
      (right) => right,
    ),
    'answer.text': (text) => (isSpoilt ? text.replace('{"data":{', '{"data":{"polluted":true,') : text),
  }
}
