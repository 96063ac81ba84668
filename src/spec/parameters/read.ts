import { isJsonType } from '../document/responses.ts'
import { decoded } from './encoding.ts'
import { DELIMITERS, type Writing } from './writing.ts'

/** What a value is to be read as: the writing alone does not tell, `a,b` may be one text or two. */
export type Shape = 'scalar' | 'array' | 'object'

/** Parts of values are texts: `7` is a number only where the schema says so. A `content` parameter is read as what it is. */
export type Reading = string | string[] | Record<string, string>

/** A name, decoded, and its value as it was sent. */
export type SentPair = readonly [name: string, value: string]

/** The pairs of a query (without its `?`) or of a Cookie header, in order. What cannot be decoded is kept as it was sent. */
export function sentPairs(place: 'query' | 'cookie', text: string): SentPair[] {
  const parts = text.split(place === 'query' ? '&' : /; */).filter((part) => part !== '')
  return parts.map((part) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
    return [decoded({ in: place }, name) ?? name, value]
  })
}

interface Asked {
  shape: Shape
  /** Names that an object written without its own (exploded `form`) may have; any, where this is left out. */
  members?: readonly string[]
}

/** Reads a parameter of a query or cookie. Undefined where it is not there or cannot be read in this shape. */
export function readPairs(
  writing: Writing,
  pairs: readonly SentPair[],
  { shape, members }: Asked,
): Reading | { json: unknown } | undefined {
  const own = pairs.filter(([name]) => name === writing.name).map(([, value]) => value)
  const [first] = own
  if (writing.contentType !== undefined) return first === undefined ? undefined : document(writing, first)
  if (writing.style === 'deepObject') return shape === 'object' ? deep(writing, pairs) : undefined
  if (shape === 'object' && writing.explode)
    return collected(writing, members ? pairs.filter(([name]) => members.includes(name)) : pairs)
  if (first === undefined) return undefined
  if (shape === 'array' && writing.explode) return texts(writing, own)
  return whole(writing, first, shape)
}

/** Reads a parameter of a path, or the value of a header. Undefined where it cannot be read in this shape. */
export function readText(
  writing: Writing,
  text: string,
  shape: Shape,
): Reading | { json: unknown } | undefined {
  if (writing.contentType !== undefined) return document(writing, text)
  if (writing.style === 'matrix') return matrix(writing, text, shape)
  if (writing.style !== 'label') return parted(writing, text, { shape, by: ',' })
  if (!text.startsWith('.')) return undefined
  return parted(writing, text.slice(1), { shape, by: writing.explode ? '.' : ',' })
}

function matrix(writing: Writing, text: string, shape: Shape): Reading | undefined {
  if (!text.startsWith(';')) return undefined
  const pairs = text
    .slice(1)
    .split(';')
    .map((part): SentPair => {
      const [name = '', ...rest] = part.split('=')
      return [decoded(writing, name) ?? name, rest.join('=')]
    })
  if (shape === 'object' && writing.explode) return collected(writing, pairs)
  const own = pairs.filter(([name]) => name === writing.name).map(([, value]) => value)
  const [first] = own
  if (first === undefined) return undefined
  return shape === 'array' && writing.explode ? texts(writing, own) : whole(writing, first, shape)
}

/** A value that was sent as one text: its parts stand between the delimiters of its style. */
function whole(writing: Writing, text: string, shape: Shape): Reading | undefined {
  const { style } = writing
  if (style !== 'spaceDelimited' && style !== 'pipeDelimited')
    return parted({ ...writing, explode: false }, text, { shape, by: ',' })
  // These delimiters are sent encoded, plain or, for a blank, as a plus.
  const by = DELIMITERS[style]
  const plain = style === 'pipeDelimited' ? text.replace(/\||%7c/gi, by) : text.replace(/ |\+/g, by)
  return parted({ ...writing, explode: false }, plain, { shape, by })
}

function parted(
  writing: Writing,
  text: string,
  { shape, by }: { shape: Shape; by: string },
): Reading | undefined {
  if (shape === 'scalar') return decoded(writing, text)
  const sent = text.split(by)
  // Blanks may stand around the commas of a header (RFC 9110 section 5.6.1).
  const parts = writing.in === 'header' ? sent.map((part) => part.trim()) : sent
  if (shape === 'array') return texts(writing, parts)
  if (writing.explode) return collected(writing, parts.map(keyed))
  if (parts.length % 2 === 1) return undefined
  const names = parts.filter((_, index) => index % 2 === 0)
  return collected(
    writing,
    names.map((name, index): SentPair => [decoded(writing, name) ?? name, parts[2 * index + 1] ?? '']),
  )

  function keyed(part: string): SentPair {
    const [name = '', ...rest] = part.split('=')
    return [decoded(writing, name) ?? name, rest.join('=')]
  }
}

function deep(writing: Writing, pairs: readonly SentPair[]): Record<string, string> | undefined {
  const prefix = `${writing.name}[`
  const inside = pairs.filter(([name]) => name.startsWith(prefix) && name.endsWith(']'))
  return collected(
    writing,
    inside.map(([name, value]): SentPair => [name.slice(prefix.length, -1), value]),
  )
}

function collected(writing: Writing, pairs: readonly SentPair[]): Record<string, string> | undefined {
  const values = texts(
    writing,
    pairs.map(([, value]) => value),
  )
  if (!values || pairs.length === 0) return undefined
  return Object.fromEntries(pairs.map(([name], index) => [name, values[index] ?? '']))
}

function texts(writing: Writing, sent: readonly string[]): string[] | undefined {
  const read = sent.map((text) => decoded(writing, text)).filter((text) => text !== undefined)
  return read.length === sent.length ? read : undefined
}

function document(writing: Writing, sent: string): { json: unknown } | string | undefined {
  const text = decoded(writing, sent)
  if (text === undefined || !isJsonType(writing.contentType ?? '')) return text
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
