import { isSecretName } from '../secret-names.ts'
import { MASK } from './mask.ts'

/** Words that say how credentials are meant; they stay, so that a reader sees what was tried. */
const SCHEMES = new Set([
  'bearer',
  'basic',
  'digest',
  'token',
  'apikey',
  'hmac',
  'negotiate',
  'dpop',
  'mutual',
])
const COOKIES = new Set(['cookie', 'set-cookie'])
const URLS = new Set(['location', 'content-location', 'referer', 'refresh'])
const CHALLENGES = new Set(['www-authenticate', 'proxy-authenticate', 'authentication-info'])
const SHOWN_KEPT = 100
/** Long and with a digit: in the words of a challenge that is a token that was echoed. */
const ECHOED = /(?<![\w.~+/=-])(?=[a-z_.~+/=-]*\d)[\w.~+/=-]{16,}/gi

export interface HeaderMasking {
  learn(value: string): void
  /** What credentials are shown as: the same are sent with every call, and depend on nothing else. */
  shown: Map<string, string>
  url(url: string): string
  text(text: string): string
}

export function maskHeader(name: string, value: string, how: HeaderMasking): string {
  const lower = name.toLowerCase()
  if (COOKIES.has(lower)) return value === '' ? value : MASK
  if (isSecretName(lower)) return showCredentials(value, how)
  if (URLS.has(lower)) return how.url(value)
  return CHALLENGES.has(lower) ? how.text(value).replace(ECHOED, MASK) : how.text(value)
}

function showCredentials(value: string, how: HeaderMasking): string {
  const known = how.shown.get(value)
  if (known !== undefined) return known
  const shown = maskCredentials(value, how)
  if (how.shown.size < SHOWN_KEPT) how.shown.set(value, shown)
  return shown
}

/** `Bearer abc` becomes `Bearer ***`, also for several credentials joined by commas. */
function maskCredentials(value: string, how: HeaderMasking): string {
  return value.replace(/[^\s,]+/g, (word) => {
    if (SCHEMES.has(word.toLowerCase())) return word
    how.learn(word)
    how.learn(passwordOf(word))
    return MASK
  })
}

/** The password of a Basic pair, so that it is known when it turns up alone. */
function passwordOf(word: string): string {
  const pair = Buffer.from(word, 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}
