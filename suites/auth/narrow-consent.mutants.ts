import { changedHeader, changedRedirect, type Faults, mutant } from '../../src/kit/index.ts'
import { taking } from './taking.ts'

/** Defects of consent and codes that show in one place only: one grant, one role, one way of asking, the second time. */

/** Sends the browser to another place where the redirect has this parameter. */
function misleading(having: string): Faults {
  return {
    'answer.headers': changedHeader('location', (value) => {
      const url = new URL(value)
      return url.searchParams.has(having) ? Object.assign(url, { pathname: '/' }).href : value
    }),
  }
}

/** Accepts redirect URIs by a rule of its own. */
function redirects(accepts: (given: string, registered: string) => boolean): Faults {
  return {
    'oauth.redirect': (exact, { given, registered }) =>
      exact || registered.some((uri) => accepts(given, uri)),
  }
}

export const narrowConsent = [
  mutant('sends a code to another page', 'AUTH-001', misleading('code')),
  mutant('gives a token that works once', 'AUTH-001', () => {
    const used = new Set<string>()
    return {
      'auth.verify': (grant) => {
        const known = used.has(grant?.token ?? '')
        used.add(grant?.token ?? '')
        return known ? undefined : grant
      },
    }
  }),
  mutant('sends a denial to another page', 'AUTH-002', misleading('error')),
  mutant('trims the state', 'AUTH-003', { 'oauth.state': (state) => state?.trim() }),
  mutant('makes up a state where none was sent', 'AUTH-003', {
    'oauth.state': (state) => state ?? 'undefined',
  }),
  mutant('cuts the state at 512 characters', 'AUTH-003', { 'oauth.state': (state) => state?.slice(0, 512) }),
  mutant('sends the state twice', 'AUTH-003', {
    'answer.headers': changedRedirect((query) => query.append('state', query.get('state') ?? '')),
  }),
  mutant(
    'ignores the scheme of a redirect URI',
    'AUTH-004',
    redirects((given, uri) => given.replace(/^http:/, 'https:') === uri),
  ),
  mutant(
    'accepts redirects to subdomains',
    'AUTH-004',
    redirects((given, uri) => given.replace(/^https:\/\/[^./]+\./, 'https://') === uri),
  ),
  mutant(
    'decodes a redirect URI before comparing',
    'AUTH-004',
    redirects((given, uri) => decodeURIComponent(given) === uri),
  ),
  mutant(
    "accepts another client's redirect URI",
    'AUTH-004',
    redirects((given) => given === 'https://other-client.example/callback'),
  ),
  mutant('sends a wrong request to another page', 'AUTH-006', misleading('error')),
  mutant('loses the state of a wrong request', 'AUTH-006', {
    'answer.headers': changedRedirect((query) => {
      if (query.get('error') === 'unsupported_response_type') query.delete('state')
    }),
  }),
  mutant('exchanges a code twice at once', 'AUTH-007', () => {
    let busy = 0
    return {
      'answer.request-id': (id) => {
        busy += 1
        return id
      },
      'oauth.code': (refusal, { reason }) => (reason === 'used' && busy > 1 ? undefined : refusal),
      answer: async (right) => {
        const response = await right
        busy -= 1
        return response
      },
    }
  }),
  mutant('leaves the refresh token of a replayed code alive', 'AUTH-008', {
    'oauth.revoke': (dies, { cause, token }) => (cause === 'replay' && token === 'refresh' ? false : dies),
  }),
  mutant(
    'ignores a slash at the end when exchanging a code',
    'AUTH-010',
    taking(({ redirect_uri: uri }) => uri === 'https://client.example/callback/'),
  ),
  mutant(
    'ignores the query when exchanging a code',
    'AUTH-010',
    taking(({ redirect_uri: uri = '' }) => uri.startsWith('https://client.example/callback?')),
  ),
  mutant(
    'takes an empty PKCE verifier',
    'AUTH-012',
    taking(({ code_verifier: verifier }) => verifier === ''),
  ),
  mutant('takes a code challenge without a method for plain', 'AUTH-013', () => {
    let named = true
    return {
      'answer.request-id': (id, { request }) => {
        named = request.url.includes('code_challenge_method')
        return id
      },
      'oauth.challenge': (offered, { method }) => offered || (method === 'plain' && !named),
    }
  }),
  mutant('takes a verifier that nobody asked for', 'AUTH-014', () => {
    let challenged = false
    return {
      'oauth.challenge': (offered) => {
        challenged = true
        return offered
      },
      'oauth.code': (refusal, { reason }) => (reason === 'verifier' && !challenged ? undefined : refusal),
    }
  }),
  mutant('refuses every verifier', 'AUTH-014', {
    'oauth.code': (refusal) =>
      refusal ?? { status: 400, error: 'invalid_grant', description: 'The verifier is not the right one.' },
  }),
]
