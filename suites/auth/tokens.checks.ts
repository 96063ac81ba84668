import {
  type Acts,
  accessOf,
  binding,
  cross,
  expiryOf,
  fieldOf,
  must,
  rfc,
  type Scope,
  slackOf,
  table,
} from '../../src/kit/index.ts'

/** A grant issues tokens, and a refresh kills them: both change something at the target. */
const CLIENT = { needs: ['consent', 'client'], calls: ['authorize', 'token'], danger: 'write' } as const

/** Every grant the token endpoint is bound to. */
function grants({ api }: Scope): { key: string; grant: string }[] {
  return Object.keys(api.binding.authentication.grants).map((grant) => ({ key: grant, grant }))
}

function grantsIn({ api }: Scope): Record<string, unknown> {
  return api.binding.authentication.grants
}

/** Secrets that are not the client's own. */
const SECRETS: Record<string, { secret: (oauth: Acts['oauth']) => string }> = {
  wrong: { secret: () => 'wrong' },
  truncated: { secret: ({ client }) => client.secret.reveal().slice(0, -1) },
  extended: { secret: ({ client }) => `${client.secret.reveal()}a` },
  'other-client': { secret: ({ otherClient }) => otherClient.secret.reveal() },
}

const UNAUTHENTICATED = ['invalid_request', 'invalid_client']

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
  'client-id': { grant: 'client_credentials', field: 'client_id', errors: UNAUTHENTICATED },
  'client-secret': { grant: 'client_credentials', field: 'client_secret', errors: UNAUTHENTICATED },
  'exchange-client-id': { grant: 'authorization_code', field: 'client_id', errors: UNAUTHENTICATED },
  'exchange-client-secret': { grant: 'authorization_code', field: 'client_secret', errors: UNAUTHENTICATED },
  'refresh-client-id': { grant: 'refresh_token', field: 'client_id', errors: UNAUTHENTICATED },
  'refresh-client-secret': { grant: 'refresh_token', field: 'client_secret', errors: UNAUTHENTICATED },
})

export const tokens = [
  must(
    'AUTH-020',
    {
      statement: 'A wrong client secret is refused with invalid_client and 401.',
      source: rfc('RFC 6749 section 5.2'),
      each: cross(grants, SECRETS),
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      const wrong = { client_secret: row.secret(oauth) }
      expect(await oauth.grant(row.grant, wrong)).toBeOAuthError('invalid_client', 401)
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
      expect(await oauth.grant(row.grant)).toHaveStatus(200)
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
      danger: 'write',
    },
    async ({ row, oauth, expect }) => {
      const refused = await oauth.anyGrant({ grant_type: row.grant })
      expect(refused).toBeOAuthError('unsupported_grant_type', 400)
      expect(await oauth.anyGrant()).toHaveStatus(200)
    },
  ),
  must(
    'AUTH-023',
    {
      statement: 'A token request that lacks a parameter is refused with the error made for it.',
      source: rfc('RFC 6749 section 5.2'),
      each: (scope) => OMITTED(scope).filter((row) => 'omission' in row || row.grant in grantsIn(scope)),
      ...CLIENT,
    },
    async ({ row, oauth, expect }) => {
      const answer = await oauth.grant(row.grant, { [row.field]: undefined })
      expect(answer).toHaveStatus(400, 401).toConform()
      expect(fieldOf(answer, 'error'), 'error of the refusal').toBeOneOf(row.errors)
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
        .toCarryHeader('cache-control', /\bno-store\b/i)
      expect(answer).toCarryHeader('pragma', /\bno-cache\b/i)
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
      expect(fieldOf(answer, 'token_type'), 'token_type').toMatch(/^bearer$/i)
      expect(accessOf(answer).reveal().length, 'length of the access token').toBeBetween(22, 4096)
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
    async ({ row, oauth, binding, now, lifetime, expect }) => {
      const told = expiryOf(binding, await oauth.grant(row.grant), now()) - now()
      const slack = slackOf(lifetime('access'))
      expect(told, 'told lifetime in ms').toBeBetween(lifetime('access') - slack, lifetime('access') + slack)
    },
  ),
  must(
    'AUTH-027',
    {
      statement: 'An access token lives until the time its answer told, and no longer.',
      source: binding('/authentication/expiry'),
      each: grants,
      ...CLIENT,
      needs: [...CLIENT.needs, 'clock'],
    },
    async ({ row, oauth, binding, probeOf, now, advance, lifetime, expect }) => {
      const slack = slackOf(lifetime('access'))
      const answer = await oauth.grant(row.grant, {}, () => advance(lifetime('access') / 2))
      const access = accessOf(answer)
      advance(expiryOf(binding, answer, now()) - now() - slack)
      expect(await probeOf(row.grant, access)).toSucceed()
      advance(2 * slack)
      expect(await probeOf(row.grant, access)).toBeRefused('unauthenticated')
    },
  ),
]
