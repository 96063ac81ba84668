import { type Faults, mutant } from '../../src/kit/index.ts'
import { taking } from './taking.ts'

/** Defects of tokens and refreshes that show in one place only: one grant, one role, one way of asking, the second time. */

const HOUR = 3_600_000

/** Tokens of one kind that one grant gives live longer or shorter than promised. */
function living(ms: number, of: { grant: string; token: 'access' | 'refresh' }): () => Faults {
  return () => {
    let issuing = ''
    return {
      'oauth.issue': (token, { grant }) => {
        issuing = grant
        return token
      },
      'oauth.expiry': (at, { token }) => (issuing === of.grant && token === of.token ? at + ms : at),
    }
  }
}

export const narrowTokens = [
  mutant(
    'accepts the secret of any client',
    'AUTH-020',
    taking(({ client_id: id, client_secret: secret }) => id === 'demo-client' && secret?.length === 32),
  ),
  mutant(
    'accepts the beginning of a secret',
    'AUTH-020',
    taking(({ client_secret: secret }) => secret?.length === 31),
  ),
  mutant(
    'asks for no secret when exchanging a code',
    'AUTH-023',
    taking(({ code, client_secret: secret }) => code !== undefined && secret === undefined),
  ),
  mutant(
    'asks for no client when refreshing',
    'AUTH-023',
    taking(({ refresh_token: token, client_id: id }) => token !== undefined && id === undefined),
  ),
  mutant(
    'lets refreshed access tokens live longer',
    'AUTH-027',
    living(HOUR, { grant: 'refresh_token', token: 'access' }),
  ),
  mutant(
    'lets admin tokens live longer',
    'AUTH-027',
    living(HOUR, { grant: 'client_credentials', token: 'access' }),
  ),
  mutant('tells the expiry of the old token when refreshing', 'AUTH-027', () => {
    let told: unknown
    return {
      'oauth.answer': (body) => {
        told ??= body.expires_in
        return { ...body, expires_in: told }
      },
    }
  }),
  mutant('leaves the access token of the second refresh alive', 'AUTH-029', () => {
    let refreshed = 0
    return {
      'oauth.revoke': (dies, { cause, token }) => {
        if (cause === 'refresh' && token === 'access') refreshed += 1
        return token === 'access' && refreshed > 1 ? false : dies
      },
    }
  }),
  mutant('refreshes twice with a refresh token from a refresh', 'AUTH-030', () => {
    let refreshed = 0
    return {
      'oauth.revoke': (dies, { cause, token }) => {
        if (cause === 'refresh' && token === 'refresh') refreshed += 1
        return token === 'refresh' && refreshed > 1 ? false : dies
      },
    }
  }),
  mutant(
    'lets refresh tokens from a refresh live on and on',
    'AUTH-031',
    living(1000 * HOUR, { grant: 'refresh_token', token: 'refresh' }),
  ),
  mutant('compares the end of a refresh token', 'AUTH-032', () => {
    const ends = new Set<string>()
    return {
      ...taking(({ refresh_token: token = '' }) => ends.has(token.slice(-8))),
      'oauth.issue': (token, { token: kind }) => {
        if (kind === 'refresh') ends.add(token.slice(-8))
        return token
      },
    }
  }),
  mutant('refreshes twice at once', 'AUTH-030', () => {
    let busy = 0
    return {
      'answer.request-id': (id) => {
        busy += 1
        return id
      },
      'oauth.refresh': (refusal, { reason }) => (reason === 'used' && busy > 1 ? undefined : refusal),
      answer: async (right) => {
        const response = await right
        busy -= 1
        return response
      },
    }
  }),
  mutant('counts its tokens', 'AUTH-035', () => {
    let count = 1000
    return {
      'oauth.issue': () => {
        count += 1
        return `token-of-the-makini-sandbox-${count}`
      },
    }
  }),
  mutant('gives a refresh the tokens of another connection', 'AUTH-036', () => {
    let fresh = ''
    return {
      'oauth.issue': (token, { grant }) => {
        if (grant === 'refresh_token') fresh = fresh || token
        return token
      },
      'auth.verify': (grant, { grants }) => (grant?.token === fresh ? grants[1] : grant),
    }
  }),
]
