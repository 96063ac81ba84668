import type { Caller } from '../client/caller.ts'
import type { Gate } from '../client/gate.ts'
import { gated } from '../client/gate.ts'
import type { Recorder } from '../client/recorder.ts'
import { Withheld } from '../client/withheld.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { type Judgement, skipped } from './judgement.ts'

/** Stands between one check and the gate of its run, and remembers what was not sent: without it a check proves nothing. */
export interface Barrier {
  /** The first request that was withheld. */
  readonly withheld: Withheld | undefined
  /** Waits and counts before an exchange begins, so that no wait counts as slowness of the target. */
  recorder(recorder: Recorder): Recorder
  /** Asks before anything is written down of what a call is about to make. */
  caller(caller: Caller): Caller
  /** Remembers what was thrown, where it is a request that was withheld. */
  note(error: unknown): void
  /** The judgement on a check of which something was withheld, whatever else it found; else its own. */
  judged(own: Judgement, redactor: Redactor): Judgement
}

export function createBarrier(gate: Gate | undefined): Barrier {
  let withheld: Withheld | undefined
  const note = (error: unknown) => {
    if (error instanceof Withheld) withheld ??= error
  }
  const noting = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      note(error)
      throw error
    })
  const callerThrough = (caller: Caller, open: Gate): Caller => ({
    as: (token) => callerThrough(caller.as(token), open),
    call: async (address, init) => {
      await noting(demandOpen(open, address))
      return caller.call(address, init)
    },
  })
  return {
    get withheld() {
      return withheld
    },
    note,
    recorder: (recorder) => {
      if (!gate) return recorder
      return {
        record: (fetch, deadlineMs) => {
          const through = gated(recorder.record(fetch, deadlineMs), gate)
          return (request, init) => noting(through(request, init))
        },
        redactor: recorder.redactor,
        get exchanges() {
          return recorder.exchanges
        },
      }
    },
    caller: (caller) => (gate ? callerThrough(caller, gate) : caller),
    judged: (own, redactor) =>
      withheld ? skipped({ kind: 'not-applicable', because: withheld.message }, redactor) : own,
  }
}

async function demandOpen(gate: Gate, address: string): Promise<void> {
  gate.demandOpen(address)
}
