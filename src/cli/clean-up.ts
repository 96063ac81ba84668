import { setTimeout as sleep } from 'node:timers/promises'
import type { GateSettings } from '../client/gate.ts'
import { type Journal, openJournal, runName } from '../client/journal.ts'
import { intentsOf } from '../client/journal-facts.ts'
import { type Balance, takeBack } from '../client/take-back/take-back.ts'
import type { Scope } from '../kit/scope.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io, Output } from '../model/io.ts'
import type { TargetConfig } from '../target/config.ts'
import { guarded, guardRefusal } from '../target/guard.ts'
import { findTarget } from '../target/load-config.ts'
import { probe } from '../target/probe.ts'
import { remoteSession } from '../target/remote.ts'
import { loadScope } from './environment.ts'
import type { OpenJournal } from './find-journals.ts'
import { chooseFiles } from './house.ts'
import { journalFile } from './journal-file.ts'
import { plainCaller } from './plain-caller.ts'
import { gateOf } from './run-gate.ts'
import { showBalance, showFate } from './show-balance.ts'

export interface CleanUpOptions {
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
  const target = await findTarget(process.cwd(), run.target)
  demandSameAddress(found, target)
  const refusal = dryRun ? undefined : guardRefusal(target, ['write'])
  if (refusal !== undefined)
    throw guarded(run.target, refusal, `up to ${intentsOf(found).length} records taken back`)
  out.write(`${path}: on ${run.target}, ${run.baseUrl}, since ${run.at}\n`)
  if (torn > 0) out.write(`  note: passed over ${torn} lines that were cut off\n`)
  const files = await chooseFiles({ api: run.api, system: run.system }, process.cwd())
  const scope = await loadScope(files)
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

/** Under another address are other records, whatever their keys. */
function demandSameAddress({ path, run }: OpenJournal, { baseUrl }: TargetConfig): void {
  if (baseUrl.replace(/\/$/, '') === run.baseUrl) return
  throw new HarnessError(
    'USAGE',
    `${path} tells of records at ${run.baseUrl}, and the target "${run.target}" is at ${baseUrl} now. Give the target that address again, or delete the journal.`,
  )
}
