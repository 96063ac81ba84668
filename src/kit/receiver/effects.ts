import type { ReceiverSession } from '../../target/receiver/session.ts'

/** How long an effect may come after its answer, and how often it is looked for. */
const WAIT = { longestMs: 2000, everyMs: 20 }

/** Counts the effects that deliveries have, which may come after their answers. */
export interface Effects {
  /** Effects so far; undefined where nothing counts them. */
  now(): Promise<number | undefined>
  /** Effects since, once there are as many as are owed and no more come. */
  since(before: number, owed: number): Promise<number>
}

export function effectsOf({ count, clock, settleMs }: ReceiverSession): Effects {
  let patienceMs = WAIT.longestMs
  const read = async () => (await count?.()) ?? 0
  return {
    now: async () => count?.(),
    async since(before, owed) {
      let seen = await read()
      for (let waited = 0; seen < before + owed && waited < patienceMs; waited += WAIT.everyMs) {
        await clock.wait(WAIT.everyMs)
        seen = await read()
      }
      // Where nothing is counted at all, waiting once has shown it.
      if (seen < before + owed) patienceMs = 0
      return (await settled(seen)) - before
    },
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
