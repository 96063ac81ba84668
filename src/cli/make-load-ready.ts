import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Journal } from '../client/journal.ts'
import type { Environment } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import { realClock } from '../load/engine/clock.ts'
import type { WireRequest } from '../load/engine/undici-send.ts'
import { READY_AT_MOST, readyEntries } from '../load/foresee.ts'
import { callOf, type LoadPlan, type MixEntry } from '../load/load-plan.ts'
import { captureRequests } from '../load/plan/capture.ts'
import type { Quota } from '../load/quota.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { TargetSession } from '../target/session.ts'

/** Requests of each call of a plan, by connection and call. */
export type Ready = ReadonlyMap<string, readonly WireRequest[]>

interface Making {
  scope: Scope
  session: TargetSession
  signal: AbortSignal
  /** Of a target that others use too: what is created is written down, and each connection's quota is kept to. */
  shared?: { journal: Journal; quotas: ReadonlyMap<string, Quota> }
}

/**
 * Makes the requests of a plan ready, one after another.
 * @throws HarnessError USAGE for a call that cannot be made, or takes more calls than were announced
 */
export async function makeLoadReady({ mix }: LoadPlan, making: Making): Promise<Ready> {
  const { scope, session, shared } = making
  const environment: Environment = {
    ...{ scope, openSession: async () => session, now: Date.now, random: randomBytes },
    ...(shared && { journal: shared.journal, sleep: (ms: number) => sleep(ms) }),
  }
  const ready = new Map<string, readonly WireRequest[]>()
  for (const entry of readyEntries(mix))
    ready.set(keyOf(entry), await captureRequests(entry, environment, bounded(entry, making)))
  if (shared) await refilled(shared.quotas, making.signal)
  return ready
}

/** Waits until what was taken has come back: the plan may need the whole of it. */
async function refilled(quotas: ReadonlyMap<string, Quota>, signal: AbortSignal): Promise<void> {
  const waits = [...quotas.values()].map((quota) => quota.fullAt() - realClock.now())
  const ms = Math.max(0, ...waits)
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {})
}

/** A request of a call, one after another. */
export function inTurn(ready: Ready, entry: MixEntry, index: number): WireRequest {
  const requests = ready.get(keyOf(entry)) ?? []
  const request = requests[index % requests.length]
  if (!request)
    throw new HarnessError(
      'RUN_BROKEN',
      'A call of the plan has no request. This is a defect of Assay: please report it.',
    )
  return request
}

/** Waits until the quota of a connection lets one more call through, or the run is interrupted. */
export async function awaitQuota(quota: Quota | undefined, signal: AbortSignal): Promise<void> {
  const wait = () => quota?.take(realClock.now()) ?? 0
  for (let ms = wait(); ms > 0 && !signal.aborted; ms = wait())
    await sleep(ms, undefined, { signal }).catch(() => {})
}

const keyOf = (entry: MixEntry) => `${entry.connection} ${callOf(entry)}`

function bounded(entry: MixEntry, { session, shared, signal }: Making): TargetSession {
  let sent = 0
  const quota = shared?.quotas.get(entry.connection)
  return {
    ...session,
    fetch: async (request, init) => {
      sent += 1
      if (sent > READY_AT_MOST) throw tooMany(entry)
      await awaitQuota(quota, signal)
      if (signal.aborted)
        throw new HarnessError('INTERRUPTED', 'Interrupted before any load was put on the target.')
      return session.fetch(request, init)
    },
  }
}

function tooMany(entry: MixEntry): HarnessError {
  return new HarnessError(
    'USAGE',
    `${callOf(entry)} takes more than the ${READY_AT_MOST} calls to make ready that were announced. Leave it out of the plan.`,
  )
}
