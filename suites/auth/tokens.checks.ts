import { binding, must, rfc, type Scope, table } from '../../src/kit/index.ts'

const CLIENT = { needs: ['consent', 'client'], calls: ['authorize', 'token'] } as const

/** Every grant the token endpoint is bound to. */
function grants({ api }: Scope): { key: string; grant: string }[] {
  return Object.keys(api.binding.authentication.grants).map((grant) => ({ key: grant, grant }))
}

/** A parameter left out, and the errors that are right for it (RFC 6749 section 5.2). */
const OMITTED = table({
  'grant-type': { grant: 'authorization_code', field: 'grant_type', errors: ['invalid_request'] },
  code: { grant: 'authorization_code', field: 'code', errors: ['invalid_request'] },
  'redirect-uri': {
    grant: 'authorization_code',
    field: 'redirect_uri',
    errors: ['invalid_request', 'invalid_grant'],
  },
  'refresh-token': { grant: 'refresh_token', field: 'refresh_token', errors: ['invalid_request'] },
  'client-id': {
    grant: 'client_credentials',
    field: 'client_id',
    errors: ['invalid_request', 'invalid_client'],
  },
  'client-secret': {
    grant: 'client_credentials',
    field: 'client_secret',
    errors: ['invalid_request', 'invalid_client'],
  },
})

/** Ways to spoil a token that was good a moment ago. */
const SPOILED = table({
  tampered: { spoil: (token: string) => `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}` },
  truncated: { spoil: (token: string) => token.slice(0, -1) },
  extended: { spoil: (token: string) => `${token}a` },
  invented: { spoil: () => 'a-refresh-token-that-was-never-issued' },
})

export const tokens = [
  must(
    'AUTH-020',
    {
      statement: 'A wrong client secret is refused with invalid_client and 401.',
      source: rfc('RFC 6749 section 5.2'),
      each: grants,
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      expect(await oauth.grant(row.grant, { client_secret: 'wrong' })).toBeOAuthError('invalid_client', 401)
      expect(await oauth.grant(row.grant)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-021',
    {
      statement: 'An unknown client is refused with invalid_client and 401.',
      source: rfc('RFC 6749 section 5.2'),
      each: grants,
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      expect(await oauth.grant(row.grant, { client_id: 'nobody' })).toBeOAuthError('invalid_client', 401)
    },
  ),
  must(
    'AUTH-022',
    {
      statement: 'A grant that is not offered is refused with unsupported_grant_type.',
      source: rfc('RFC 6749 section 5.2'),
      each: table({ password: { grant: 'password' }, unknown: { grant: 'no-such-grant' } }),
      needs: ['client'],
      calls: ['token'],
    },
    async ({ row, oauth, expect }) => {
      const refused = await oauth.clientCredentials({ grant_type: row.grant })
      expect(refused).toBeOAuthError('unsupported_grant_type', 400)
      expect(await oauth.clientCredentials()).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-023',
    {
      statement: 'A token request that lacks a parameter is refused with the error made for it.',
      source: rfc('RFC 6749 section 5.2'),
      each: OMITTED,
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      const answer = await oauth.grant(row.grant, { [row.field]: undefined })
      expect(answer).toHaveStatus(400, 401).toConform()
      expect(oauth.errorOf(answer), 'error of the refusal').toBeOneOf(row.errors)
      expect(await oauth.grant(row.grant)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-024',
    {
      statement: 'A token answer forbids every cache to keep it.',
      source: rfc('RFC 6749 section 5.1'),
      each: grants,
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      const answer = await oauth.grant(row.grant)
      expect(answer)
        .toHaveStatus(200)
        .toCarryHeader('cache-control', /\bno-store\b/)
      expect(answer).toCarryHeader('pragma', /\bno-cache\b/)
    },
  ),
  must(
    'AUTH-025',
    {
      statement: 'A token answer is as documented, and of type bearer.',
      source: rfc('RFC 6750 section 4'),
      each: grants,
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      const answer = await oauth.grant(row.grant)
      expect(answer).toHaveStatus(200).toConform()
      expect(oauth.fieldOf(answer, 'token_type'), 'token_type').toMatch(/^bearer$/i)
      expect(oauth.accessOf(answer).reveal().length, 'length of the access token').toBeBetween(22, 4096)
    },
  ),
  must(
    'AUTH-026',
    {
      statement: 'A token answer tells the promised lifetime, in the documented form.',
      source: binding('/authentication/expiry'),
      each: grants,
      ...CLIENT,
      hint: 'Seconds from now and a Unix time are easily mixed up: a client that reads one as the other never refreshes.',
    },
    async ({ row, oauth, now, lifetime, expect }) => {
      const told = oauth.expiryOf(await oauth.grant(row.grant), now()) - now()
      const slack = 300_000
      expect(told, 'told lifetime in ms').toBeBetween(lifetime('access') - slack, lifetime('access') + slack)
    },
  ),
  must(
    'AUTH-027',
    {
      statement: 'An access token lives until the time its answer told, and no longer.',
      source: binding('/authentication/expiry'),
      ...CLIENT,
      needs: [...CLIENT.needs, 'clock'],
    },
    async ({ oauth, probe, now, advance, expect }) => {
      const { access, answer } = await oauth.connect()
      advance(oauth.expiryOf(answer, now()) - now() - 60_000)
      expect(await probe(access)).toSucceed()
      advance(120_000)
      expect(await probe(access)).toBeRefused('unauthenticated')
    },
  ),
  must(
    'AUTH-028',
    {
      statement: 'A refresh gives a new pair of tokens that works.',
      source: binding('/authentication/grants/refresh_token'),
      ...CLIENT,
    },
    async ({ oauth, probe, expect }) => {
      const old = await oauth.connect()
      const fresh = oauth.tokens(await oauth.refresh(old.refresh))
      expect(fresh.access.reveal() !== old.access.reveal(), 'access token is new').toEqual(true)
      expect(fresh.refresh.reveal() !== old.refresh.reveal(), 'refresh token is new').toEqual(true)
      expect(await probe(fresh.access)).toSucceed()
      expect(await oauth.refresh(fresh.refresh)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-029',
    {
      statement: 'After a refresh the old access token is dead.',
      source: binding('/authentication/grants/refresh_token'),
      ...CLIENT,
    },
    async ({ oauth, probe, expect }) => {
      const old = await oauth.connect()
      expect(await probe(old.access)).toSucceed()
      oauth.tokens(await oauth.refresh(old.refresh))
      expect(await probe(old.access)).toBeRefused('unauthenticated')
    },
  ),
  must(
    'AUTH-030',
    {
      statement: 'A refresh token works once.',
      source: rfc('RFC 9700 section 4.14.2'),
      ...CLIENT,
    },
    async ({ oauth, expect }) => {
      const { refresh } = await oauth.connect()
      expect(await oauth.refresh(refresh)).toHaveStatus(200)
      expect(await oauth.refresh(refresh)).toBeOAuthError('invalid_grant', 400)
    },
  ),
  must(
    'AUTH-031',
    {
      statement: 'A refresh token lives as long as promised, and no longer.',
      source: binding('/authentication/lifetimes/refresh'),
      ...CLIENT,
      needs: [...CLIENT.needs, 'clock'],
    },
    async ({ oauth, advance, lifetime, expect }) => {
      const young = await oauth.connect()
      advance(lifetime('refresh') - 60_000)
      expect(await oauth.refresh(young.refresh)).toHaveStatus(200)
      const old = await oauth.connect()
      advance(lifetime('refresh') + 60_000)
      expect(await oauth.refresh(old.refresh)).toBeOAuthError('invalid_grant', 400)
    },
  ),
  must(
    'AUTH-032',
    {
      statement: 'A refresh token that was never issued is refused with invalid_grant.',
      source: rfc('RFC 6749 section 5.2'),
      each: SPOILED,
      ...CLIENT,
    },
    async ({ row, oauth, secret, expect }) => {
      const { refresh } = await oauth.connect()
      const spoiled = secret(row.spoil(refresh.reveal()))
      expect(await oauth.refresh(spoiled)).toBeOAuthError('invalid_grant', 400)
      expect(await oauth.refresh(refresh)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-033',
    {
      statement: 'A refresh token is bound to the client it was issued to.',
      source: rfc('RFC 6749 section 10.4'),
      ...CLIENT,
    },
    async ({ oauth, expect }) => {
      const { refresh } = await oauth.connect()
      const { id, secret } = oauth.otherClient
      const stolen = { client_id: id, client_secret: secret.reveal() }
      expect(await oauth.refresh(refresh, stolen)).toBeOAuthError('invalid_grant', 400)
      expect(await oauth.refresh(refresh)).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-034',
    {
      statement: 'A refresh token opens no operation, and an access token cannot be refreshed with.',
      source: rfc('RFC 6749 section 1.5'),
      ...CLIENT,
    },
    async ({ oauth, probe, expect }) => {
      const { access, refresh } = await oauth.connect()
      expect(await probe(refresh)).toBeRefused('unauthenticated')
      expect(await oauth.refresh(access)).toBeOAuthError('invalid_grant', 400)
      expect(await probe(access)).toSucceed()
    },
  ),
]
