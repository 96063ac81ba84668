import { changedHeader, type Faults, mutant, withoutHeader } from '../../src/kit/index.ts'

/** Adds a header to some answers. */
function adding(
  name: string,
  when: (asked: { path: string; status: number; method: string }) => boolean,
): Faults {
  return {
    'answer.headers': (headers, { request, status }) =>
      when({ path: new URL(request.url).pathname, status, method: request.method })
        ? [...headers, [name, '1']]
        : headers,
  }
}

/** Says in its headers what no document has, or less than it has. */
export const headerMutants = [
  mutant('names no request where vendors are listed', 'ERR-060', {
    'answer.headers': withoutHeader(
      'x-request-id',
      ({ pathname }, status) => pathname.endsWith('/vendors') && status === 200,
    ),
  }),
  mutant('names an empty request where one is refused', 'ERR-060', {
    'answer.headers': (headers, about) =>
      about.status === 415 ? changedHeader('x-request-id', () => '')(headers, about) : headers,
  }),
  mutant('challenges with another scheme than documented', 'ERR-060', {
    'answer.headers': changedHeader('www-authenticate', (value) => value.replace('Bearer', 'Basic')),
  }),
  mutant('gives no challenge to who shows no token for stocks', 'ERR-060', {
    'answer.headers': withoutHeader('www-authenticate', ({ pathname }) => pathname.includes('/stocks')),
  }),
  mutant(
    'tells of its database in a header of one invoice',
    'ERR-061',
    adding('x-db-shard', ({ path, status }) => /\/invoices\/./.test(path) && status === 200),
  ),
  mutant(
    'adds a header of its own to what is refused',
    'ERR-061',
    adding('request-handler', ({ path, status }) => status === 404 && path.includes('/assets/')),
  ),
  mutant(
    'tells of a debugger where an order is changed',
    'ERR-061',
    adding('x-debug-token', ({ path, method }) => method === 'PUT' && path.includes('/purchase-orders/')),
  ),
]
