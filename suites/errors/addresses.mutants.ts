import { mutant, mutantsOf, withoutHeader } from '../../src/kit/index.ts'
import { answering, crash, hangUp, taken, withStatus } from './answering.ts'

const page = (status: number) => () =>
  new Response('<h1>Not Found</h1>', { status, headers: { 'content-type': 'text/html' } })

/** Defects that show on a record of our own alone. */
export const ownRecordMutants = mutantsOf('sap-s4hana', [
  mutant(
    'removes an invoice, which nobody may',
    'ERR-025',
    answering(
      ({ method, key, path }) => method === 'DELETE' && path.includes('/invoices/') && !/no-such/.test(key),
      () => new Response(null, { status: 204 }),
    ),
  ),
  mutant(
    'takes PATCH of a material that there is',
    'ERR-025',
    answering(
      ({ method, key, path }) => method === 'PATCH' && path.includes('/materials/') && !/no-such/.test(key),
      taken,
    ),
  ),
])

/** Answers wrongly where there is nothing to find. */
export const addressMutants = [
  mutant('names no methods with a refused one', 'ERR-020', { 'answer.headers': withoutHeader('allow') }),
  mutant('forgets GET among the methods it has', 'ERR-020', {
    'answer.headers': (headers, { request }) =>
      request.url.includes('/sites')
        ? headers.map(([name, value]) => [name, name === 'allow' ? 'OPTIONS' : value])
        : headers,
  }),
  mutant(
    'says that a list is not there where a method is not',
    'ERR-020',
    answering(({ status, path }) => status === 405 && path.endsWith('/vendors'), withStatus(404)),
  ),
  mutant(
    'dies of a method that it does not have',
    'ERR-020',
    answering(
      ({ status, method, path }) => status === 405 && method === 'POST' && path.endsWith('/currencies'),
      crash,
    ),
  ),
  mutant(
    'takes a removal that it does not document',
    'ERR-021',
    answering(
      ({ method }) => method === 'DELETE',
      () => new Response(null, { status: 204 }),
    ),
  ),
  mutant(
    'takes PATCH for a reading',
    'ERR-021',
    answering(({ method, path }) => method === 'PATCH' && path.includes('/locations/'), taken),
  ),
  mutant(
    'dies of PUT to what can only be read',
    'ERR-021',
    answering(
      ({ method, status, path }) => method === 'PUT' && status === 405 && path.includes('/vendors/'),
      crash,
    ),
  ),
  mutant(
    'knows no list of orders where a method is not',
    'ERR-020',
    answering(
      ({ status, method, path }) => status === 405 && method === 'PATCH' && path.endsWith('/purchase-orders'),
      withStatus(404),
    ),
  ),
  mutant(
    'dies of PUT to a list that takes new records',
    'ERR-020',
    answering(({ method, path }) => method === 'PUT' && path.endsWith('/work-orders'), crash),
  ),
  mutant('says that all stocks can be removed', 'ERR-020', {
    'answer.headers': (headers, { request }) =>
      headers.map(([name, value]) => [
        name,
        name === 'allow' && request.url.endsWith('/stocks') ? `${value}, DELETE` : value,
      ]),
  }),
  mutant('names no methods with one that a location has not', 'ERR-021', {
    'answer.headers': withoutHeader('allow', ({ pathname }) => pathname.includes('/locations/')),
  }),
  mutant('forgets that an invoice can be changed', 'ERR-021', {
    'answer.headers': (headers, { request }) =>
      request.url.includes('/invoices/')
        ? headers.map(([name, value]) => [name, name === 'allow' ? 'GET, OPTIONS' : value])
        : headers,
  }),
  mutant(
    'finds no asset that is asked by another method',
    'ERR-025',
    answering(({ status, path }) => status === 405 && path.includes('/assets/'), withStatus(404)),
  ),
  mutant(
    'dies of PATCH of a vendor that there is',
    'ERR-025',
    answering(
      ({ method, key, path }) => method === 'PATCH' && path.includes('/vendors/') && !/no-such/.test(key),
      crash,
    ),
  ),
  mutant(
    'answers an unknown address with an empty success',
    'ERR-022',
    answering(({ path, status }) => status === 404 && path.endsWith('/no-such-part'), taken),
  ),
  mutant(
    'answers an unknown address with a page',
    'ERR-022',
    answering(({ path }) => path === '/no-such-path', page(404)),
  ),
  mutant(
    'sends an unknown address elsewhere',
    'ERR-022',
    answering(
      ({ path }) => path.endsWith('/no-such-part') && path.includes('/assets/'),
      () => new Response(null, { status: 302, headers: { location: '/login' } }),
    ),
  ),
  mutant(
    'forbids what is not there',
    'ERR-022',
    answering(({ path, status }) => status === 404 && path.includes('/sites/'), withStatus(403)),
  ),
  mutant(
    'puts a quote in a key into its statement',
    'ERR-023',
    answering(({ key, method }) => method === 'GET' && key === "'", crash),
  ),
  mutant(
    'finds a record by a condition in its key',
    'ERR-023',
    answering(({ key, path }) => path.includes('/purchase-orders/') && key.includes("OR '1'"), taken),
  ),
  mutant(
    'answers a key that names nothing with nothing',
    'ERR-023',
    answering(
      ({ path, status }) => status === 404 && path.includes('/materials/'),
      () => Response.json({ data: null }),
    ),
  ),
  mutant(
    'dies of NUL in a key',
    'ERR-023',
    answering(({ key }) => key === '\u0000', hangUp),
  ),
  mutant(
    'dies of a key that is long',
    'ERR-023',
    answering(({ key, path }) => key.length > 1000 && path.includes('/organizations/'), crash),
  ),
  mutant(
    'takes an odd number for a key',
    'ERR-023',
    answering(({ key, path }) => key === '1e9999' && path.includes('/invoices/'), crash),
  ),
  mutant(
    'answers a type that nobody documented',
    'ERR-024',
    answering(
      ({ headers, path }) => headers.get('accept') === 'application/xml' && path.endsWith('/vendors'),
      () => new Response('<vendors/>', { headers: { 'content-type': 'application/xml' } }),
    ),
  ),
  mutant(
    'dies of a type it cannot give',
    'ERR-024',
    answering(
      ({ headers, path }) => headers.get('accept') === 'image/png' && path.endsWith('/assets'),
      crash,
    ),
  ),
]
