import { parseDuration } from '../model/duration.ts'
import type { Manifest } from '../model/manifest.ts'

/** Runs repeat because time does: unless told otherwise, a sandbox begins here. */
const BEGINNING = Date.parse('2026-01-15T09:00:00Z')

/** Time in the sandbox, ms since the epoch. */
export interface SandboxClock {
  now(): number
  advance(ms: number): void
  /** A request came in. */
  tick(): void
}

/**
 * `'system'` follows the real clock. Any other clock stands still between requests, and each request moves it on by a
 * step.
 */
export function createClock(start: number | 'system' | undefined, step: number): SandboxClock {
  if (start === 'system') {
    let ahead = 0
    return {
      now: () => Date.now() + ahead,
      advance(ms) {
        ahead += ms
      },
      tick() {},
    }
  }
  let now = start ?? BEGINNING
  const advance = (ms: number) => {
    now += ms
  }
  return { now: () => now, advance, tick: () => advance(step) }
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
