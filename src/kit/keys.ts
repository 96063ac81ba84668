import type { Crawl } from './reader.ts'
import { Unjudged } from './unjudged.ts'

/** Keys somebody might guess from a known one: counted up and down, letters exchanged, the ends cut. */
export function neighboursOf(key: string): string[] {
  const last = key.slice(-1)
  const middle = Math.floor(key.length / 2)
  const candidates = [
    key.slice(0, -1) + next(last),
    key.slice(0, -1) + previous(last),
    key.slice(0, middle) + next(key[middle] ?? '') + key.slice(middle + 1),
    next(key[0] ?? '') + key.slice(1),
    key.slice(0, -1),
    `${key}0`,
    '1',
    '0',
  ]
  return [...new Set(candidates)].filter((candidate) => candidate !== key && candidate !== '')
}

/**
 * A key near to a known one, or one longer than it, that names no crawled record; Unjudged where that is not sure. The known
 * one is any where none is named.
 */
export function unusedKey(crawl: Crawl, kind: 'near' | 'longer', own?: string): string {
  const known = new Set(crawl.keys)
  const sample = own ?? crawl.keys[Math.floor(crawl.keys.length / 2)] ?? ''
  const candidates = kind === 'longer' ? [`${sample}0`, `${sample}00`] : neighboursOf(sample).slice(0, 4)
  const unused = candidates.find((candidate) => !known.has(candidate))
  const counted = !crawl.complete && /^\d+$/.test(sample)
  if (unused !== undefined && sample !== '' && !counted) return unused
  throw new Unjudged(`no key near to those of ${crawl.entity.name} is surely unused`)
}

/** The keys that are none of a reader's own; Unjudged where its list is too long to see whose one is. */
export function strangersAmong(keys: readonly string[], own: Crawl): string[] {
  const known = new Set(own.keys)
  const strangers = keys.filter((key) => !known.has(key))
  if (own.complete || strangers.length === 0) return strangers
  throw new Unjudged(`${own.entity.name} are too many to see whose ${strangers[0]} is`)
}

/** A key that one crawl holds and another surely not; Unjudged where both count their records alike. */
export function foreignKey(crawl: Crawl, own: Crawl): string {
  const known = new Set(own.keys)
  const foreign = crawl.keys.filter((key) => !known.has(key))
  const key = foreign[Math.floor(foreign.length / 2)]
  if (key !== undefined && (own.complete || !/^\d+$/.test(key))) return key
  throw new Unjudged(`no key of ${crawl.entity.name} is surely none of ${own.entity.name}`)
}

/**
 * A token with one character exchanged, at a place that may be counted from the end. The new one differs in its highest
 * bits: of the last character of a token in base64, the lowest may say nothing.
 */
export function spoilt(token: string, place: number): string {
  const at = place < 0 ? token.length + place : place
  return `${token.slice(0, at)}${/[Q-Za-f]/.test(token[at] ?? '') ? 'w' : 'a'}${token.slice(at + 1)}`
}

/** Every letter in its other case; where there is none, another character in the middle. */
export function inOtherCase(text: string): string {
  const other = text.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  return other === text ? spoilt(text, Math.floor(text.length / 2)) : other
}

const ALPHABET = '0123456789abcdef'

function next(letter: string): string {
  return shift(letter, 1)
}

function previous(letter: string): string {
  return shift(letter, ALPHABET.length - 1)
}

function shift(letter: string, by: number): string {
  const place = ALPHABET.indexOf(letter.toLowerCase())
  return place < 0 ? '0' : (ALPHABET[(place + by) % ALPHABET.length] ?? '0')
}
