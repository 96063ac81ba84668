import { randomBytes } from 'node:crypto'
import { type Journal, runName } from '../client/journal.ts'
import type { Scope } from '../kit/scope.ts'
import { entitiesOf } from '../kit/scope.ts'
import { contractSample } from '../load/correctness/contract-sample.ts'
import type { PageFacts } from '../load/correctness/crawls.ts'
import { type ReadBack, readBack } from '../load/correctness/read-backs.ts'
import { realClock } from '../load/engine/clock.ts'
import { watchGenerator } from '../load/engine/generator-watch.ts'
import type { LoadMeans } from '../load/engine/load-means.ts'
import { runLoad } from '../load/engine/run-load.ts'
import { createUndiciSend, type WireRequest } from '../load/engine/undici-send.ts'
import { lookOf } from '../load/foresee.ts'
import { openLoadJournal } from '../load/load-journal.ts'
import { callOf, type LoadPlan } from '../load/load-plan.ts'
import type { CorrectnessMeasured, Measured } from '../load/measured.ts'
import { type SessionRequests, sessionRequests } from '../load/plan/session-requests.ts'
import { type Ceiling, openQuota, partOf, type Quota, quotaMemory } from '../load/quota.ts'
import type { Share } from '../load/schedule/arrivals.ts'
import { itemsPointer } from '../model/binding.ts'
import type { TargetSession } from '../target/session.ts'
import { type LoadReceiver, openLoadWebhooks } from './load-webhooks.ts'
import { awaitQuota, inTurn, makeLoadReady, type Ready } from './make-load-ready.ts'

interface Running extends Pick<LoadMeans, 'onSecond' | 'share'> {
  scope: Scope
  /** One for each connection, for as many runs as there are. */
  quotas: ReadonlyMap<string, Quota>
  session: TargetSession
  signal: AbortSignal
  /** Where what is created is written down, on a target that others use too. */
  journal?: Journal
  /** Where the target's webhooks come in. */
  receiver?: LoadReceiver
}

/** The bucket of each connection: its ceiling, or as much of it as this machine's share. */
export function openQuotas(ceilings: ReadonlyMap<string, Ceiling>, share?: Share): Map<string, Quota> {
  const machines = share?.of ?? 1
  return new Map(
    [...ceilings].map(([name, ceiling]) => [name, openQuota(quotaMemory(partOf(ceiling, machines)))]),
  )
}

/** Makes ready what the plan sends, runs it from this thread, then looks whether what was written is there. */
export async function runLoadPlan(plan: LoadPlan, running: Running): Promise<Measured> {
  const { scope, quotas, session, signal, onSecond, share, journal } = running
  const run = runName(randomBytes)
  const { webhooksWithinMs } = plan
  const hooks = webhooksWithinMs === undefined ? undefined : openLoadWebhooks(scope, running.receiver)
  const sample = contractSample(scope.api.document, plan.sample ?? 0)
  const ready = await makeLoadReady(plan, {
    ...{ scope, session, signal },
    ...(journal && { shared: { journal, quotas } }),
  })
  const sessions = sessionRequests(run, (call) => pageFacts(scope, call))
  const { baseUrl } = session
  const writes = journal && (await openLoadJournal(plan, { journal, scope, baseUrl, run, now: Date.now }))
  const sender = createUndiciSend({
    ...{ origin: new URL(session.baseUrl).origin, connections: plan.limits.maxInFlight, date: Date.now },
    request: (entry, index) => {
      const { step } = entry
      const base = inTurn(ready, entry, step?.page ?? index)
      const request = step ? sessions.request({ ...entry, step }, base, index) : base
      const own = request && (writes?.own(entry, index, request) ?? request)
      const watched = own && (hooks?.watch(entry, own) ?? own)
      return watched && sample.watch(callOf(entry), index, watched)
    },
  })
  try {
    const measured = await runLoad(plan, {
      ...{ clock: realClock, date: Date.now, send: sender.send, sockets: sender.sockets, signal, quotas },
      ...(onSecond && { onSecond }),
      ...(share && { share }),
      watch: watchGenerator({
        cpuMs: threadCpuMs,
        residentBytes: () => process.memoryUsage.rss(),
      }),
    })
    const told = [
      sample.result(),
      sessions.crawls.result(),
      await hooks?.result(webhooksWithinMs ?? 0, signal),
      await found(sessions, { ready, quotas, running }),
    ]
    const correctness = told.filter((one) => one !== undefined)
    return correctness.length === 0 ? measured : { ...measured, correctness }
  } finally {
    await sender.close()
    await writes?.close()
  }
}

/** Reads back what was written, within the quota of its connection. */
async function found(
  sessions: SessionRequests,
  { ready, quotas, running }: { ready: Ready; quotas: ReadonlyMap<string, Quota>; running: Running },
): Promise<CorrectnessMeasured | undefined> {
  if (sessions.written.length === 0) return undefined
  let next: WireRequest | undefined
  const sender = createUndiciSend({
    ...{ origin: new URL(running.session.baseUrl).origin, connections: 1, date: Date.now },
    request: () => next,
  })
  const ask = async (one: SessionRequests['written'][number]): Promise<ReadBack> => {
    const entry = lookOf(one.entry)
    if (!entry) return 'unread'
    let seen: ReadBack = 'unread'
    next = sessions.readBack(one, inTurn(ready, entry, 0), (read) => {
      seen = read
    })
    await awaitQuota(quotas.get(entry.connection), running.signal)
    await sender.send({ index: one.index, entry, signal: running.signal })
    return seen
  }
  try {
    return await readBack(sessions.written, ask, running.signal)
  } finally {
    await sender.close()
  }
}

function pageFacts(scope: Scope, call: string): PageFacts | undefined {
  const { paging, entities } = scope.api.binding
  const entity = entitiesOf(scope).find(({ list }) => list === call)
  const bound = entity && entities[entity.name]
  if (!bound || !entity.paged || paging.style !== 'page') return undefined
  const { page, first, size, maxSize, meta } = paging
  const id = bound.id
  return { page, first, size, maxSize, total: meta.total, items: itemsPointer(scope.api.binding, bound), id }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
