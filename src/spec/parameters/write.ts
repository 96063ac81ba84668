import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { isJsonType } from '../document/responses.ts'
import { encoderOf } from './encoding.ts'
import { DELIMITERS, type Writing } from './writing.ts'

/**
 * A value as it stands in a request: what takes the place of `{name}` in a path, `a=1&b=2` of a query, the value of a
 * header, `a=1; b=2` of a cookie. Undefined where there is nothing to write: no value, null, no items, no members.
 * Source: OpenAPI 3.1.1, Parameter Object, Style Examples, which agrees with 3.1.0 but for two things: delimiters of queries
 * are percent-encoded as a URL demands, and labels that are not exploded have commas between their parts (RFC 6570 section
 * 3.2.5). Throws HarnessError USAGE where the style has no way to write the value.
 */
export function writeParameter(writing: Writing, value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (writing.contentType !== undefined) return document(writing, writing.contentType, value)
  if (value === null) return undefined
  const encode = encoderOf(writing)
  if (writing.in === 'query' && (writing.style === 'deepObject' || isNested(value)))
    return deep(writing, value)
  const text = (part: unknown) => encode(scalarText(writing, part))
  if (Array.isArray(value)) {
    const items = value.filter(isWritten).map(text)
    return items.length === 0 ? undefined : listed(writing, items)
  }
  if (isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => isWritten(member))
    const pairs = members.map(([name, member]) => [encode(name), text(member)] as const)
    return pairs.length === 0 ? undefined : grouped(writing, pairs)
  }
  return alone(writing, text(value))
}

type Pair = readonly [name: string, value: string]

function listed(writing: Writing, items: readonly string[]): string {
  if (!writing.explode) return alone(writing, items.join(DELIMITERS[writing.style]))
  const name = nameOf(writing)
  if (writing.style === 'simple') return items.join(',')
  if (writing.style === 'label') return items.map((item) => `.${item}`).join('')
  if (writing.style === 'matrix') return items.map((item) => matrix(name, item)).join('')
  return items.map((item) => `${name}=${item}`).join(between(writing))
}

function grouped(writing: Writing, pairs: readonly Pair[]): string {
  if (!writing.explode) return alone(writing, pairs.flat().join(DELIMITERS[writing.style]))
  const named = pairs.map(([name, value]) => `${name}=${value}`)
  if (writing.style === 'simple') return named.join(',')
  if (writing.style === 'label') return named.map((one) => `.${one}`).join('')
  if (writing.style === 'matrix') return pairs.map(([name, value]) => matrix(name, value)).join('')
  return named.join(between(writing))
}

/** A value that is one text. */
function alone(writing: Writing, text: string): string {
  if (writing.style === 'simple') return text
  if (writing.style === 'label') return `.${text}`
  if (writing.style === 'matrix') return matrix(nameOf(writing), text)
  return `${nameOf(writing)}=${text}`
}

/** An empty value goes without its equals sign (RFC 6570 section 3.2.7). */
function matrix(name: string, text: string): string {
  return text === '' ? `;${name}` : `;${name}=${text}`
}

/** RFC 6265 section 4.2.1 has a semicolon where OpenAPI's form style knows only of queries (3.1.1, Appendix D). */
function between({ in: place }: Writing): string {
  return place === 'cookie' ? '; ' : '&'
}

/** `filter[made][from]=…`: OpenAPI defines one level and scalars; further levels and lists go the way most servers read them. */
function deep(writing: Writing, value: unknown): string | undefined {
  const encode = encoderOf(writing)
  const pairsAt = (name: string, part: unknown): string[] => {
    if (!isWritten(part)) return []
    if (Array.isArray(part)) return part.flatMap((item) => pairsAt(name, item))
    if (isObject(part))
      return Object.entries(part).flatMap(([key, member]) => pairsAt(`${name}[${key}]`, member))
    return [`${encodeURIComponent(name)}=${encode(String(part))}`]
  }
  return pairsAt(writing.name, value).join('&') || undefined
}

function document(writing: Writing, contentType: string, value: unknown): string {
  const isJson = isJsonType(contentType)
  const text = isJson ? JSON.stringify(value) : scalarText(writing, value)
  if (writing.in === 'header') return isJson ? text.replace(/[^\x20-\x7e]/g, escaped) : text
  const encoded = encodeURIComponent(text)
  return writing.in === 'path' ? encoded : `${nameOf(writing)}=${encoded}`
}

/** A header cannot carry what is beyond ASCII, but JSON can say it without. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function nameOf({ name }: Writing): string {
  return encodeURIComponent(name)
}

function scalarText({ name, in: place, style }: Writing, value: unknown): string {
  if (typeof value === 'object')
    throw new HarnessError(
      'USAGE',
      `The ${place} parameter "${name}" holds a list or an object inside another one, which the style ${style} cannot write. Give it plain values.`,
    )
  return String(value)
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null
}

function isNested(value: unknown): boolean {
  return isObject(value) || Array.isArray(value)
    ? Object.values(value).some((part) => typeof part === 'object' && part !== null)
    : false
}
