/**
 * Which names stand before a secret: header names, query parameters, form fields, keys of bodies. A name counts by how it
 * ends, so `accessToken`, `X-Auth-Token` and `refresh_token` do, `tokenType` and `primaryKey` do not.
 * Words of a name are parted by a space here; any separator or none parts them in a real name.
 */
const ENDINGS = [
  'token',
  'secret',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'credential',
  'authorization',
  'cookie',
  'assertion',
  'signature',
  'code verifier',
  'device code',
  'user code',
  'authorization code',
  'auth code',
  'api key',
  'private key',
  'access key',
  'secret key',
  'signing key',
  'encryption key',
  'shared key',
  'subscription key',
  'connection string',
  'saml response',
  'saml request',
  'session id',
  'sessid',
  'client cert',
  'client certificate',
]

/** Too short to be an ending of anything else. */
const WHOLE = ['sig', 'jwt', 'otp', 'pwd']

/** What may follow without changing what the name holds: `passwordConfirmation`, `tokens`, `secret2`. */
const TAIL = /(?:value|hash|text|plain|raw|base64|encoded|encrypted|confirmation|confirm|repeat|again|s|\d+)$/

/** A place in a list is no secret, though it is called a token. */
const PLACE_IN_A_LIST = /(?:page|next|previous|prev|continuation|cursor|sync|skip|resume)token$/

/** Secret only in a message of OAuth; elsewhere the code or state of a record. */
const OAUTH_NAMES = new Set(['code', 'state'])
/** Secret in the query of any URL: an authorization code and, as some providers have it, an API key. */
const URL_NAMES = new Set(['code', 'key'])
const OAUTH_MARKS = ['grant_type', 'granttype', 'redirect_uri', 'redirecturi', 'client_id', 'clientid']

const joinedEndings = ENDINGS.map((ending) => ending.replaceAll(' ', ''))
const endsSecretly = new RegExp(`(?:${joinedEndings.join('|')})$`)
const whole = new Set(WHOLE)
const verdicts = new Map<string, boolean>()
const VERDICTS_KEPT = 10_000

export function isSecretName(name: string): boolean {
  const known = verdicts.get(name)
  if (known !== undefined) return known
  if (verdicts.size >= VERDICTS_KEPT) verdicts.clear()
  // What is masked already is no name, or masking twice would mask more.
  const verdict = !/[=*]/.test(name) && [name, ...name.split(/[.[\]]/)].some(isSecretPart)
  verdicts.set(name, verdict)
  return verdict
}

function isSecretPart(part: string): boolean {
  const joined = part.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (PLACE_IN_A_LIST.test(joined)) return false
  if (whole.has(joined) || endsSecretly.test(joined)) return true
  const shorter = joined.replace(TAIL, '')
  return shorter !== joined && isSecretPart(shorter)
}

export function isOAuthName(name: string): boolean {
  return OAUTH_NAMES.has(name.toLowerCase())
}

export function isUrlName(name: string): boolean {
  return URL_NAMES.has(name.toLowerCase())
}

/** Characters of the shortest mark. */
export const SHORTEST_MARK = 5

/** Lower-case marks one of which every text has that holds a secret's name: a text without any need not be looked at closely. */
export function nameMarks(): string[] {
  const words = ENDINGS.flatMap((ending) => ['', '_', '-', '.', ' '].map((by) => ending.replaceAll(' ', by)))
  const short = WHOLE.flatMap((name) => [`"${name}"`, `"${name}\\`])
  const parameters = [...WHOLE, ...OAUTH_NAMES, ...URL_NAMES].flatMap((name) =>
    ['?', '&', '#', ';'].map((start) => `${start}${name}=`),
  )
  return [...new Set([...words, ...short, ...parameters, ...OAUTH_MARKS])]
}
