import { type Acts, type Credential, type Ending, must, practice, table } from '../../src/kit/index.ts'

interface Echo {
  path: string
  query: (token: string) => [string, string][]
  credential: (token: string) => Credential
  ends: Ending
}

/** Calls whose answers might repeat a credential, and how each of them ends. */
const ECHOES = table<Echo>({
  success: { path: '', query: () => [], credential: good, ends: 'success' },
  'unknown-key': { path: 'no-such-key', query: () => [], credential: good, ends: 'notFound' },
  'bad-query': { path: '', query: () => [['page', 'abc']], credential: good, ends: 'invalid' },
  'in-query': {
    path: '',
    query: (token) => [['access_token', token]],
    credential: () => 'none',
    ends: 'unauthenticated',
  },
  tampered: {
    path: '',
    query: () => [],
    credential: (token) => ({ header: `Bearer ${token}x` }),
    ends: 'unauthenticated',
  },
  'wrong-scheme': {
    path: '',
    query: () => [],
    credential: (token) => ({ header: `Token ${token}` }),
    ends: 'unauthenticated',
  },
})

function good(token: string): Credential {
  return { header: `Bearer ${token}` }
}

type Ask = (oauth: Acts['oauth'], sent: ReturnType<Acts['secret']>) => ReturnType<Acts['oauth']['exchange']>

/** A secret put into one field of a token request that is refused. */
function exchanging(field: string): { ask: Ask } {
  return { ask: (oauth, sent) => oauth.exchange('no-such-code', { [field]: sent.reveal() }) }
}

export const echoes = [
  must(
    'AUTH-047',
    {
      statement: 'No answer repeats the credential it was asked with.',
      source: practice('tokens are treated like database credentials'),
      each: ECHOES,
    },
    async ({ row, connections, probeAt, expect }) => {
      const { access } = connections.primary
      const token = access.reveal()
      const answer = await probeAt(row.path, row.credential(token), row.query(token))
      expect(answer).toEnd(row.ends).toEchoNone([access])
    },
  ),
  must(
    'AUTH-048',
    {
      statement: 'No refusal of the token endpoint repeats a secret it was sent.',
      source: practice('tokens are treated like database credentials'),
      each: table({
        secret: exchanging('client_secret'),
        code: exchanging('code'),
        grant: exchanging('grant_type'),
        verifier: exchanging('code_verifier'),
        refresh: { ask: (oauth: Acts['oauth'], sent: Parameters<Ask>[1]) => oauth.refresh(sent) },
      }),
      needs: ['client'],
      calls: ['token'],
      danger: 'write',
    },
    async ({ row, oauth, secret, expect }) => {
      const sent = secret('zq9-sent-secret-value-7f3d')
      const answer = await row.ask(oauth, sent)
      expect(answer).toHaveStatus(400, 401).toEchoNone([sent, oauth.client.secret])
      expect(await oauth.anyGrant()).toHaveStatus(200)
    },
  ),
]
