/** 32 bits of a text (FNV-1a, finished by `mix`): names of connections, entities and fields become numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash, text.length)
}

/** Two 32-bit numbers into one that looks random; the same two always give the same. */
export function mix(a: number, b: number): number {
  let x = (a ^ Math.imul(b, 0x9e3779b1)) >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

/** A short sequence of repeatable random numbers. Not for secrets. */
export class Dice {
  readonly #seed: number
  #rolls = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** 0 to 2³² − 1. */
  word(): number {
    this.#rolls += 1
    return mix(this.#seed, this.#rolls)
  }

  /** At least 0, below 1. */
  share(): number {
    return this.word() / 0x1_0000_0000
  }

  /** A whole number of `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + Math.floor(this.share() * (max - min + 1))
  }

  /** One of the items; undefined only where there is none. */
  oneOf<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.share() * items.length)]
  }
}

/** Repeatable bytes: good for tests, no secret. */
export function seededBytes(seed: string): (count: number) => Uint8Array {
  const dice = new Dice(hashText(seed))
  return (count) => Uint8Array.from({ length: count }, () => dice.word() & 0xff)
}
