import type { Caller } from '../client/caller.ts'
import type { Gate } from '../client/gate.ts'
import { gated } from '../client/gate.ts'
import type { Recorder } from '../client/recorder.ts'
import { Withheld } from '../client/withheld.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { type Judgement, skipped } from './judgement.ts'
import type { Ledger } from './ledger.ts'

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
  /** Whether a budget leaves room for what no verdict hangs on. */
  hasRoom(): boolean
  /** Work that no verdict hangs on: it ends where a request of it is withheld or not answered, and nothing is lacking then. */
  aside(work: () => Promise<unknown>): Promise<void>
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
    hasRoom: () => gate?.hasRoom() ?? true,
    aside: async (work) => {
      const known = withheld
      await work().catch((error: unknown) => {
        if (!(error instanceof HarnessError)) throw error
      })
      withheld = known
    },
    caller: (caller) => (gate ? callerThrough(caller, gate) : caller),
    judged: (own, redactor) =>
      withheld ? skipped({ kind: 'not-applicable', because: withheld.message }, redactor) : own,
  }
}

/** Work that no verdict hangs on and that sends at most so many requests, as long as a budget has room for them. */
export function asideOf({
  ledger,
  barrier,
}: {
  ledger: Ledger
  barrier: Pick<Barrier, 'aside' | 'hasRoom'>
}) {
  return (most: number, work: (mayAsk: () => boolean) => Promise<unknown>): Promise<void> => {
    const last = ledger.sent.length + most
    return barrier.aside(() => work(() => ledger.sent.length < last && barrier.hasRoom()))
  }
}

async function demandOpen(gate: Gate, address: string): Promise<void> {
  gate.demandOpen(address)
}
