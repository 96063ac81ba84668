import { MASK } from './mask.ts'

/** Secrets that show by their form alone. Look-behinds keep each expression linear: no run of characters is begun twice. */
interface Shape {
  /** Lower-case, at least SHORTEST_MARK long: where none occurs, the shape does not. */
  marks: string[]
  mask(text: string): string
}

const PEM = /-----BEGIN ([A-Z0-9 ]{1,40})-----[\s\S]*?(?:-----END \1-----|$)/g
const JWT = /(?<![\w-])eyJ[\w-]{8,}\.[\w.-]*/g
const WEBHOOK_SECRET = /\bwhs(?:ec|k)_[\w+/=-]+/g
const BEARER = /\b(bearer|token)(\s{1,4})(?!\w+=)([\w.~+/=-]{4,})/gi
const BASIC = /\b(basic)(\s{1,4})([\w+/-]{4,}={0,2})/gi
const USER_INFO = /:\/\/[^\s/?#@"'<>\\]+@/g
const USER_INFO_HERE = new RegExp(USER_INFO.source, 'y')

/** How a JWT begins, by the first parameter of its header. */
const JWT_MARKS = [
  'alg',
  'typ',
  'kid',
  'enc',
  'cty',
  'crit',
  'jku',
  'jwk',
  'x5c',
  'x5t',
  'x5u',
  'zip',
  'b64',
].map((name) => Buffer.from(`{"${name}`).toString('base64').slice(0, 6).toLowerCase())

export const SHAPES: readonly Shape[] = [
  { marks: ['-----begin'], mask: (text) => text.replace(PEM, MASK) },
  { marks: JWT_MARKS, mask: (text) => text.replace(JWT, MASK) },
  { marks: ['whsec_', 'whsk_'], mask: (text) => text.replace(WEBHOOK_SECRET, MASK) },
  {
    marks: ['bearer', 'token'],
    mask: (text) =>
      text.replace(BEARER, (whole, scheme, gap, held) => (isProse(held) ? whole : scheme + gap + MASK)),
  },
  {
    marks: ['basic'],
    mask: (text) =>
      text.replace(BASIC, (whole, scheme, gap, held) => (isPair(held) ? scheme + gap + MASK : whole)),
  },
]

/** `https://user:password@host`: it has no mark that is rare enough, but `@` is quickly found. */
export function maskUserInfo(text: string): string {
  return mayHaveUserInfo(text) ? text.replace(USER_INFO, `://${MASK}@`) : text
}

/** Looks only where a `//` stands, which JSON has far fewer of than colons: many times faster than trying the expression at each. */
function mayHaveUserInfo(text: string): boolean {
  for (let at = text.indexOf('//'); at >= 0; at = text.indexOf('//', at + 1)) {
    USER_INFO_HERE.lastIndex = at - 1
    if (at > 0 && USER_INFO_HERE.test(text)) return true
  }
  return false
}

/** "bearer authentication": letters only, and not many, are a word. */
function isProse(word: string): boolean {
  return word.length < 24 && /^[a-z]+[.-]?[a-z]*\.?$/i.test(word)
}

function isPair(word: string): boolean {
  return /^[^\p{Cc}]*:[^\p{Cc}]*$/u.test(Buffer.from(word, 'base64').toString('latin1'))
}
