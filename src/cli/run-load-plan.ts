import { randomBytes } from 'node:crypto'
import type { Scope } from '../kit/scope.ts'
import { realClock } from '../load/engine/clock.ts'
import { watchGenerator } from '../load/engine/generator-watch.ts'
import type { LoadMeans } from '../load/engine/load-means.ts'
import { runLoad } from '../load/engine/run-load.ts'
import { createUndiciSend, type WireRequest } from '../load/engine/undici-send.ts'
import type { LoadPlan, MixEntry } from '../load/load-plan.ts'
import type { Measured } from '../load/measured.ts'
import { captureRequests } from '../load/plan/capture.ts'
import { sessionRequests } from '../load/plan/session-requests.ts'
import { type Ceiling, openQuota, quotaMemory } from '../load/quota.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { TargetSession } from '../target/session.ts'

interface Running extends Pick<LoadMeans, 'onSecond'> {
  scope: Scope
  /** What may be asked of each connection. */
  ceilings: ReadonlyMap<string, Ceiling>
  session: TargetSession
  signal: AbortSignal
}

/** Makes ready what the plan sends, then runs it from this thread. */
export async function runLoadPlan(
  plan: LoadPlan,
  { scope, ceilings, session, signal, onSecond }: Running,
): Promise<Measured> {
  const environment = { scope, openSession: async () => session, now: Date.now, random: randomBytes }
  const ready = new Map<string, readonly WireRequest[]>()
  for (const entry of plan.mix)
    if (!ready.has(keyOf(entry))) ready.set(keyOf(entry), await captureRequests(entry, environment, session))
  const sessions = sessionRequests(randomBytes(4).toString('hex'))
  const sender = createUndiciSend({
    origin: new URL(session.baseUrl).origin,
    connections: plan.limits.maxInFlight,
    date: Date.now,
    request: (entry, index) => {
      const base = inTurn(ready.get(keyOf(entry)) ?? [], entry.step?.page ?? index)
      return entry.step ? sessions.request(entry.step, base, index) : base
    },
  })
  try {
    return await runLoad(plan, {
      ...{ clock: realClock, date: Date.now, send: sender.send, sockets: sender.sockets, signal },
      ...(onSecond && { onSecond }),
      quotas: new Map([...ceilings].map(([name, ceiling]) => [name, openQuota(quotaMemory(ceiling))])),
      watch: watchGenerator({
        cpuMs: () => process.threadCpuUsage().user / 1000,
        residentBytes: () => process.memoryUsage.rss(),
      }),
    })
  } finally {
    await sender.close()
  }
}

const keyOf = ({ operation, connection, step }: MixEntry) => `${connection} ${step?.call ?? operation}`

function inTurn(requests: readonly WireRequest[], index: number): WireRequest {
  const request = requests[index % requests.length]
  if (!request)
    throw new HarnessError(
      'RUN_BROKEN',
      'A call of the plan has no request. This is a defect of Assay: please report it.',
    )
  return request
}
