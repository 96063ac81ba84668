import { parseDuration } from '../model/duration.ts'
import type { Manifest } from '../model/manifest.ts'
import type { RateNote } from './rate-headers.ts'

/** Of what a system allows, a run takes this much: others use the connection as well, and clocks differ. */
const SHARE = 0.8
/** Of what a system allows in one window, this much may come at once. With `SHARE` it stays below the whole. */
const BURST = 0.1

/** Calls that a connection may make. */
export interface Ceiling {
  perSecond: number
  /** So many at once, where none came before. */
  burst: number
  origin: CeilingOrigin
}

const ORIGINS = ['manifest', 'headers', 'target'] as const
/** Who told of a ceiling; `target` is what its owner allows in the configuration. */
export type CeilingOrigin = (typeof ORIGINS)[number]

/** `requests` in any `ms`, as a manifest or a header tells. */
export function ceilingOf(requests: number, ms: number, origin: Ceiling['origin']): Ceiling {
  return {
    perSecond: (requests * SHARE * 1000) / ms,
    burst: Math.max(1, Math.floor(requests * BURST)),
    origin,
  }
}

export function ceilingOfManifest({ rateLimit: { requests, per } }: Pick<Manifest, 'rateLimit'>): Ceiling {
  return ceilingOf(requests, parseDuration(per) ?? 60_000, 'manifest')
}

/** What the owner of a target allows, whole: it was said of this very run. */
export function ofTarget(perSecond: number): Ceiling {
  return { perSecond, burst: Math.max(1, Math.floor(perSecond)), origin: 'target' }
}

/** What one of so many machines may take of it, so that all of them together stay within the whole. */
export function partOf({ perSecond, burst, origin }: Ceiling, machines: number): Ceiling {
  return { perSecond: perSecond / machines, burst: Math.max(1, Math.floor(burst / machines)), origin }
}

export function lowerOf(one: Ceiling, other: Ceiling): Ceiling {
  return other.perSecond < one.perSecond ? other : one
}

/** One bucket per connection, of which all workers of a run take. Instants are in ms, on one clock for all of them. */
export interface Quota {
  /** Takes one call: 0 where it may start now, else the ms until it might. Nothing is taken then. */
  take(now: number): number
  /** Nothing may start before this instant. */
  pauseUntil(instant: number): void
  /** Learns from an answer: a ceiling that is lower than the known one, or a window that is used up. */
  learn(note: RateNote, now: number): void
  ceiling(): Ceiling | undefined
  /** The instant when all that was taken has come back. */
  fullAt(): number
}

/** Three words of 64 bits: when the bucket is empty, until when it is closed, µs per call. One of 32: how many at once. */
const BYTES = 32
const EMPTY_AT = 0
const CLOSED_UNTIL = 1
const STEP = 2
const BURST_WORD = 6
const ORIGIN_WORD = 7

export function quotaMemory(ceiling?: Ceiling): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(BYTES)
  if (ceiling) store(memory, ceiling)
  return memory
}

/** The bucket in this memory, which any number of threads may open. Without a ceiling it only knows pauses. */
export function openQuota(memory: SharedArrayBuffer): Quota {
  const words = new BigInt64Array(memory, 0, 3)
  const pauseUntil = (instant: number) => raise(words, CLOSED_UNTIL, micros(instant))
  return {
    take: (now) => takeOne({ words, burst: new Int32Array(memory)[BURST_WORD] ?? 1 }, micros(now)),
    pauseUntil,
    learn: (note, now) => {
      if (note.window) {
        const learned = ceilingOf(note.window.requests, note.window.ms, 'headers')
        const known = read(memory)
        if (!known || learned.perSecond < known.perSecond) store(memory, learned)
      }
      if (note.usedUpForMs !== undefined) pauseUntil(now + note.usedUpForMs)
    },
    ceiling: () => read(memory),
    fullAt: () => toMs(Atomics.load(words, EMPTY_AT)),
  }
}

/**
 * The generic cell rate algorithm: `EMPTY_AT` is when a bucket that leaks one call per step would be empty. It may lie at
 * most a burst ahead, so that no window of any length lets more pass than burst + rate × window.
 */
function takeOne({ words, burst }: { words: BigInt64Array; burst: number }, now: bigint): number {
  const closed = Atomics.load(words, CLOSED_UNTIL)
  if (closed > now) return toMs(closed - now)
  const step = Atomics.load(words, STEP)
  if (step === 0n) return 0
  for (;;) {
    const emptyAt = Atomics.load(words, EMPTY_AT)
    const from = emptyAt > now ? emptyAt : now
    const ahead = from - now - step * BigInt(burst - 1)
    if (ahead > 0n) return toMs(ahead)
    if (Atomics.compareExchange(words, EMPTY_AT, emptyAt, from + step) === emptyAt) return 0
  }
}

function raise(words: BigInt64Array, at: number, value: bigint): void {
  for (;;) {
    const held = Atomics.load(words, at)
    if (held >= value || Atomics.compareExchange(words, at, held, value) === held) return
  }
}

function store(memory: SharedArrayBuffer, { perSecond, burst, origin }: Ceiling): void {
  Atomics.store(new Int32Array(memory), BURST_WORD, burst)
  Atomics.store(new Int32Array(memory), ORIGIN_WORD, ORIGINS.indexOf(origin))
  Atomics.store(new BigInt64Array(memory, 0, 3), STEP, BigInt(Math.max(1, Math.ceil(1_000_000 / perSecond))))
}

function read(memory: SharedArrayBuffer): Ceiling | undefined {
  const step = Number(Atomics.load(new BigInt64Array(memory, 0, 3), STEP))
  if (step === 0) return undefined
  const [burst = 1, origin = 0] = [BURST_WORD, ORIGIN_WORD].map((at) =>
    Atomics.load(new Int32Array(memory), at),
  )
  return { perSecond: 1_000_000 / step, burst, origin: ORIGINS[origin] ?? 'manifest' }
}

function micros(ms: number): bigint {
  return BigInt(Math.round(ms * 1000))
}

function toMs(us: bigint): number {
  return Number(us) / 1000
}
