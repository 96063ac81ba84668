import { type Faults, mutant } from '../../src/kit/index.ts'
import { answering, crash, hangUp, taken, withStatus } from './answering.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
const writesTo = (path: string, method: string, part: string) => method !== 'GET' && path.includes(part)

/** Takes or stumbles over bodies of one kind. */
export const bodyMutants = [
  mutant(
    'refuses every change of a stock',
    'ERR-001',
    answering(({ method, path }) => method === 'PUT' && path.includes('/stocks/'), withStatus(409)),
  ),
  mutant(
    'answers a single vendor as a page',
    'ERR-001',
    answering(
      ({ path, status }) => path.includes('/vendors/') && status === 200,
      () => new Response('<p>vendor</p>', { headers: { 'content-type': 'text/html' } }),
    ),
  ),
  mutant(
    'offers no status change of work orders',
    'ERR-001',
    answering(({ path }) => path.endsWith('/status') && path.includes('/work-orders/'), withStatus(404)),
  ),
  mutant(
    'takes a truncated body of a material',
    'ERR-010',
    answering(
      ({ method, path, text }) =>
        writesTo(path, method, '/materials') && text.startsWith('{') && !isJson(text),
      taken,
    ),
  ),
  mutant(
    'takes no body at all for an empty one',
    'ERR-010',
    answering(
      ({ method, text, status, path }) =>
        method === 'POST' && text.trim() === '' && status === 400 && path.includes('/erp/'),
      taken,
    ),
  ),
  mutant(
    'takes the first of a list of orders',
    'ERR-010',
    answering(
      ({ method, path, text }) => writesTo(path, method, '/purchase-orders') && text.startsWith('['),
      taken,
    ),
  ),
  mutant(
    'dies of null as a body',
    'ERR-010',
    answering(({ text }) => text === 'null', crash),
  ),
  mutant(
    'dies of bytes that are no text',
    'ERR-010',
    answering(
      ({ method, path, text }) => method === 'PUT' && path.includes('/assets/') && text.includes('\uFFFD'),
      crash,
    ),
  ),
  mutant(
    'reads a body up to its first closing brace',
    'ERR-010',
    answering(({ text }) => text.endsWith('}}') && !isJson(text), taken),
  ),
  mutant('calls malformed JSON a wrong media type', 'ERR-010', {
    'error.status': (status, { situation }) => (situation === 'invalid' ? 415 : status),
  }),
  mutant('answers an invalid body of a change with 200 and the error', 'ERR-010', {
    'error.status': (status, { situation, request }) =>
      situation === 'invalid' && request.method === 'PUT' ? 200 : status,
  }),
  mutant(
    'takes text for JSON',
    'ERR-011',
    answering(({ headers, status }) => status === 415 && headers.get('content-type') === 'text/plain', taken),
  ),
  mutant(
    'takes whatever type ends like JSON',
    'ERR-011',
    answering(
      ({ headers, path }) =>
        headers.get('content-type') === 'application/jsonp' && path.includes('/invoices'),
      taken,
    ),
  ),
  mutant(
    'answers a form with a fault of the server',
    'ERR-011',
    answering(({ headers }) => headers.get('content-type') === 'application/x-www-form-urlencoded', crash),
  ),
  mutant('calls a wrong media type an invalid request', 'ERR-011', {
    'error.status': (status, { situation }) => (situation === 'unsupportedMediaType' ? 400 : status),
  }),
  mutant(
    'dies of an emoji',
    'ERR-012',
    answering(({ text }) => text.includes('\u{1F680}'), crash),
  ),
  mutant(
    'hangs up on NUL in a service request',
    'ERR-012',
    answering(({ text, path }) => path.includes('/service-requests') && text.includes('\\u0000'), hangUp),
  ),
  mutant(
    'dies of half a surrogate pair',
    'ERR-012',
    answering(({ text }) => text.includes('\\ud800'), crash),
  ),
  mutant(
    'dies of a number beyond doubles',
    'ERR-012',
    answering(({ text, path }) => text.includes('1e400') && path.includes('/work-orders'), crash),
  ),
  mutant(
    'dies of deep nesting',
    'ERR-012',
    answering(({ text }) => text.includes('[[[[[[[['), crash),
  ),
  mutant(
    'dies of a name that comes twice',
    'ERR-012',
    answering(({ text }) => /^\{("[^"]+":).*,\1/s.test(text), crash),
  ),
  mutant(
    'dies of a quote that ends its statement',
    'ERR-012',
    answering(({ text, method }) => method === 'PUT' && text.includes('DROP TABLE'), crash),
  ),
  mutant(
    'dies of a megabyte',
    'ERR-012',
    answering(({ text }) => text.length > 900_000, crash),
  ),
  mutant(
    'answers a megabyte with a page',
    'ERR-012',
    answering(
      ({ text, path }) => text.length > 900_000 && path.includes('/materials'),
      () =>
        new Response('<h1>Request Entity Too Large</h1>', {
          status: 413,
          headers: { 'content-type': 'text/html' },
        }),
    ),
  ),
  mutant('is spoilt for good by a name of the language', 'ERR-012', polluted),
]

/** One request changes what every later one is answered. */
function polluted(): Faults {
  let isSpoilt = false
  return answering(({ text }) => {
    const was = isSpoilt
    isSpoilt ||= text.includes('__proto__')
    return was
  }, crash)
}
