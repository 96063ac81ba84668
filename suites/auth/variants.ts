import { bound, changedHeader, changedRedirect, reshaped, variant } from '../../src/kit/index.ts'

/** Not a scheme and one credential (RFC 9110 section 11.4). */
function isMalformed({ headers }: Request): boolean {
  return !/^\S+ \S+$/.test(headers.get('authorization') ?? 'no credential')
}

export const variants = [
  variant('tells expiry in seconds', {
    alter: bound((binding) => ({
      authentication: { ...binding.authentication, expiry: { field: 'expires_in', as: 'seconds' } },
    })),
  }),
  variant('lets tokens live an hour', {
    alter: bound((binding) => ({
      authentication: {
        ...binding.authentication,
        lifetimes: { code: '60s', access: '1h', refresh: '1d' },
      },
    })),
  }),
  variant('lets tokens live five minutes', {
    alter: bound((binding) => ({
      authentication: {
        ...binding.authentication,
        lifetimes: { code: '30s', access: '5m', refresh: '5m' },
      },
    })),
  }),
  variant('says more in a token answer', {
    faults: { 'oauth.answer': (body) => ({ ...body, scope: 'read', connection: 'c1' }) },
  }),
  variant('gives long tokens', { faults: { 'oauth.issue': (token) => `${token}${'x'.repeat(900)}` } }),
  variant('names a realm in its challenge', {
    faults: {
      'answer.headers': changedHeader('www-authenticate', (value) =>
        value.replace(/^Bearer ?/, 'Bearer realm="api", ').replace(/, $/, ''),
      ),
    },
  }),
  variant('offers another scheme beside Bearer', {
    faults: {
      'answer.headers': changedHeader('www-authenticate', (value) => `Basic realm="api", ${value}`),
    },
  }),
  variant('calls a malformed credential an invalid request', {
    faults: {
      'error.status': (right, { situation, request }) =>
        situation === 'unauthenticated' && isMalformed(request) ? 400 : right,
      'error.body': (body, { situation, request }) =>
        situation === 'unauthenticated' && isMalformed(request)
          ? { error: { ...(body.error as object), code: 'INVALID_REQUEST', type: 'request' } }
          : body,
    },
  }),
  variant('names itself when it sends the browser back', {
    faults: { 'answer.headers': changedRedirect((query) => query.set('iss', 'https://issuer.example')) },
  }),
  variant('says why in other words', {
    faults: {
      'oauth.refusal': ({ status, body }) => ({ status, body: { ...body, error_description: 'So nicht.' } }),
      'error.body': (body) => ({ ...body, error: { ...(body.error as object), message: 'So nicht.' } }),
    },
  }),
  variant('sends keys in another order', {
    faults: { 'answer.text': reshaped((entries) => entries.reverse()) },
  }),
  variant('forbids keeping in more words', {
    faults: { 'answer.headers': changedHeader('cache-control', () => 'private, no-store, max-age=0') },
  }),
]
