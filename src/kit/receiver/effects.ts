import type { ReceiverSession } from '../../target/receiver/session.ts'

/** How long an effect may come after its answer, and how often it is looked for. */
const WAIT = { longestMs: 2000, shortestMs: 300, everyMs: 20 }

/** Counts the effects that deliveries have, which may come after their answers. */
export interface Effects {
  /** Effects so far; undefined where nothing counts them. */
  now(): Promise<number | undefined>
  /** Effects since, once there are as many as are owed and no more come; `longestMs` where they may take longer than usual. */
  since(before: number, owed: number, longestMs?: number): Promise<number>
}

export function effectsOf({ count, clock, settleMs }: ReceiverSession): Effects {
  let patienceMs = WAIT.longestMs
  let slowestMs: number | undefined
  const read = async () => (await count?.()) ?? 0
  return {
    now: async () => count?.(),
    async since(before, owed, longestMs = patienceMs) {
      let seen = await read()
      // How long nothing more has come: what comes one after another is waited for as long as it goes on.
      let idleMs = 0
      while (seen < before + owed && idleMs < longestMs) {
        await clock.wait(WAIT.everyMs)
        const now = await read()
        idleMs += WAIT.everyMs
        if (now === seen) continue
        slowestMs = Math.max(slowestMs ?? 0, idleMs)
        seen = now
        idleMs = 0
      }
      if (seen > before) slowestMs ??= 0
      if (owed > 0) patienceMs = patienceOf(slowestMs)
      return (await settled(seen)) - before
    },
  }

  /** Where nothing was counted at all, waiting once has shown it; else effects are as late as others were, or a little more. */
  function patienceOf(lateMs: number | undefined): number {
    return lateMs === undefined ? 0 : Math.min(WAIT.longestMs, Math.max(WAIT.shortestMs, 4 * lateMs))
  }

  async function settled(first: number): Promise<number> {
    if (settleMs === 0) return first
    let seen = first
    for (let turn = 0; turn < 20; turn += 1) {
      await clock.wait(settleMs)
      const again = await read()
      if (again === seen) return again
      seen = again
    }
    return seen
  }
}
