import { type LoadPlan, USUAL_LIMITS } from '../load-plan.ts'
import { type Measured, UNWATCHED } from '../measured.ts'
import type { GeneratorWatch } from './generator-watch.ts'
import type { LoadMeans } from './load-means.ts'
import { runLoad } from './run-load.ts'
import type { Send, Sent } from './send.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

export const OK: Sent = { class: 'ok', bytes: 10 }

/** A generator that has nothing to complain of. */
export const watch: GeneratorWatch = { sample() {}, finish: ({ sockets }) => ({ ...UNWATCHED, sockets }) }

/** A steady phase of 10 s at a rate, of one operation. */
export function planOf(
  rate: number,
  given: Partial<LoadPlan> = {},
  limits: Partial<LoadPlan['limits']> = {},
): LoadPlan {
  return {
    name: 'test',
    seed: 1,
    arrivals: 'even',
    phases: [{ name: 'steady', role: 'steady', durationMs: 10_000, profile: { kind: 'constant', rate } }],
    mix: [{ operation: 'GET /a', connection: 'one', kind: 'get', weight: 1 }],
    stop: { throttling: 'unplanned' },
    ...given,
    limits: { ...USUAL_LIMITS, ...limits },
  }
}

/** Answers requests by a clock of its own. */
export type Server = (clock: VirtualClock) => Send

/** Runs a plan in no time, by a clock that only moves where nothing is left to do. */
export function runVirtually(
  plan: LoadPlan,
  server: Server,
  means: Partial<LoadMeans> = {},
): Promise<Measured> {
  const clock = createVirtualClock()
  const send = server(clock)
  return clock.until(runLoad(plan, { clock, date: () => 0, send, watch, ...means }))
}

/** Takes the same time for each. */
export const taking =
  (ms: number): Server =>
  (clock) =>
  async () => {
    await clock.sleep(ms)
    return OK
  }

/** Serves one after another, each for this time: where more come in it, calls pile up. */
export const oneByOne =
  (ms: number): Server =>
  (clock) => {
    let free = 0
    return async () => {
      free = Math.max(free, clock.now()) + ms
      await clock.sleep(free - clock.now())
      return OK
    }
  }
