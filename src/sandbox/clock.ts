import { parseDuration } from '../model/duration.ts'
import type { Manifest } from '../model/manifest.ts'
import { Timers } from './timers.ts'

/** Runs repeat because time does: unless told otherwise, a sandbox begins here. */
const BEGINNING = Date.parse('2026-01-15T09:00:00Z')

/** Time in the sandbox, ms since the epoch. */
export interface SandboxClock {
  now(): number
  /** Moves on, and does on the way what is due, each thing at its own time. */
  advance(ms: number): void
  /** A request came in. */
  tick(): void
  /** Does something once it is this late; the answer calls it off. */
  at(instant: number, act: () => void): () => void
  /** As `advance`, and waits for all that comes of what is due before it goes on, unless that waits for the world outside. */
  pass(ms: number): Promise<void>
}

/**
 * `'system'` follows the real clock. Any other clock stands still between requests, and each request moves it on by a
 * step.
 */
export function createClock(start: number | 'system' | undefined, step: number): SandboxClock {
  return start === 'system' ? systemClock() : ownClock(start ?? BEGINNING, step)
}

function ownClock(start: number, step: number): SandboxClock {
  let now = start
  const timers = new Timers()
  const advance = (ms: number) => {
    const goal = now + ms
    for (let due = timers.takeDue(goal); due; due = timers.takeDue(goal)) {
      now = Math.max(now, due.instant)
      due.act()
    }
    now = Math.max(now, goal)
  }
  return {
    now: () => now,
    advance,
    tick: () => advance(step),
    at: (instant, act) => timers.add(instant, act),
    async pass(ms) {
      const goal = now + ms
      await settled()
      for (let next = timers.next(); next !== undefined && next <= goal; next = timers.next()) {
        advance(Math.max(0, next - now))
        await settled()
      }
      advance(Math.max(0, goal - now))
    },
  }
}

function systemClock(): SandboxClock {
  let ahead = 0
  const now = () => Date.now() + ahead
  const timers = new Timers()
  let alarm: NodeJS.Timeout | undefined
  const wind = () => {
    clearTimeout(alarm)
    const next = timers.next()
    // A timer of Node's holds 24 days; one that rings too early is wound again.
    if (next !== undefined) alarm = setTimeout(ring, Math.min(2 ** 31 - 1, Math.max(0, next - now()))).unref()
  }
  const ring = () => {
    for (let due = timers.takeDue(now()); due; due = timers.takeDue(now())) due.act()
    wind()
  }
  const advance = (ms: number) => {
    ahead += ms
    ring()
  }
  return {
    now,
    advance,
    tick() {},
    at(instant, act) {
      const callOff = timers.add(instant, act)
      wind()
      return callOff
    },
    async pass(ms) {
      advance(ms)
      await settled()
    },
  }
}

/** Everything that needs nothing but its turn has had it. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** The rate limit in ms. */
export function rateWindow({ rateLimit: { requests, per } }: Manifest): { requests: number; ms: number } {
  return { requests, ms: parseDuration(per) ?? 60_000 }
}

/** What a request takes: so much that one caller after another never comes near the rate limit. */
export function stepOf(manifest: Manifest): number {
  const { requests, ms } = rateWindow(manifest)
  return Math.max(1, Math.ceil(ms / Math.max(1, requests)))
}
