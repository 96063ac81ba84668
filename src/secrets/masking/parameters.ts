import { isUrlName } from '../secret-names.ts'
import { MASK, type Watch } from './mask.ts'

const IN_URL = /([?&#;])/
const IN_FORM = /(&)/

/** Masks secret parameters in the query, the matrix and the fragment of a URL. */
export function maskUrlParameters(url: string, watch: Watch): string {
  const isSecret = (name: string) => isUrlName(name) || watch.isSecret(name)
  return maskEach(url, { separators: IN_URL, watch: { ...watch, isSecret }, depth: 0 })
}

/** Masks secret fields of an `application/x-www-form-urlencoded` text. */
export function maskForm(form: string, watch: Watch): string {
  return maskEach(form, { separators: IN_FORM, watch, depth: 0 })
}

interface How {
  separators: RegExp
  watch: Watch
  depth: number
}

function maskEach(text: string, how: How): string {
  return text
    .split(how.separators)
    .map((part) => maskPair(part, how))
    .join('')
}

function maskPair(part: string, how: How): string {
  const equals = part.indexOf('=')
  const value = part.slice(equals + 1)
  if (equals <= 0 || value === '') return part
  const name = part.slice(0, equals)
  if (!how.watch.isSecret(decode(name))) return `${name}=${maskInner(value, how)}`
  how.watch.learn(decode(value))
  return `${name}=${MASK}`
}

/** A whole URL may be the value of a parameter: `redirect_uri=https%3A%2F%2F…%3Fcode%3D…`. */
function maskInner(value: string, { watch, depth }: How): string {
  if (depth > 2 || !/%3d/i.test(value)) return value
  const inner = decode(value)
  const masked = maskEach(inner, { separators: IN_URL, watch, depth: depth + 1 })
  return masked === inner ? value : encodeURIComponent(masked)
}

const NAME = /(?<![\w.%~[\]-])([\w.%~[\]-]+)(=|:\s?)/g
const VALUE = /[^&#;\s"'<>\\,)]+/y
/** The word before credentials is no secret; what follows it is masked by its shape. */
const SCHEME = /^(?:basic|bearer|token)$/i

/**
 * Masks secret parameters within any text: of URLs, commands and messages (`client_secret=…`), and header lines whose name
 * is of several words (`X-Api-Key: …`; before a colon a lone word like "token" may be prose).
 */
export function maskTextParameters(text: string, watch: Watch): string {
  let masked = ''
  let done = 0
  for (const match of text.matchAll(NAME)) {
    const start = match.index + match[0].length
    if (match.index < done || !isMeant(text, match, watch)) continue
    VALUE.lastIndex = start
    const value = VALUE.exec(text)?.[0] ?? ''
    if (value === '' || SCHEME.test(value)) continue
    watch.learn(decode(value))
    masked += text.slice(done, start) + MASK
    done = start + value.length
  }
  return masked + text.slice(done)
}

function isMeant(text: string, match: RegExpExecArray, watch: Watch): boolean {
  const [, name = '', sign] = match
  if (sign !== '=') return /[_-]/.test(name) && watch.isSecret(name)
  return watch.isSecret(decode(name)) || (isUrlName(name) && /[?&#]/.test(text.charAt(match.index - 1)))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
