import { binding, must, rfc, slackOf, table, tokensOf } from '../../src/kit/index.ts'

/** A grant issues tokens, and a refresh kills them: both change something at the target. */
const CLIENT = { needs: ['consent', 'client'], calls: ['authorize', 'token'], danger: 'write' } as const

/** Ways to spoil a token that was good a moment ago. */
const SPOILED = table({
  tampered: { spoil: (token: string) => `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}` },
  truncated: { spoil: (token: string) => token.slice(0, -1) },
  extended: { spoil: (token: string) => `${token}a` },
  invented: { spoil: () => 'a-refresh-token-that-was-never-issued' },
})

export const refreshing = [
  must(
    'AUTH-028',
    {
      statement: 'A refresh gives a new pair of tokens that works.',
      source: binding('/authentication/grants/refresh_token'),
      ...CLIENT,
    },
    async ({ oauth, probe, expect }) => {
      const old = await oauth.connect()
      const fresh = tokensOf(await oauth.refresh(old.refresh))
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
      tokensOf(await oauth.refresh(old.refresh))
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
      const slack = slackOf(lifetime('refresh'))
      const young = await oauth.connect()
      advance(lifetime('refresh') - slack)
      expect(await oauth.refresh(young.refresh)).toHaveStatus(200)
      const old = await oauth.connect()
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
]
