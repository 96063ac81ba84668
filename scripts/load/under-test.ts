import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { realClock } from '../../src/load/engine/clock.ts'
import { watchGenerator } from '../../src/load/engine/generator-watch.ts'
import { runLoad } from '../../src/load/engine/run-load.ts'
import { createUndiciSend } from '../../src/load/engine/undici-send.ts'
import { type LoadLimits, type LoadPlan, USUAL_LIMITS, USUAL_STOP } from '../../src/load/load-plan.ts'
import type { Measured } from '../../src/load/measured.ts'
import type { Behaviour, Witness } from './behaviour.ts'

/** Gives a server of this behaviour to `use`, and ends it afterwards. */
export async function withServer<T>(
  behaviour: Behaviour,
  use: (url: string, witness: () => Promise<Witness>) => Promise<T>,
): Promise<T> {
  const worker = new Worker(new URL('./server.ts', import.meta.url), { workerData: behaviour })
  try {
    const [url] = (await once(worker, 'message')) as [string]
    return await use(url, async () => {
      worker.postMessage('witness')
      const [witness] = (await once(worker, 'message')) as [Witness]
      return witness
    })
  } finally {
    await worker.terminate()
  }
}

/** A plan of one constant phase. */
export function constantPlan(rate: number, seconds = 10, given: Partial<LoadPlan> = {}): LoadPlan {
  const profile = { kind: 'constant', rate } as const
  return {
    name: `${rate}/s for ${seconds} s`,
    seed: 1,
    arrivals: 'even',
    phases: [{ name: 'steady', role: 'steady', durationMs: seconds * 1000, profile }],
    mix: [{ operation: 'GET /', connection: 'one', kind: 'get', weight: 1 }],
    limits: USUAL_LIMITS,
    stop: USUAL_STOP,
    ...given,
  }
}

export function withLimits(plan: LoadPlan, limits: Partial<LoadLimits>): LoadPlan {
  return { ...plan, limits: { ...plan.limits, ...limits } }
}

/** Runs a plan against this address with the engine and the sender that Assay ships. */
export async function measureOpen(url: string, plan: LoadPlan): Promise<Measured> {
  const { origin, pathname } = new URL(url)
  const sender = createUndiciSend({
    origin,
    connections: plan.limits.maxInFlight,
    date: Date.now,
    request: () => ({ method: 'GET', path: pathname, headers: {} }),
  })
  const gauges = { cpuMs: threadCpuMs, residentBytes: () => process.memoryUsage.rss() }
  try {
    return await runLoad(plan, {
      clock: realClock,
      date: Date.now,
      send: sender.send,
      sockets: sender.sockets,
      watch: watchGenerator(gauges),
    })
  } finally {
    await sender.close()
  }
}

/** ms of CPU that this thread has used. */
export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
