import { setTimeout as sleep } from 'node:timers/promises'
import type { GateSettings } from '../client/gate.ts'
import { type Journal, openJournal, runName } from '../client/journal.ts'
import { intentsOf } from '../client/journal-facts.ts'
import { type Balance, takeBack } from '../client/take-back/take-back.ts'
import type { Scope } from '../kit/scope.ts'
import type { Io, Output } from '../model/io.ts'
import type { TargetConfig } from '../target/config.ts'
import { guarded, guardRefusal } from '../target/guard.ts'
import { probe } from '../target/probe.ts'
import { remoteSession } from '../target/remote.ts'
import type { OpenJournal } from './find-journals.ts'
import { journalFile } from './journal-file.ts'
import { madeOn, type Retold } from './made-on.ts'
import { plainCaller } from './plain-caller.ts'
import { gateOf } from './run-gate.ts'
import { showBalance, showFate } from './show-balance.ts'

export interface CleanUpOptions extends Retold {
  /** Reads alone, and tells what would be done. */
  dryRun: boolean
  /** Where each record and the balance are told. */
  out: Output
  /** What may be sent; everything where absent. */
  gate?: GateSettings | undefined
}

/** Takes back what one journal tells of, from the target where it was made. */
export async function cleanUp(found: OpenJournal, options: CleanUpOptions, io: Io): Promise<Balance> {
  const { dryRun, out } = options
  const { path, run, torn } = found
  const { target, scope: loadOwn } = await madeOn(found, options)
  const refusal = dryRun ? undefined : guardRefusal(target, ['write'])
  if (refusal !== undefined)
    throw guarded(run.target, refusal, `up to ${intentsOf(found).length} records taken back`)
  out.write(`${path}: on ${run.target}, ${run.baseUrl}, since ${run.at}\n`)
  if (torn > 0) out.write(`  note: passed over ${torn} lines that were cut off\n`)
  const scope = await loadOwn()
  const store = dryRun ? undefined : journalFile(path)
  const journal = openJournal(runName(io.random), store, found.entries)
  const balance = await takeBackFrom({ name: run.target, target, scope, journal }, options, io)
  await journal.close()
  showBalance(balance, out, dryRun)
  return balance
}

interface Place {
  name: string
  target: TargetConfig
  scope: Scope
  journal: Journal
}

async function takeBackFrom(place: Place, { dryRun, out, ...may }: CleanUpOptions, io: Io): Promise<Balance> {
  const { api, manifest } = place.scope
  const session = await remoteSession(place.name, place.target, io)
  const wait = (ms: number) => sleep(ms)
  const gate = gateOf(may.gate, { scope: place.scope, baseUrl: session.baseUrl, io })
  await probe(session, api, { now: io.now, sleep: wait, ...(gate && { gate }) })
  return takeBack({
    caller: plainCaller({ api, session, io, gate, sleep: wait }),
    binding: api.binding,
    manifest,
    journal: place.journal,
    now: io.now,
    sleep: wait,
    dryRun,
    onFate: (fate) => showFate(fate, out, dryRun),
  })
}
