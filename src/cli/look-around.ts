import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Gate } from '../client/gate.ts'
import { type JournalEntry, parseJournal } from '../client/journal.ts'
import { type Ledger, openLedger } from '../kit/ledger.ts'
import { createReader, type Reader } from '../kit/reader.ts'
import type { Scope } from '../kit/scope.ts'
import { lookAt } from '../kit/unchanged.ts'
import type { Exercised } from '../model/exercised.ts'
import type { Io } from '../model/io.ts'
import { type RunProof, type Traffic, trafficOf } from '../model/read-only.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { TargetSession } from '../target/session.ts'
import { JOURNAL_FILE } from './journal-file.ts'
import { plainCaller } from './plain-caller.ts'

/** A look before and after a whole run. */
export interface LookAround {
  /** `whole` is false where a check may have sent something that it did not come to report. */
  end(sent: Traffic, whole: boolean): Promise<RunProof>
  /** What was sent to look. */
  traffic(): Traffic
  /** What looking has exercised. */
  exercised(): Exercised[]
}

interface LookMeans {
  scope: Scope
  session: TargetSession
  runFolder: string
  io: Io
  gate?: Gate | undefined
  sleep(ms: number): Promise<void>
}

/** Looks at all that a target has, before a run. Never throws: where it cannot be looked at, there is no proof. */
export async function lookAround(means: LookMeans): Promise<LookAround> {
  const ledger = openLedger(means.scope.api.document)
  const told = {
    traffic: () => trafficOf(ledger.sent),
    exercised: () => ledger.exercised(createRedactor([means.session.connections.primary.access]).text),
  }
  try {
    const lookAgain = await lookAt({ scope: means.scope, reader: readerOf(means, ledger), alone: false })
    return {
      ...told,
      end: async (sent, whole) => {
        try {
          const journal = { entries: await journalIn(means.runFolder) }
          const proof = await lookAgain({ sent: sent.writes, journal })
          return whole || proof.verdict !== 'changed by others' ? proof : unknown(UNFINISHED)
        } catch (error) {
          return unknown(`it could not be looked at after the run: ${reasonOf(error)}`)
        }
      },
    }
  } catch (error) {
    const proof = unknown(`it could not be looked at before the run: ${reasonOf(error)}`)
    return { ...told, end: async () => proof }
  }
}

const UNFINISHED = 'something changed, and the run ended early: what its last check sent is not known'

function unknown(because: string): RunProof {
  return { verdict: 'not proven', because }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function readerOf({ scope, session, io, sleep, gate }: LookMeans, ledger: Ledger): Reader {
  const written = { ...session, fetch: ledger.record(session.fetch, session.baseUrl) }
  const caller = plainCaller({ api: scope.api, session: written, io, gate, sleep })
  return createReader(scope, caller, async () => caller)
}

/** A run that has made nothing has no journal. */
async function journalIn(runFolder: string): Promise<JournalEntry[]> {
  const text = await readFile(join(runFolder, JOURNAL_FILE), 'utf8').catch(() => '')
  return parseJournal(text).entries
}
