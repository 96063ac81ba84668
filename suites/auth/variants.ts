import { bound, changedHeader, changedRedirect, claiming, reshaped, variant } from '../../src/kit/index.ts'

/** Not a scheme and one credential (RFC 9110 section 11.4). */
function isMalformed({ headers }: Request): boolean {
  return !/^\S+ \S+$/.test(headers.get('authorization') ?? 'no credential')
}

/** Another text for the same bytes: a lenient decoder takes it too. */
function isOtherText(token: string, header = ''): boolean {
  const given = /^Bearer ([\w-]+)$/.exec(header)?.[1]
  return (
    given !== undefined &&
    given !== token &&
    Buffer.from(token, 'base64url').equals(Buffer.from(given, 'base64url'))
  )
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
  variant('offers less than the document has', {
    alter: claiming(({ documents: _, ...rest }) => ({
      ...rest,
      stocks: { operations: ['list'] },
    })),
  }),
  variant('demands PKCE', {
    alter: bound((binding) => ({
      authentication: { ...binding.authentication, pkce: { methods: ['S256'], required: true } },
    })),
  }),
  variant('offers plain PKCE, too', {
    alter: bound((binding) => ({
      authentication: { ...binding.authentication, pkce: { methods: ['S256', 'plain'], required: false } },
    })),
  }),
  variant('gives tokens of digits', {
    faults: {
      'oauth.issue': (token) => BigInt(`0x${Buffer.from(token, 'base64url').toString('hex')}`).toString(),
    },
  }),
  variant('offers no PKCE', {
    alter: bound((binding) => ({
      authentication: { ...binding.authentication, pkce: { methods: [], required: false } },
    })),
  }),
  variant('calls a request without a good verifier invalid', {
    faults: {
      'oauth.refusal': (refusal, { parameters: { code_verifier: verifier = '' } }) =>
        /verifier/.test(String(refusal.body.error_description)) && !/^.{43,}$/.test(verifier)
          ? { ...refusal, body: { ...refusal.body, error: 'invalid_request' } }
          : refusal,
    },
  }),
  variant('reads tokens as the bytes they stand for', {
    faults: {
      'oauth.issue': (token) => `${token.slice(0, -1)}Y`,
      'auth.verify': (grant, { header, grants }) =>
        grant ?? grants.find(({ token, revoked }) => !revoked && isOtherText(token, header)),
    },
  }),
  variant('names states alike in every connection', {
    faults: {
      'record.view': (record, { entity }) =>
        entity.endsWith('-statuses') ? { ...record, key: record.code } : record,
    },
  }),
  variant('names more in its challenge, in another order', {
    faults: {
      'answer.headers': changedHeader('www-authenticate', (value) =>
        value.replace(/^Bearer (realm="\w+"), (error)="(\w+)"/, 'Bearer $2 = $3, error_uri="/docs", $1'),
      ),
    },
  }),
  variant('sends a second challenge', {
    faults: {
      'answer.headers': (headers) =>
        headers.flatMap(([name, value]): [string, string][] =>
          name === 'www-authenticate'
            ? [
                [name, value],
                [name, 'DPoP algs="ES256"'],
              ]
            : [[name, value]],
        ),
    },
  }),
  variant('sends the browser back with 303', {
    faults: {
      answer: async (right) => {
        const { status, headers, body } = await right
        return new Response(body, { status: status === 302 ? 303 : status, headers })
      },
    },
  }),
  variant('writes directives in capitals', {
    faults: {
      'answer.headers': (headers) =>
        headers.map(([name, value]) => [
          name,
          /^(cache-control|pragma)$/.test(name) ? value.toUpperCase() : value,
        ]),
    },
  }),
  variant('forbids keeping in more words', {
    faults: { 'answer.headers': changedHeader('cache-control', () => 'private, no-store, max-age=0') },
  }),
]
