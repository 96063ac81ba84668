import { fieldOf, inOtherCase, must, practice, rfc, type Scope } from '../../src/kit/index.ts'

/** Consent makes a connection, and a grant issues tokens: both change something at the target. */
const BROWSER = {
  needs: ['consent', 'client'],
  calls: ['authorize', 'token'],
  danger: 'write',
} as const

interface Pair {
  verifier: string
  challenge: string
}

/** A verifier that is missing or malformed makes the request itself wrong (RFC 6749 section 5.2). */
const [UNEQUAL, MALFORMED] = [['invalid_grant'], ['invalid_grant', 'invalid_request']]

const VERIFIERS: { key: string; verifier: (pair: Pair) => string | undefined; errors: string[] }[] = [
  { key: 'wrong', verifier: () => 'wrong-verifier-wrong-verifier-wrong-verifier', errors: UNEQUAL },
  { key: 'missing', verifier: () => undefined, errors: MALFORMED },
  { key: 'empty', verifier: () => '', errors: MALFORMED },
  { key: 'challenge', verifier: ({ challenge }) => challenge, errors: UNEQUAL },
  { key: 'truncated', verifier: ({ verifier }) => verifier.slice(0, -1), errors: MALFORMED },
  { key: 'extended', verifier: ({ verifier }) => `${verifier}a`, errors: UNEQUAL },
  { key: 'other-case', verifier: ({ verifier }) => inOtherCase(verifier), errors: UNEQUAL },
]

function isOffered({ api }: Scope): boolean {
  return api.binding.authentication.pkce.methods.includes('S256')
}

function isRequired({ api }: Scope): boolean {
  return api.binding.authentication.pkce.required
}

/** A challenge that names no method is plain (RFC 7636 section 4.3). */
function undocumentedMethods(scope: Scope): { key: string; method: string | undefined }[] {
  const documented: string[] = scope.api.binding.authentication.pkce.methods
  return [
    { key: 'plain', method: 'plain', means: 'plain' },
    { key: 'unnamed', method: undefined, means: 'plain' },
    { key: 'S512', method: 'S512', means: 'S512' },
  ].filter(({ means }) => isOffered(scope) && !documented.includes(means))
}

export const pkce = [
  must(
    'AUTH-012',
    {
      statement: 'A code asked for with a PKCE challenge needs the verifier that belongs to it.',
      source: rfc('RFC 7636 section 4.6'),
      each: (scope) => VERIFIERS.filter(() => isOffered(scope)),
      ...BROWSER,
    },
    async ({ row, oauth, expect }) => {
      const pair = oauth.pkce()
      const asked = { code_challenge: pair.challenge, code_challenge_method: 'S256' }
      const wrong = { code_verifier: row.verifier(pair) }
      const refused = await oauth.exchange(await oauth.code(asked), wrong)
      expect(refused).toHaveStatus(400).toConform()
      expect(fieldOf(refused, 'error'), 'error of the refusal').toBeOneOf(row.errors)
      const right = { code_verifier: pair.verifier }
      expect(await oauth.exchange(await oauth.code(asked), right)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-014',
    {
      statement:
        'A code asked for without a PKCE challenge takes no verifier, so that nobody removes the challenge.',
      source: rfc('RFC 9700 section 2.1.1'),
      each: (scope) => [{ key: 'S256' }].filter(() => isOffered(scope) && !isRequired(scope)),
      ...BROWSER,
    },
    async ({ oauth, expect }) => {
      const { verifier, challenge } = oauth.pkce()
      const unasked = await oauth.exchange(await oauth.code(), { code_verifier: verifier })
      expect(unasked).toHaveStatus(400).toConform()
      expect(fieldOf(unasked, 'error'), 'error of the refusal').toBeOneOf([
        'invalid_grant',
        'invalid_request',
      ])
      const asked = { code_challenge: challenge, code_challenge_method: 'S256' }
      expect(await oauth.exchange(await oauth.code(asked), { code_verifier: verifier })).toHaveStatus(200)
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
