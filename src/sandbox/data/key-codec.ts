import { mix } from './dice.ts'
import type { Shape } from './schema-shape.ts'

/** How the keys of an entity look: as its schema demands. */
export interface KeyShape {
  kind: 'hex' | 'uuid' | 'number'
  /** Of a `hex` key. */
  length: number
}

const USUAL: KeyShape = { kind: 'hex', length: 40 }
const SHORTEST = 12

export function keyShapeOf(shape: Shape | undefined): KeyShape {
  const { format, maxLength } = shape?.schema ?? {}
  if (shape?.types[0] === 'integer' || shape?.types[0] === 'number') return { ...USUAL, kind: 'number' }
  if (format === 'uuid') return { ...USUAL, kind: 'uuid' }
  return typeof maxLength === 'number' && maxLength < USUAL.length
    ? { ...USUAL, length: Math.max(SHORTEST, maxLength) }
    : USUAL
}

/**
 * Keys of one entity in one connection: opaque, different in every connection, and yet each tells its record's place
 * without a search. A key is the place, enciphered, followed by a tag over it that a guess will not hit.
 */
export class KeyCodec {
  readonly #secret: number
  readonly #shape: KeyShape

  constructor(secret: number, shape: KeyShape) {
    this.#secret = secret
    this.#shape = shape
  }

  write(index: number): string | number {
    const cipher = encipher(index, this.#secret)
    if (this.#shape.kind === 'number') return cipher * 2 ** 20 + (this.#tag(cipher, 1) >>> 12)
    let hex = hexOf(cipher)
    for (let part = 1; part <= 4; part++) hex += hexOf(this.#tag(cipher, part))
    return this.#shape.kind === 'hex' ? hex.slice(0, this.#shape.length) : uuidOf(hex)
  }

  /** The place a key names; undefined for one that was never written here. */
  read(key: string): number | undefined {
    const cipher =
      this.#shape.kind === 'number' ? Math.floor(Number(key) / 2 ** 20) : Number.parseInt(key.slice(0, 8), 16)
    if (!Number.isInteger(cipher) || cipher < 0 || cipher > 0xffff_ffff) return undefined
    const index = decipher(cipher, this.#secret)
    return String(this.write(index)) === key ? index : undefined
  }

  #tag(cipher: number, part: number): number {
    return mix(mix(this.#secret, part), cipher)
  }
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const byteOf = (word: number, shift: number): string => BYTES[(word >>> shift) & 0xff] ?? ''
const hexOf = (word: number): string =>
  byteOf(word, 24) + byteOf(word, 16) + byteOf(word, 8) + byteOf(word, 0)

/** Version 4, variant 1 (RFC 9562), so that validators take it. */
function uuidOf(hex: string): string {
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return parts.join('-')
}

const ROUNDS = [0x3c6ef372, 0xdaa66d2b, 0x78dde6e4, 0x1715609d]

/** A Feistel network over 32 bits: a permutation, so no two places share a key. */
function encipher(index: number, secret: number): number {
  let [left, right] = [index >>> 16, index & 0xffff]
  for (const round of ROUNDS) [left, right] = [right, left ^ half(right, round, secret)]
  return ((left << 16) | right) >>> 0
}

function decipher(cipher: number, secret: number): number {
  let [left, right] = [cipher >>> 16, cipher & 0xffff]
  for (const round of ROUNDS.toReversed()) [left, right] = [right ^ half(left, round, secret), left]
  return ((left << 16) | right) >>> 0
}

const half = (value: number, round: number, secret: number): number => mix(secret ^ round, value) & 0xffff
