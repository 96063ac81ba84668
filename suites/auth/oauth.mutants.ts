import { changedRedirect, type Faults, mutant, withoutHeader } from '../../src/kit/index.ts'

/** Accepts a code in spite of one reason to refuse it. */
function codeIgnoring(reason: string): Faults {
  return { 'oauth.code': (refusal, context) => (context.reason === reason ? undefined : refusal) }
}

/** Accepts a refresh token in spite of one reason to refuse it. */
function refreshIgnoring(reason: string): Faults {
  return { 'oauth.refresh': (refusal, context) => (context.reason === reason ? undefined : refusal) }
}

/** Answers one OAuth error with another. */
function misnaming(error: string, other: string): Faults {
  return {
    'oauth.refusal': (refusal) =>
      refusal.body.error === error ? { ...refusal, body: { ...refusal.body, error: other } } : refusal,
  }
}

/** Compares redirect URIs by a rule of its own. */
function redirects(accepts: (given: string, registered: string) => boolean): Faults {
  return {
    'oauth.redirect': (exact, { given, registered }) =>
      exact || registered.some((uri) => accepts(given, uri)),
  }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const authorizePage = [
  mutant('hands out a token that opens nothing', 'AUTH-001', {
    'oauth.answer': (body) => ({ ...body, access_token: `${body.access_token}x` }),
  }),
  mutant('calls a denial a server error', 'AUTH-002', {
    'answer.headers': changedRedirect((query) => query.has('error') && query.set('error', 'server_error')),
  }),
  mutant('sends a code along with a denial', 'AUTH-002', {
    'answer.headers': changedRedirect((query) => query.has('error') && query.set('code', 'abc')),
  }),
  mutant('drops the state after a denial', 'AUTH-003', {
    'oauth.state': (state, { decision }) => (decision === 'deny' ? undefined : state),
  }),
  mutant('decodes the state once too often', 'AUTH-003', {
    'oauth.state': (state) => state?.replaceAll('%2F', '/'),
  }),
  mutant('cuts the state at 255 characters', 'AUTH-003', { 'oauth.state': (state) => state?.slice(0, 255) }),
  mutant(
    'accepts a redirect URI that begins with the registered one',
    'AUTH-004',
    redirects((given, uri) => given.startsWith(uri)),
  ),
  mutant(
    'compares redirect URIs by host',
    'AUTH-004',
    redirects((given, uri) => new URL(given).host === new URL(uri).host),
  ),
  mutant(
    'ignores a slash at the end of a redirect URI',
    'AUTH-004',
    redirects((given, uri) => given.replace(/\/$/, '') === uri),
  ),
  mutant(
    'ignores the port of a redirect URI',
    'AUTH-004',
    redirects((given, uri) => Object.assign(new URL(given), { port: new URL(uri).port }).href === uri),
  ),
  mutant(
    'ignores the query of a redirect URI',
    'AUTH-004',
    redirects((given, uri) => given.split('?')[0] === uri),
  ),
  mutant(
    'compares redirect URIs without regard to case',
    'AUTH-004',
    redirects((given, uri) => given.toLowerCase() === uri.toLowerCase()),
  ),
  mutant('sends the browser of an unknown client away with an error', 'AUTH-005', {
    answer: (response, { request }) => {
      const query = new URL(request.url).searchParams
      const away = `${query.get('redirect_uri')}?error=unauthorized_client`
      return query.get('client_id') === 'nobody' ? Response.redirect(away, 302) : response
    },
  }),
  mutant('calls every wrong request a server error', 'AUTH-006', {
    'answer.headers': changedRedirect(
      (query) => query.get('error') === 'unsupported_response_type' && query.set('error', 'server_error'),
    ),
  }),
  mutant('sends every request back as wrong', 'AUTH-006', {
    'answer.headers': changedRedirect((query) => {
      if (query.has('code')) query.set('error', 'invalid_request')
      query.delete('code')
    }),
  }),
  mutant('exchanges a code as often as it comes', 'AUTH-007', codeIgnoring('used')),
  mutant('leaves the tokens of a replayed code alive', 'AUTH-008', {
    'oauth.revoke': (dies, { cause }) => (cause === 'replay' ? false : dies),
  }),
  mutant('exchanges a code for any client', 'AUTH-009', codeIgnoring('client')),
  mutant('exchanges a code for any redirect URI', 'AUTH-010', codeIgnoring('redirect')),
  mutant('exchanges a code however old it is', 'AUTH-011', codeIgnoring('expired')),
  mutant('lets a code live half as long as promised', 'AUTH-011', {
    'oauth.expiry': (at, { token }) => (token === 'code' ? at - 5 * MINUTE : at),
  }),
  mutant('does not look at the PKCE verifier', 'AUTH-012', codeIgnoring('verifier')),
  mutant('accepts no PKCE method', 'AUTH-013', { 'oauth.challenge': () => false }),
  mutant('accepts the plain PKCE method', 'AUTH-013', {
    'oauth.challenge': (offered, { method }) => offered || method === 'plain',
  }),
]

const tokenEndpoint = [
  mutant('does not look at the client secret', 'AUTH-020', { 'oauth.client': () => undefined }),
  mutant('does not look at the client secret when refreshing', 'AUTH-020', {
    'oauth.client': (refusal, { grant }) => (grant === 'refresh_token' ? undefined : refusal),
  }),
  mutant('answers a wrong client secret with 400', 'AUTH-020', {
    'oauth.refusal': (refusal) => (refusal.status === 401 ? { ...refusal, status: 400 } : refusal),
  }),
  mutant(
    'calls an unknown client an invalid grant',
    'AUTH-021',
    misnaming('invalid_client', 'invalid_grant'),
  ),
  mutant('knows no client', 'AUTH-021', {
    'oauth.client': () => ({ status: 401, error: 'invalid_client', description: 'The client is unknown.' }),
  }),
  mutant(
    'calls an unknown grant an invalid request',
    'AUTH-022',
    misnaming('unsupported_grant_type', 'invalid_request'),
  ),
  mutant(
    'calls a missing parameter a server error',
    'AUTH-023',
    misnaming('invalid_request', 'server_error'),
  ),
  mutant('lets caches keep token answers', 'AUTH-024', {
    'answer.headers': withoutHeader('cache-control', (_, status) => status === 200),
  }),
  mutant('forgets Pragma on token answers', 'AUTH-024', { 'answer.headers': withoutHeader('pragma') }),
  mutant('gives tokens of another type', 'AUTH-025', {
    'oauth.answer': (body) => ({ ...body, token_type: 'mac' }),
  }),
  mutant('leaves the token type out when refreshing', 'AUTH-025', {
    'oauth.answer': ({ token_type, ...body }, { grant }) =>
      grant === 'refresh_token' ? body : { ...body, token_type },
  }),
  mutant('gives a guessable token', 'AUTH-025', { 'oauth.issue': (token) => token.slice(-8) }),
  mutant('tells seconds where a Unix time is documented', 'AUTH-026', {
    'oauth.answer': (body) => ({ ...body, expires_in: 2_592_000 }),
  }),
  mutant('tells the time of expiry in milliseconds', 'AUTH-026', {
    'oauth.answer': (body) => ({ ...body, expires_in: Number(body.expires_in) * 1000 }),
  }),
  mutant('tells the time of expiry as text', 'AUTH-026', {
    'oauth.answer': (body) => ({ ...body, expires_in: String(body.expires_in) }),
  }),
  mutant('lets access tokens live an hour longer than it tells', 'AUTH-027', {
    'oauth.expiry': (at, { token }) => (token === 'access' ? at + HOUR : at),
  }),
  mutant('lets access tokens die an hour before it tells', 'AUTH-027', {
    'oauth.expiry': (at, { token }) => (token === 'access' ? at - HOUR : at),
  }),
]

const refreshing = [
  mutant('gives the old access token again', 'AUTH-028', {
    'oauth.issue': (token, { grant, token: kind, previous }) =>
      grant === 'refresh_token' && kind === 'access' ? (previous ?? token) : token,
  }),
  mutant('gives the old refresh token again', 'AUTH-028', {
    'oauth.issue': (token, { grant, token: kind, previous }) =>
      grant === 'refresh_token' && kind === 'refresh' ? (previous ?? token) : token,
  }),
  mutant('leaves the old access token alive after a refresh', 'AUTH-029', {
    'oauth.revoke': (dies, { cause, token }) => (cause === 'refresh' && token === 'access' ? false : dies),
  }),
  mutant('refreshes twice with one refresh token', 'AUTH-030', {
    'oauth.revoke': (dies, { cause, token }) => (cause === 'refresh' && token === 'refresh' ? false : dies),
    'oauth.refresh': (refusal, { reason }) => (reason === 'used' ? undefined : refusal),
  }),
  mutant('refreshes with a token however old it is', 'AUTH-031', refreshIgnoring('expired')),
  mutant('lets refresh tokens die with the access token', 'AUTH-031', {
    'oauth.expiry': (at, { token }) => (token === 'refresh' ? at - 24 * HOUR : at),
  }),
  mutant('calls an unknown refresh token an invalid request', 'AUTH-032', {
    'oauth.refusal': (refusal, { grant }) =>
      grant === 'refresh_token' && refusal.body.error === 'invalid_grant'
        ? { ...refusal, body: { ...refusal.body, error: 'invalid_request' } }
        : refusal,
  }),
  mutant('refreshes for any client', 'AUTH-033', refreshIgnoring('client')),
  mutant('takes any token for an access token', 'AUTH-034', {
    'auth.verify': (grant, { header, grants }) => grant ?? (header ? grants[0] : undefined),
  }),
]

export const oauthMutants = [...authorizePage, ...tokenEndpoint, ...refreshing]
