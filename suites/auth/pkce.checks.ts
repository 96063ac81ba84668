import { must, practice, rfc, type Scope, table } from '../../src/kit/index.ts'

/** Consent makes a connection, and a grant issues tokens: both change something at the target. */
const BROWSER = {
  needs: ['consent', 'client'],
  calls: ['authorize', 'token'],
  danger: 'write',
} as const

const VERIFIERS = table({
  wrong: { verifier: () => 'wrong-verifier-wrong-verifier-wrong-verifier' },
  missing: { verifier: () => undefined },
  challenge: { verifier: (pair: { challenge: string }) => pair.challenge },
  truncated: { verifier: (pair: { verifier: string }) => pair.verifier.slice(0, -1) },
})

function undocumentedMethods({ api }: Scope): { key: string; method: string }[] {
  const documented: string[] = api.binding.authentication.pkce.methods
  return ['plain', 'S512']
    .filter((method) => !documented.includes(method))
    .map((method) => ({ key: method, method }))
}

export const pkce = [
  must(
    'AUTH-012',
    {
      statement: 'A code asked for with a PKCE challenge needs the verifier that belongs to it.',
      source: rfc('RFC 7636 section 4.6'),
      each: VERIFIERS,
      ...BROWSER,
    },
    async ({ row, oauth, expect }) => {
      const pair = oauth.pkce()
      const asked = { code_challenge: pair.challenge, code_challenge_method: 'S256' }
      const wrong = { code_verifier: row.verifier(pair) }
      expect(await oauth.exchange(await oauth.code(asked), wrong)).toBeOAuthError('invalid_grant', 400)
      const right = { code_verifier: pair.verifier }
      expect(await oauth.exchange(await oauth.code(asked), right)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-013',
    {
      statement: 'A PKCE method that is not documented is refused, so that nobody is downgraded to plain.',
      source: practice('RFC 9700 section 2.1.1'),
      each: undocumentedMethods,
      ...BROWSER,
    },
    async ({ row, oauth, expect }) => {
      const asked = { code_challenge: oauth.pkce().challenge, code_challenge_method: 'S256' }
      const { location } = await oauth.authorize({ ...asked, code_challenge_method: row.method })
      expect(location?.searchParams.get('error'), 'error sent back').toEqual('invalid_request')
      expect(location?.searchParams.get('code'), 'code beside the error').toBeAbsent()
      expect(await oauth.code(asked), 'code with the documented method').toBePresent()
    },
  ),
]
