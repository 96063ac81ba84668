import {
  type Credential,
  guarded,
  inOtherCase,
  must,
  practice,
  rfc,
  should,
  table,
} from '../../src/kit/index.ts'

/** A header that is no bearer credential at all may be called an invalid request (RFC 6750 section 3.1). */
const MALFORMED = { statuses: [401, 400], as: ['unauthenticated', 'invalid'] } as const
const UNKNOWN = { statuses: [401], as: ['unauthenticated'] } as const

/** Credentials that are wrong in one way, made from a good token. */
const SPOILED = table({
  tampered: {
    spoil: (token: string) => `Bearer ${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`,
    ...UNKNOWN,
  },
  'tampered-inside': {
    spoil: (token: string) => `Bearer ${token.slice(0, 12)}${swap(token[12])}${token.slice(13)}`,
    ...UNKNOWN,
  },
  truncated: { spoil: (token: string) => `Bearer ${token.slice(0, -1)}`, ...UNKNOWN },
  halved: { spoil: (token: string) => `Bearer ${token.slice(0, token.length / 2)}`, ...UNKNOWN },
  extended: { spoil: (token: string) => `Bearer ${token}a`, ...UNKNOWN },
  empty: { spoil: () => 'Bearer ', ...MALFORMED },
  'scheme-alone': { spoil: () => 'Bearer', ...MALFORMED },
  doubled: { spoil: (token: string) => `Bearer ${token}, Bearer ${token}`, ...MALFORMED },
  repeated: { spoil: (token: string) => `Bearer ${token} ${token}`, ...MALFORMED },
  'wrong-scheme': { spoil: (token: string) => `Basic ${token}`, ...UNKNOWN },
  'no-scheme': { spoil: (token: string) => token, ...MALFORMED },
  'other-case': { spoil: (token: string) => `Bearer ${inOtherCase(token)}`, ...UNKNOWN },
  null: { spoil: () => 'Bearer null', ...UNKNOWN },
})

function swap(letter = ''): string {
  return letter === 'a' ? 'b' : 'a'
}

/** One header may name several schemes, in any order (RFC 9110 section 11.6.1). */
const CHALLENGED = table<{ credential: Credential; pattern: RegExp }>({
  none: { credential: 'none', pattern: /(^|, *)Bearer\b/i },
  unknown: {
    credential: { header: 'Bearer a-token-that-was-never-issued' },
    pattern: /(^|, *)Bearer\b.*error="?invalid_token\b/i,
  },
})

export const bearer = [
  must(
    'AUTH-040',
    {
      statement:
        'A credential that is not exactly an issued token is refused with the documented code: 401, or 400 where it is malformed.',
      source: rfc('RFC 6750 section 3.1'),
      each: SPOILED,
    },
    async ({ row, connections, probe, expect }) => {
      const { access } = connections.primary
      expect(await probe({ header: row.spoil(access.reveal()) }))
        .toHaveStatus(...row.statuses)
        .toBeRefused(...row.as)
      expect(await probe(access)).toSucceed()
    },
  ),
  must(
    'AUTH-041',
    {
      statement: 'A token in the query is no credential: it would end up in logs.',
      source: rfc('RFC 9700 section 4.3.2'),
      each: table({
        'access-token': { name: 'access_token' },
        token: { name: 'token' },
        'api-key': { name: 'api_key' },
      }),
    },
    async ({ row, connections, probe, expect }) => {
      const { access } = connections.primary
      expect(await probe('none', [[row.name, access.reveal()]])).toBeRefused('unauthenticated')
      expect(await probe(access)).toSucceed()
    },
  ),
  must(
    'AUTH-042',
    {
      statement:
        'A 401 names the bearer scheme in WWW-Authenticate, with invalid_token where a token was given.',
      source: rfc('RFC 6750 section 3'),
      each: CHALLENGED,
    },
    async ({ row, connections, probe, expect }) => {
      expect(await probe(row.credential))
        .toHaveStatus(401)
        .toCarryHeader('www-authenticate', row.pattern)
      expect(await probe(connections.primary.access)).toSucceed()
    },
  ),
  should(
    'AUTH-058',
    {
      statement: 'A call without a token is challenged without an error code.',
      source: rfc('RFC 6750 section 3.1'),
    },
    async ({ connections, probe, expect }) => {
      expect(await probe('none'))
        .toHaveStatus(401)
        .toCarryHeader('www-authenticate', /(^|, *)Bearer\b(?!.*\berror=)/i)
      expect(await probe(connections.primary.access)).toSucceed()
    },
  ),
  should(
    'AUTH-043',
    {
      statement: 'The word Bearer is read in any letter case.',
      source: rfc('RFC 9110 section 11.1'),
      each: table({ lower: { word: 'bearer' }, upper: { word: 'BEARER' } }),
    },
    async ({ row, connections, probe, expect }) => {
      const header = `${row.word} ${connections.primary.access.reveal()}`
      expect(await probe({ header })).toSucceed()
    },
  ),
  must(
    'AUTH-044',
    {
      statement: 'Every operation that asks for a token refuses a call without one.',
      source: rfc('RFC 6750 section 3.1'),
      each: guarded,
      hint: 'Ask for the token before looking at path, query or body.',
    },
    async ({ row, knock, admission, expect }) => {
      expect(await knock(row.operation, 'none')).toBeRefused('unauthenticated')
      const good = await admission(row.operation, row.token)
      expect(good, 'status with a good token').toHoldNone([401, 403])
    },
  ),
  must(
    'AUTH-045',
    {
      statement: 'Every operation that asks for a token refuses one that was never issued.',
      source: rfc('RFC 6750 section 3.1'),
      each: guarded,
    },
    async ({ row, knock, admission, secret, expect }) => {
      const invented = secret('a-token-that-was-never-issued')
      expect(await knock(row.operation, invented)).toBeRefused('unauthenticated')
      const good = await admission(row.operation, row.token)
      expect(good, 'status with a good token').toHoldNone([401, 403])
    },
  ),
  must(
    'AUTH-046',
    {
      statement:
        'Every operation refuses a token of the other kind with 403: connection and admin tokens do not mix.',
      source: practice('least privilege, RFC 6750 section 3.1 insufficient_scope'),
      each: guarded,
      needs: ['client'],
      calls: ['token'],
    },
    async ({ row, knock, admission, otherKind, expect }) => {
      expect(await knock(row.operation, await otherKind(row.token))).toBeRefused('forbidden')
      const good = await admission(row.operation, row.token)
      expect(good, 'status with a good token').toHoldNone([401, 403])
    },
  ),
  must(
    'AUTH-049',
    {
      statement: 'A call that the connection has no permission for is refused with 403, not with 401 or 404.',
      source: rfc('RFC 6750 section 3.1'),
      needs: ['restricted'],
    },
    async ({ permitted, as, ask, expect }) => {
      const { allowed, forbidden } = permitted()
      expect(await as('restricted').ask(forbidden)).toBeRefused('forbidden')
      expect(await as('restricted').ask(allowed)).toSucceed()
      expect(await ask(forbidden)).toSucceed()
    },
  ),
]
