import { changedBody, type Faults, mutant, withoutHeader } from '../../src/kit/index.ts'

/** Defects of access that show in one place only: one grant, one role, one way of asking, the second time. */

/** Shows records of all connections where the question's URL matches. */
function leaking(question: RegExp): () => Faults {
  return () => {
    let leaks = false
    return {
      'auth.verify': (grant, { request }) => {
        leaks = question.test(decodeURIComponent(request.url))
        return grant
      },
      'data.scope': (own, { role, all }) => (role === 'list' && leaks ? all : own),
    }
  }
}

/** Verifies tokens by a rule of its own where the right one refuses. */
function alsoAccepting(matches: (token: string, header: string) => boolean): Faults {
  return {
    'auth.verify': (grant, { header, grants }) =>
      grant ?? grants.find(({ token }) => matches(token, header ?? '')),
  }
}

export const narrowAccess = [
  mutant(
    'ignores the first character of a token',
    'AUTH-040',
    alsoAccepting((token, header) => header.slice(8) === token.slice(1)),
  ),
  mutant(
    'accepts a token in quotes',
    'AUTH-040',
    alsoAccepting((token, header) => header === `Bearer "${token}"`),
  ),
  mutant(
    'decodes a token as if it stood in a URL',
    'AUTH-040',
    alsoAccepting(
      (token, header) => header.includes('%') && decodeURIComponent(header) === `Bearer ${token}`,
    ),
  ),
  mutant(
    'accepts a token as a user name',
    'AUTH-040',
    alsoAccepting((token, header) => header === `Basic ${btoa(`${token}:`)}`),
  ),
  mutant('leaves WWW-Authenticate out at one list', 'AUTH-042', {
    'answer.headers': withoutHeader('www-authenticate', ({ pathname }) => pathname.endsWith('/invoices')),
  }),
  mutant('leaves WWW-Authenticate out at writes', 'AUTH-042', {
    'answer.headers': (headers, { request }) =>
      request.method === 'POST' ? headers.filter(([name]) => name !== 'www-authenticate') : headers,
  }),
  mutant('answers from a cache whoever asks', 'AUTH-059', () => {
    const cache = new Map<string, string>()
    return {
      answer: async (right, { request: { method, url } }) => {
        const response = await right
        if (method === 'GET' && response.ok) cache.set(url, await response.clone().text())
        const cached = response.status === 401 ? cache.get(url) : undefined
        return cached === undefined ? response : Response.json(JSON.parse(cached))
      },
    }
  }),
  mutant('takes any token for a good one at records that exist', 'AUTH-059', {
    'auth.verify': (grant, { header, request, grants }) =>
      grant ?? (header && /[0-9a-f]{40}$/.test(request.url) ? grants[0] : undefined),
  }),
  mutant('repeats a refresh token that it refuses', 'AUTH-048', {
    'oauth.refusal': ({ status, body }, { parameters }) => ({
      status,
      body: { ...body, error_description: `There is no token ${parameters.refresh_token}.` },
    }),
  }),
  mutant('accepts what begins like a token it knows by now', 'AUTH-040', () => {
    const known = new Set<string>()
    return {
      'auth.verify': (grant, { header = '', grants }) => {
        if (grant) known.add(header.slice(0, 40))
        return grant ?? (known.has(header.slice(0, 40)) ? grants[0] : undefined)
      },
    }
  }),
  mutant('mixes up answers to calls at the same time', 'AUTH-060', () => {
    let ready: Response | undefined
    return {
      answer: async (right) => {
        ready = (await right).clone()
        await new Promise(setImmediate)
        return ready.clone()
      },
    }
  }),
  mutant('sorts over all connections', 'AUTH-050', leaking(/sort\[/)),
  mutant('shows the first connection the records of all by their keys', 'AUTH-051', {
    'data.scope': (own, { role, all }) => (role === 'get' && own[0] === all[0] ? all : own),
  }),
  mutant('looks for any of several filters in all connections', 'AUTH-052', leaking(/filterMatch=any/)),
  mutant('looks for parts of texts in all connections', 'AUTH-052', leaking(/:contains\]/)),
  mutant('looks for change times in all connections', 'AUTH-052', leaking(/updatedAt:lt\]/)),
  mutant('tells the state of a connection that is ended', 'AUTH-054', {
    'auth.verify': (grant, { header, request, grants }) =>
      grant ??
      (/current$/.test(request.url) ? grants.find(({ token }) => header === `Bearer ${token}`) : undefined),
  }),
  mutant('looks for a record before it sees that a connection is ended', 'AUTH-054', {
    'error.status': (right, { situation, request }) =>
      situation === 'unauthenticated' && request.url.endsWith('/no-such-key') ? 404 : right,
  }),
  mutant('looks for a record before it asks for reauthorization', 'AUTH-056', {
    'error.status': (right, { situation, request }) =>
      situation === 'reauthorization' && request.url.endsWith('/no-such-key') ? 404 : right,
  }),
  mutant('revives the old refresh token when reconnecting', 'AUTH-055', () => {
    let connected = 0
    return {
      'oauth.code': (refusal, { reason }) => {
        if (reason === undefined) connected += 1
        return refusal
      },
      'oauth.refresh': (refusal, { reason }) => (reason === 'used' && connected > 1 ? undefined : refusal),
    }
  }),
  mutant('tells another id with every call', 'AUTH-057', () => {
    let count = 0
    return {
      'answer.text': changedBody(/integrations\/current$/, ({ data }) => {
        count += 1
        return { data: { ...(data as object), id: `connection-${count}` } }
      }),
    }
  }),
]
