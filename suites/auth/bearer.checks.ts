import {
  type Credential,
  cross,
  type Entity,
  entities,
  guarded,
  inOtherCase,
  must,
  practice,
  rfc,
  should,
  spoilt,
  table,
} from '../../src/kit/index.ts'

/** A header that is no bearer credential at all may be called an invalid request (RFC 6750 section 3.1). */
const MALFORMED = { statuses: [401, 400], as: ['unauthenticated', 'invalid'] } as const
const UNKNOWN = { statuses: [401], as: ['unauthenticated'] } as const

/** Credentials that are wrong in one way, made from a good token. */
const SPOILED = table({
  tampered: { spoil: (token: string) => `Bearer ${spoilt(token, -1)}`, ...UNKNOWN },
  'tampered-inside': { spoil: (token: string) => `Bearer ${spoilt(token, 12)}`, ...UNKNOWN },
  'tampered-first': { spoil: (token: string) => `Bearer ${spoilt(token, 0)}`, ...UNKNOWN },
  truncated: { spoil: (token: string) => `Bearer ${token.slice(0, -1)}`, ...UNKNOWN },
  halved: { spoil: (token: string) => `Bearer ${token.slice(0, token.length / 2)}`, ...UNKNOWN },
  extended: { spoil: (token: string) => `Bearer ${token}a`, ...UNKNOWN },
  empty: { spoil: () => 'Bearer ', ...MALFORMED },
  'scheme-alone': { spoil: () => 'Bearer', ...MALFORMED },
  doubled: { spoil: (token: string) => `Bearer ${token}, Bearer ${token}`, ...MALFORMED },
  repeated: { spoil: (token: string) => `Bearer ${token} ${token}`, ...MALFORMED },
  'wrong-scheme': { spoil: (token: string) => `Basic ${token}`, ...UNKNOWN },
  'user-name': { spoil: (token: string) => `Basic ${btoa(`${token}:`)}`, ...UNKNOWN },
  quoted: { spoil: (token: string) => `Bearer "${token}"`, ...MALFORMED },
  encoded: { spoil: (token: string) => `Bearer ${encodedEnd(token)}`, ...MALFORMED },
  'no-scheme': { spoil: (token: string) => token, ...MALFORMED },
  'other-case': { spoil: (token: string) => `Bearer ${inOtherCase(token)}`, ...UNKNOWN },
  null: { spoil: () => 'Bearer null', ...UNKNOWN },
})

/** The last character as a URL might have it. */
function encodedEnd(token: string): string {
  return `${token.slice(0, -1)}%${token.slice(-1).charCodeAt(0).toString(16)}`
}

/** One header may name several schemes, in any order (RFC 9110 section 11.6.1). */
const CHALLENGED: Record<string, { credential: Credential; pattern: RegExp }> = {
  none: { credential: 'none', pattern: /(^|, *)Bearer\b/i },
  unknown: {
    credential: { header: 'Bearer a-token-that-was-never-issued' },
    pattern: /(^|, *)Bearer\b.*error\s*=\s*"?invalid_token\b/i,
  },
}

const OTHERS: Record<string, { credential: 'none' | { header: string } }> = {
  none: { credential: 'none' },
  unknown: { credential: { header: 'Bearer a-token-that-was-never-issued' } },
}

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
      expect(await probe(access)).toSucceed()
      expect(await probe({ header: row.spoil(access.reveal()) }))
        .toHaveStatus(...row.statuses)
        .toBeRefused(...row.as)
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
      each: cross(guarded, CHALLENGED),
    },
    async ({ row, knock, connections, probe, expect }) => {
      expect(await knock(row.operation, row.credential))
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
        .toCarryHeader('www-authenticate', /(^|, *)Bearer\b(?!.*\berror\s*=)/i)
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
    async ({ row, knock, admission, secret, agree, expect }) => {
      const invented = secret('a-token-that-was-never-issued')
      expect(agree(await knock(row.operation, invented))).toBeRefused('unauthenticated')
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
  must(
    'AUTH-059',
    {
      statement: 'What was read with a good token is refused without one: no cache answers in its place.',
      source: rfc('RFC 9111 section 3.5'),
      each: cross(
        entities('get', ({ token }: Entity) => token === 'connection'),
        OTHERS,
      ),
    },
    async ({ row, sample, above, askItem, call, askWith, expect }) => {
      const { key } = await sample(row.entity)
      const path = await above(row.entity)
      expect(await askItem(row.entity, key)).toSucceed()
      expect(await askWith(row.credential, row.entity, key)).toBeRefused('unauthenticated')
      expect(await call(row.entity.list, { path, authorization: row.credential })).toBeRefused(
        'unauthenticated',
      )
    },
  ),
]
