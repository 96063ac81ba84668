import { type Faults, mutant } from '../../src/kit/index.ts'

type Situation = Parameters<NonNullable<Faults['error.body']>>[1]['situation']

/** Says something else in the message of errors of one situation at some addresses. */
function saying(message: string, situation: Situation, part = '/api/'): Faults {
  return {
    'error.body': (body, about) =>
      about.situation === situation && about.request.url.includes(part) ? withIn(body, { message }) : body,
  }
}

/** The documented error has one object that holds all. */
export function withIn(
  body: Record<string, unknown>,
  change: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, facts]) => [name, { ...(facts as object), ...change }]),
  )
}

function changing(change: Record<string, unknown>, situation: Situation, part = '/api/'): Faults {
  return {
    'error.body': (body, about) =>
      about.situation === situation && about.request.url.includes(part) ? withIn(body, change) : body,
  }
}

/** Refuses, and says it wrongly. */
export const refusalMutants = [
  mutant('says 403 to who shows no token for stocks', 'ERR-030', {
    'error.status': (status, { situation, request }) =>
      situation === 'unauthenticated' && request.url.includes('/stocks') ? 403 : status,
  }),
  mutant('finds no fault with a key of a work order that is nowhere', 'ERR-030', {
    'error.status': (status, { situation, request }) =>
      situation === 'notFound' && request.url.includes('/work-orders/') ? 200 : status,
  }),
  mutant(
    'gives the code of another error where a material is not found',
    'ERR-030',
    changing({ code: 'INVALID_REQUEST' }, 'notFound', '/materials/'),
  ),
  mutant('asks for no token when an invoice is changed', 'ERR-030', {
    'auth.demand': (demand, { operation }) => demand && operation.address !== 'PUT /api/erp/invoices/{key}',
  }),
  mutant(
    'gives no code with a malformed order',
    'ERR-031',
    changing({ code: undefined }, 'invalid', '/purchase-orders'),
  ),
  mutant('gives an empty message', 'ERR-031', saying('', 'unsupportedMediaType')),
  mutant('gives no type with what is not found', 'ERR-031', changing({ type: undefined }, 'notFound')),
  mutant('gives every error the same request id', 'ERR-031', changing({ requestId: 'req_1' }, 'invalid')),
  mutant('names another request in the body than in the header', 'ERR-031', {
    'error.body': (body, { situation }) =>
      situation === 'notFound' ? withIn(body, { requestId: `req_${Math.random()}` }) : body,
  }),
  mutant(
    'names no request where assets are refused',
    'ERR-031',
    changing({ requestId: undefined }, 'invalid', '/assets'),
  ),
  mutant(
    'shows a stack of JavaScript',
    'ERR-032',
    saying('Unexpected token at parse (/app/src/server.js:10:5)', 'invalid', '/assets'),
  ),
  mutant(
    'shows a stack of PHP',
    'ERR-032',
    saying('No query results in /var/www/html/app/Http/Kernel.php:42', 'notFound'),
  ),
  mutant(
    'shows a stack of Java',
    'ERR-032',
    saying('java.lang.NullPointerException at com.acme.Orders.find(Orders.java:17)', 'notFound', '/invoices'),
  ),
  mutant(
    'shows a statement to its database',
    'ERR-032',
    saying('syntax error in SELECT * FROM orders WHERE id = 1', 'invalid', '/stocks'),
  ),
  mutant(
    'shows an address of its network',
    'ERR-032',
    saying('upstream 10.0.12.7:8080 refused', 'unauthenticated', '/vendors'),
  ),
  mutant(
    'shows a stack of Python',
    'ERR-032',
    saying('Traceback (most recent call last): File "/srv/app.py", line 3', 'unsupportedMediaType'),
  ),
]
