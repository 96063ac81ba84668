import { binding, cross, must, placeOf, rfc, should, slackOf, table, tokensOf } from '../../src/kit/index.ts'
import { REDIRECTS } from './redirects.ts'

/** Consent makes a connection, and a grant issues tokens: both change something at the target. */
const BROWSER = {
  needs: ['consent', 'client'],
  calls: ['authorize', 'token'],
  danger: 'write',
} as const

const DECISIONS = { allow: { decision: 'allow' }, deny: { decision: 'deny' } } as const

/** Each is sent once and comes back once; none is made up where none was sent. */
const STATES = table({
  plain: { state: 'af0ifjsldkj', back: ['af0ifjsldkj'] },
  special: { state: 'a b+c&d=e"<f>%2Fé', back: ['a b+c&d=e"<f>%2Fé'] },
  spaced: { state: " it's ", back: [" it's "] },
  long: { state: 'x'.repeat(1000), back: ['x'.repeat(1000)] },
  none: { state: undefined, back: [] },
})

const REQUESTS = table({
  'response-type-missing': { change: { response_type: undefined }, error: 'invalid_request' },
  'response-type-unknown': { change: { response_type: 'token' }, error: 'unsupported_response_type' },
})

export const authorize = [
  must(
    'AUTH-001',
    {
      statement: 'Consent gives a code that the token endpoint exchanges for a working token.',
      source: rfc('RFC 6749 section 4.1'),
      ...BROWSER,
    },
    async ({ oauth, probe, agree, expect }) => {
      const { location } = await oauth.authorize()
      expect(placeOf(location), 'where the browser is sent').toEqual(placeOf(oauth.client.redirectUri))
      const { access, answer } = await oauth.connect()
      expect(agree(answer, 'consented')).toHaveStatus(200).toConform()
      expect(await probe(access)).toSucceed()
      expect(await probe(access)).toSucceed()
    },
  ),
  must(
    'AUTH-002',
    {
      statement: 'A denial sends the browser back with access_denied and without a code.',
      source: rfc('RFC 6749 section 4.1.2.1'),
      ...BROWSER,
    },
    async ({ oauth, expect }) => {
      const { location } = await oauth.authorize({}, 'deny')
      expect(placeOf(location), 'where the browser is sent').toEqual(placeOf(oauth.client.redirectUri))
      expect(location?.searchParams.get('error'), 'error after a denial').toEqual('access_denied')
      expect(location?.searchParams.get('code'), 'code after a denial').toBeAbsent()
      expect(await oauth.code(), 'code after consent').toBePresent()
    },
  ),
  must(
    'AUTH-003',
    {
      statement: 'The state parameter comes back unchanged, whatever the decision.',
      source: rfc('RFC 6749 section 4.1.2'),
      each: cross(STATES, DECISIONS),
      ...BROWSER,
    },
    async ({ row, oauth, expect }) => {
      const { location } = await oauth.authorize({ state: row.state }, row.decision)
      expect(location?.searchParams.getAll('state'), 'state after the decision').toEqual(row.back)
    },
  ),
  must(
    'AUTH-004',
    {
      statement: 'A redirect URI that is not exactly the registered one is refused without a redirect.',
      source: rfc('RFC 9700 section 2.1'),
      each: REDIRECTS,
      ...BROWSER,
      hint: 'Compare the whole string; do not match prefixes, hosts or patterns.',
    },
    async ({ row, oauth, expect }) => {
      const { status, location } = await oauth.authorize({
        redirect_uri: row.change(oauth.client.redirectUri, oauth),
      })
      expect(location?.href, 'where the browser is sent').toBeAbsent()
      expect(status, 'status of the authorize page').toBeBetween(400, 499)
      expect(await oauth.code(), 'code with the registered URI').toBePresent()
    },
  ),
  must(
    'AUTH-005',
    {
      statement: 'An unknown client is refused on the authorize page without a redirect.',
      source: rfc('RFC 6749 section 4.1.2.1'),
      ...BROWSER,
    },
    async ({ oauth, expect }) => {
      const { status, location } = await oauth.authorize({ client_id: 'nobody' })
      expect(location?.href, 'where the browser is sent').toBeAbsent()
      expect(status, 'status of the authorize page').toBeBetween(400, 499)
      expect(await oauth.code(), 'code of the registered client').toBePresent()
    },
  ),
  must(
    'AUTH-006',
    {
      statement: 'An authorization request that is wrong in itself is sent back with its error code.',
      source: rfc('RFC 6749 section 4.1.2.1'),
      each: REQUESTS,
      ...BROWSER,
    },
    async ({ row, oauth, expect }) => {
      const { location } = await oauth.authorize({ ...row.change, state: 'of-a-wrong-request' })
      expect(placeOf(location), 'where the browser is sent').toEqual(placeOf(oauth.client.redirectUri))
      expect(location?.searchParams.get('error'), 'error sent back').toEqual(row.error)
      expect(location?.searchParams.get('state'), 'state beside the error').toEqual('of-a-wrong-request')
      expect(location?.searchParams.get('code'), 'code beside the error').toBeAbsent()
      expect(await oauth.code(), 'code of the right request').toBePresent()
    },
  ),
  must(
    'AUTH-007',
    {
      statement: 'A code can be exchanged once.',
      source: rfc('RFC 6749 section 4.1.2'),
      ...BROWSER,
    },
    async ({ oauth, expect }) => {
      const code = await oauth.code()
      expect(await oauth.exchange(code)).toHaveStatus(200)
      expect(await oauth.exchange(code)).toBeOAuthError('invalid_grant', 400)
      const raced = await oauth.code()
      const answers = await Promise.all([oauth.exchange(raced), oauth.exchange(raced)])
      const successes = answers.filter(({ status }) => status === 200)
      expect(successes.length, 'successes of two exchanges at once').toBeBetween(0, 1)
    },
  ),
  should(
    'AUTH-008',
    {
      statement: 'A code that is used twice takes the tokens issued from it with it.',
      source: rfc('RFC 6749 section 4.1.2'),
      ...BROWSER,
    },
    async ({ oauth, probe, expect }) => {
      const code = await oauth.code()
      const { access, refresh } = tokensOf(await oauth.exchange(code))
      expect(await probe(access)).toSucceed()
      await oauth.exchange(code)
      expect(await probe(access)).toBeRefused('unauthenticated')
      expect(await oauth.refresh(refresh)).toBeOAuthError('invalid_grant', 400)
    },
  ),
  must(
    'AUTH-009',
    {
      statement: 'A code is bound to the client it was issued to.',
      source: rfc('RFC 6749 section 4.1.3'),
      ...BROWSER,
    },
    async ({ oauth, expect }) => {
      const { id, secret } = oauth.otherClient
      const stolen = { client_id: id, client_secret: secret.reveal() }
      expect(await oauth.exchange(await oauth.code(), stolen)).toBeOAuthError('invalid_grant', 400)
      expect(await oauth.exchange(await oauth.code())).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-010',
    {
      statement: 'A code is bound to the redirect URI of its authorization request.',
      source: rfc('RFC 6749 section 4.1.3'),
      each: REDIRECTS,
      ...BROWSER,
    },
    async ({ row, oauth, expect }) => {
      const other = { redirect_uri: row.change(oauth.client.redirectUri, oauth) }
      expect(await oauth.exchange(await oauth.code(), other)).toBeOAuthError('invalid_grant', 400)
      expect(await oauth.exchange(await oauth.code())).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-011',
    {
      statement: 'A code lives as long as promised, and no longer.',
      source: binding('/authentication/lifetimes/code'),
      ...BROWSER,
      needs: [...BROWSER.needs, 'clock'],
    },
    async ({ oauth, advance, lifetime, expect }) => {
      const slack = slackOf(lifetime('code'))
      const young = await oauth.code()
      advance(lifetime('code') - slack)
      expect(await oauth.exchange(young)).toHaveStatus(200)
      const old = await oauth.code()
      advance(lifetime('code') + slack)
      expect(await oauth.exchange(old)).toBeOAuthError('invalid_grant', 400)
    },
  ),
]
