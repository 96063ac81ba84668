import { setTimeout as sleep } from 'node:timers/promises'
import type { Scope } from '../kit/scope.ts'
import type { BoundFiles } from '../kit/suite.ts'
import type { Foreseen } from '../load/foresee.ts'
import type { LoadPlan } from '../load/load-plan.ts'
import { type Ceiling, ceilingOfManifest, lowerOf, ofTarget } from '../load/quota.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import type { FoundTarget } from '../target/config.ts'
import { loadRefusal } from '../target/guard.ts'
import { findTarget } from '../target/load-config.ts'
import { probe } from '../target/probe.ts'
import { remoteSession } from '../target/remote.ts'
import type { TargetSession } from '../target/session.ts'
import { chooseFiles } from './house.ts'
import { openLoadSandbox } from './load-sandbox.ts'
import type { LoadReceiver } from './load-webhooks.ts'

/** Where load goes, decided before anything is sent. */
export interface LoadTarget {
  name: string
  /** Whether others use it too, so that what is written there is to be taken back. */
  isShared: boolean
  files: BoundFiles
  /** What may be asked of each connection there. */
  ceiling(scope: Scope): Ceiling
  /** Why this may not be done there; undefined where it may. */
  refusal(plan: LoadPlan, foreseen: Foreseen): string | undefined
  /** Opens it, once it answers as the API does. Throws as `probe` and `remoteSession`. */
  open(scope: Scope, plan: LoadPlan, means: OpenMeans): Promise<TargetSession>
}

interface OpenMeans {
  signal: AbortSignal
  /** Where webhooks of the embedded sandbox go. */
  receiver?: LoadReceiver
}

export interface LoadTargetOptions {
  system?: string
  target?: string
  records?: number
  seed: number
}

/** Throws HarnessError NOT_FOUND for a name of nothing, USAGE for options that do not go together. */
export async function chooseLoadTarget(
  options: LoadTargetOptions,
  folder: string,
  io: Io,
): Promise<LoadTarget> {
  const { system, target: name, records, seed } = options
  if (name === undefined) {
    const files = await chooseFiles(system === undefined ? {} : { system }, folder)
    return {
      ...{ name: 'embedded sandbox', isShared: false, files, refusal: () => undefined },
      ceiling: ({ manifest }) => ceilingOfManifest(manifest),
      open: (_, { records: counts }, { receiver }) =>
        openLoadSandbox({
          files,
          seed,
          ...(records === undefined ? {} : { records }),
          ...(counts && { counts }),
          ...(receiver && { receiver: `${receiver.origin}/webhooks` }),
        }),
    }
  }
  if (records !== undefined)
    throw new HarnessError(
      'USAGE',
      `--records sets the data of the embedded sandbox, and ${name} is another target. Leave one of them out.`,
    )
  const target = await findTarget(folder, name)
  const files = await chooseFiles({ api: target.api, system: system ?? target.system }, folder)
  return {
    ...{ name, isShared: true, files },
    ceiling: ({ manifest }) => {
      const claimed = ceilingOfManifest(manifest)
      return target.load?.rate === undefined ? claimed : lowerOf(claimed, ofTarget(target.load.rate))
    },
    refusal: (plan, foreseen) => loadRefusal(target, asked(plan, foreseen)),
    open: (scope, _, { signal }) => openRemote({ name, target, io }, scope, signal),
  }
}

function asked(
  { mix }: LoadPlan,
  { calls, connections, besides, search }: Foreseen,
): Parameters<typeof loadRefusal>[1] {
  return {
    writes: mix.some(({ kind }) => kind !== 'read'),
    calls: calls + besides.ready + besides.readBack + (search?.calls ?? 0),
    peakPerSecond: Math.max(...connections.map(({ peakPerSecond }) => peakPerSecond)),
  }
}

async function openRemote(
  { name, target, io }: { name: string; target: FoundTarget; io: Io },
  { api }: Scope,
  signal: AbortSignal,
): Promise<TargetSession> {
  const session = await remoteSession(name, target, io)
  try {
    await probe(session, api, { now: io.now, sleep: (ms) => sleep(ms, undefined, { signal }) })
  } catch (error) {
    if (!signal.aborted) throw error
    const message = `Interrupted while waiting for the target "${name}" to answer; no load was put on it.`
    throw new HarnessError('INTERRUPTED', message, error)
  }
  return session
}
