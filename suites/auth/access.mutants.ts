import { changedBody, changedHeader, type Faults, mutant, withoutHeader } from '../../src/kit/index.ts'

type Verify = NonNullable<Faults['auth.verify']>

/** Verifies tokens by a rule of its own where the right one refuses. */
function alsoAccepting(matches: (token: string, header: string) => boolean): Faults {
  const verify: Verify = (grant, { header, grants }) =>
    grant ?? grants.find(({ token, revoked }) => !revoked && matches(token, header ?? ''))
  return { 'auth.verify': verify }
}

/** Asks for no token at operations whose address matches. */
function open(address: RegExp): Faults {
  return { 'auth.demand': (demanded, { operation }) => demanded && !address.test(operation.address) }
}

/** Takes no token for a good one where the URL matches. */
function refusing(url: RegExp): Faults {
  return { 'auth.verify': (grant, { request }) => (url.test(request.url) ? undefined : grant) }
}

/** Answers a situation with another status. */
function status(situation: string, code: number): Faults {
  return { 'error.status': (right, context) => (context.situation === situation ? code : right) }
}

const bearer = [
  mutant(
    'accepts a token that is followed by more',
    'AUTH-040',
    alsoAccepting((token, header) => header.startsWith(`Bearer ${token}`)),
  ),
  mutant(
    'compares the first 16 characters of a token',
    'AUTH-040',
    alsoAccepting((token, header) => header.slice(7, 23) === token.slice(0, 16)),
  ),
  mutant(
    'accepts a token without its last character',
    'AUTH-040',
    alsoAccepting((token, header) => header === `Bearer ${token.slice(0, -1)}`),
  ),
  mutant(
    'accepts a token under any scheme',
    'AUTH-040',
    alsoAccepting((token, header) => header.split(' ')[1] === token),
  ),
  mutant(
    'accepts a bare token',
    'AUTH-040',
    alsoAccepting((token, header) => header === token),
  ),
  mutant(
    'compares tokens without regard to case',
    'AUTH-040',
    alsoAccepting((token, header) => header.toLowerCase() === `bearer ${token.toLowerCase()}`),
  ),
  mutant('answers a spoilt token with the wrong code', 'AUTH-040', {
    'error.body': changedCode('unauthenticated'),
  }),
  mutant('accepts a token in the query', 'AUTH-041', {
    'auth.verify': (grant, { request, grants }) => {
      const given = [...new URL(request.url).searchParams.values()]
      return grant ?? grants.find(({ token }) => given.includes(token))
    },
  }),
  mutant('leaves WWW-Authenticate out', 'AUTH-042', { 'answer.headers': withoutHeader('www-authenticate') }),
  mutant('does not say that a token was invalid', 'AUTH-042', {
    'answer.headers': changedHeader('www-authenticate', (value) =>
      value.replace('error="invalid_token"', 'x="y"'),
    ),
  }),
  mutant('takes no token for a good one', 'AUTH-042', { 'auth.verify': () => undefined }),
  mutant('names an error where no token was given', 'AUTH-058', {
    'answer.headers': (headers, { request }) =>
      request.headers.has('authorization')
        ? headers
        : headers.map(([name, value]) => [
            name,
            name === 'www-authenticate' ? `${value}, error="invalid_token"` : value,
          ]),
  }),
  mutant('insists on a capital B', 'AUTH-043', {
    'auth.verify': (grant, { header }) => (header?.startsWith('Bearer ') ? grant : undefined),
  }),
  mutant('forgets to ask for a token at one write', 'AUTH-044', open(/^POST .*work-orders$/)),
  mutant('forgets to ask for a token at one item', 'AUTH-044', open(/^GET .*invoices\/\{/)),
  mutant('looks for the record before the token', 'AUTH-044', {
    'error.status': (right, { request }) => (right === 401 && /no-such-key$/.test(request.url) ? 404 : right),
  }),
  mutant('refuses every token at one list', 'AUTH-044', refusing(/stocks$/)),
  mutant('refuses every token at one item', 'AUTH-045', refusing(/assets\/[^/]+$/)),
  mutant('refuses every token of the one kind at one item', 'AUTH-046', {
    'auth.permit': (permitted, { operation }) => permitted && !/^GET .*assets\/\{/.test(operation.address),
  }),
  mutant('takes any token for a good one at one operation', 'AUTH-045', {
    'auth.verify': (grant, { header, request, grants }) =>
      grant ?? (header && /documents/.test(request.url) ? grants[0] : undefined),
  }),
  mutant('lets a connection manage connections', 'AUTH-046', {
    'auth.permit': (permitted, { grant }) => permitted || grant.kind === 'connection',
  }),
  mutant('lets an admin token read one entity', 'AUTH-046', {
    'auth.permit': (permitted, { grant, operation }) =>
      permitted || (grant.kind === 'admin' && /vendors$/.test(operation.address)),
  }),
  mutant('repeats the credential in the error message', 'AUTH-047', {
    'error.body': (body, { request }) => ({ ...body, seen: request.headers.get('authorization') }),
  }),
  mutant('breaks down at every call', 'AUTH-047', { answer: () => Response.json({}, { status: 500 }) }),
  mutant('repeats the query in a header', 'AUTH-047', {
    'answer.headers': (headers, { request }) => [...headers, ['x-query', new URL(request.url).search]],
  }),
  mutant('repeats the parameters of a refused token request', 'AUTH-048', {
    'oauth.refusal': ({ status, body }, { parameters }) => ({
      status,
      body: { ...body, error_description: `Cannot use ${Object.values(parameters).join(', ')}` },
    }),
  }),
  mutant('knows no client any more', 'AUTH-048', {
    'oauth.client': () => ({ status: 401, error: 'invalid_client', description: 'The client is unknown.' }),
  }),
  mutant('answers a missing permission with 401', 'AUTH-049', status('forbidden', 401)),
  mutant('answers a missing permission with 404', 'AUTH-049', status('forbidden', 404)),
  mutant('forgets to ask for the permission', 'AUTH-049', { 'auth.permit': () => true }),
]

const connections = [
  mutant('lists records of all connections', 'AUTH-050', {
    'data.scope': (own, { role, all }) => (role === 'list' ? all : own),
  }),
  mutant('lists documents of all connections', 'AUTH-050', {
    'data.scope': (own, { entity, role, all }) => (role === 'list' && entity === 'documents' ? all : own),
  }),
  mutant("finds another connection's record by its key", 'AUTH-051', {
    'data.scope': (own, { role, all }) => (role === 'get' ? all : own),
  }),
  mutant("answers another connection's record with 403", 'AUTH-051', () => {
    const known = new Set<string>()
    const isKnown = ({ url }: Request) => known.has(new URL(url).pathname.split('/').at(-1) ?? '')
    return {
      'record.view': (record) => {
        known.add(String(record.key))
        return record
      },
      'error.status': (right, { situation, request }) =>
        situation === 'notFound' && isKnown(request) ? 403 : right,
      'error.body': (body, { situation, request }) =>
        situation === 'notFound' && isKnown(request)
          ? { error: { ...(body.error as object), code: 'PERMISSION_DENIED', type: 'permission' } }
          : body,
    }
  }),
  mutant("finds another connection's invoice by its key", 'AUTH-051', {
    'data.scope': (own, { entity, role, all }) => (role === 'get' && entity === 'invoices' ? all : own),
  }),
  mutant('filters by one field over all connections', 'AUTH-052', () => {
    let leaks = false
    return {
      'auth.verify': (grant, { request }) => {
        leaks = new URL(request.url).searchParams.has('filter[vendorKey]')
        return grant
      },
      'data.scope': (own, { filtered, all }) => (filtered && leaks ? all : own),
    }
  }),
  mutant('filters over all connections', 'AUTH-052', {
    'data.scope': (own, { filtered, all }) => (filtered ? all : own),
  }),
  mutant('breaks down at a guessed key', 'AUTH-053', status('notFound', 500)),
  mutant('opens some record or other at a guessed key', 'AUTH-053', () => {
    let some = ''
    return {
      'record.view': (record) => {
        some = JSON.stringify({ data: record })
        return record
      },
      answer: async (right) => {
        const response = await right
        return response.status === 404 && some !== ''
          ? new Response(some, { headers: { 'content-type': 'application/json' } })
          : response
      },
    }
  }),
  mutant('leaves the access token alive after disconnecting', 'AUTH-054', {
    'oauth.revoke': (dies, { cause, token }) => (cause === 'disconnect' && token === 'access' ? false : dies),
  }),
  mutant('leaves the refresh token alive after disconnecting', 'AUTH-054', {
    'oauth.revoke': (dies, { cause, token }) =>
      cause === 'disconnect' && token === 'refresh' ? false : dies,
    'oauth.refresh': (refusal, { reason }) => (reason === 'used' ? undefined : refusal),
  }),
  mutant('gives the old token again when reconnecting', 'AUTH-055', {
    'oauth.issue': (token, { grant, token: kind, previous }) =>
      grant === 'authorization_code' && kind === 'access' ? (previous ?? token) : token,
  }),
  mutant('shows a connection as ready that needs reauthorization', 'AUTH-056', {
    'connection.state': () => 'done',
  }),
  mutant('refuses data without saying that reauthorization is needed', 'AUTH-056', {
    'error.body': changedCode('reauthorization'),
  }),
  mutant('tells every token of the same connection', 'AUTH-057', {
    'answer.text': changedBody(/integrations\/current$/, ({ data }) => ({
      data: { ...(data as object), id: 'one-for-all' },
    })),
  }),
]

/** An error of this situation gets a code that no document knows. */
function changedCode(situation: string): NonNullable<Faults['error.body']> {
  return (body, context) =>
    context.situation === situation
      ? { ...body, error: { ...(body.error as object), code: 'SOMETHING_WENT_WRONG' } }
      : body
}

export const accessMutants = [...bearer, ...connections]
