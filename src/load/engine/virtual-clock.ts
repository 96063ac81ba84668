import { Timers } from '../../sandbox/timers.ts'
import type { LoadClock } from './clock.ts'

/** Time that moves on only where nothing is left to do at its present instant: an hour passes in no time, and repeats. */
export interface VirtualClock extends LoadClock {
  /** Lets time pass until this has come about. Rejects where nothing would ever happen any more. */
  until<T>(work: Promise<T>): Promise<T>
  sleep(ms: number): Promise<void>
  /** Time stands still while this is done: work that really takes a moment, such as an answer of the embedded sandbox. */
  standStill<T>(work: () => Promise<T>): Promise<T>
}

export function createVirtualClock(): VirtualClock {
  let now = 0
  let working = 0
  const timers = new Timers()
  const at: LoadClock['at'] = (instant, act) => timers.add(Math.max(now, instant), act)
  return {
    now: () => now,
    at,
    sleep: (ms) => new Promise((resolve) => void at(now + ms, resolve)),
    standStill: async (work) => {
      working += 1
      try {
        return await work()
      } finally {
        working -= 1
      }
    },
    until: async (work) => {
      let over = false
      const end = () => {
        over = true
      }
      work.then(end, end)
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        if (over) return work
        if (working > 0) continue
        const next = timers.takeDue(Number.POSITIVE_INFINITY)
        if (!next) throw new Error('time stands still: what is waited for never comes')
        now = next.instant
        next.act()
      }
    },
  }
}
