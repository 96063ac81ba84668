import {
  type Acts,
  binding,
  inOtherCase,
  must,
  placesApart,
  rfc,
  slackOf,
  spoilt,
  table,
  tokensOf,
} from '../../src/kit/index.ts'

/** A grant issues tokens, and a refresh kills them: both change something at the target. */
const CLIENT = { needs: ['consent', 'client'], calls: ['authorize', 'token'], danger: 'write' } as const

/** Ways to spoil a token that was good a moment ago. */
const SPOILED = table({
  tampered: { spoil: (token: string) => spoilt(token, -1) },
  'tampered-inside': { spoil: (token: string) => spoilt(token, 12) },
  'tampered-first': { spoil: (token: string) => spoilt(token, 0) },
  truncated: { spoil: (token: string) => token.slice(0, -1) },
  extended: { spoil: (token: string) => `${token}a` },
  'other-case': { spoil: inOtherCase },
  invented: { spoil: () => 'a-refresh-token-that-was-never-issued' },
})

/** Pairs of both origins: what holds of one that consent gave must hold of one that a refresh gave. */
const PAIRS = table<{ pair: (oauth: Acts['oauth']) => ReturnType<Acts['oauth']['connect']> }>({
  first: { pair: (oauth) => oauth.connect() },
  renewed: { pair: async (oauth) => tokensOf(await oauth.refresh((await oauth.connect()).refresh)) },
})

export const refreshing = [
  must(
    'AUTH-028',
    {
      statement: 'A refresh gives a new pair of tokens that works.',
      source: binding('/authentication/grants/refresh_token'),
      ...CLIENT,
    },
    async ({ oauth, probe, agree, expect }) => {
      const old = await oauth.connect()
      const fresh = tokensOf(agree(await oauth.refresh(old.refresh), 'refreshable'))
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
      each: PAIRS,
      ...CLIENT,
    },
    async ({ row, oauth, probe, expect }) => {
      const old = await row.pair(oauth)
      expect(await probe(old.access)).toSucceed()
      tokensOf(await oauth.refresh(old.refresh))
      expect(await probe(old.access)).toBeRefused('unauthenticated')
    },
  ),
  must(
    'AUTH-030',
    {
      statement: 'A refresh token works once.',
      source: rfc('RFC 9700 section 4.14.2'),
      each: PAIRS,
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      const { refresh } = await row.pair(oauth)
      expect(await oauth.refresh(refresh)).toHaveStatus(200)
      expect(await oauth.refresh(refresh)).toBeOAuthError('invalid_grant', 400)
      const raced = await row.pair(oauth)
      const answers = await Promise.all([oauth.refresh(raced.refresh), oauth.refresh(raced.refresh)])
      const successes = answers.filter(({ status }) => status === 200)
      expect(successes.length, 'successes of two refreshes at once').toBeBetween(0, 1)
    },
  ),
  must(
    'AUTH-031',
    {
      statement: 'A refresh token lives as long as promised, and no longer.',
      source: binding('/authentication/lifetimes/refresh'),
      each: PAIRS,
      ...CLIENT,
      needs: [...CLIENT.needs, 'clock'],
    },
    async ({ row, oauth, advance, lifetime, expect }) => {
      const slack = slackOf(lifetime('refresh'))
      const young = await row.pair(oauth)
      advance(lifetime('refresh') - slack)
      expect(await oauth.refresh(young.refresh)).toHaveStatus(200)
      const old = await row.pair(oauth)
      advance(lifetime('refresh') + slack)
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
  must(
    'AUTH-035',
    {
      statement: 'The tokens of a refresh cannot be told from the old ones: they differ nearly everywhere.',
      source: rfc('RFC 6749 section 10.10'),
      ...CLIENT,
      hint: 'Make tokens of random bytes; a count or a time is soon guessed.',
    },
    async ({ oauth, expect }) => {
      const old = await oauth.connect()
      const fresh = tokensOf(await oauth.refresh(old.refresh))
      expect(placesApart(old.access, fresh.access), 'places where access tokens differ').toBeBetween(12, 4096)
      expect(placesApart(old.refresh, fresh.refresh), 'places where refresh tokens differ').toBeBetween(
        12,
        4096,
      )
    },
  ),
  must(
    'AUTH-036',
    {
      statement: 'The tokens of a refresh are for the same connection.',
      source: binding('/authentication/grants/refresh_token'),
      ...CLIENT,
      calls: [...CLIENT.calls, 'status'],
    },
    async ({ oauth, connectionId, expect }) => {
      const old = await oauth.connect()
      const before = await connectionId(old.access)
      const fresh = tokensOf(await oauth.refresh(old.refresh))
      expect(before, 'id of the connection before').toBePresent()
      expect(await connectionId(fresh.access), 'id of the connection after').toEqual(before)
    },
  ),
]
