import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import autocannon from 'autocannon'
import { constantPlan, measureOpen, withLimits } from '../load/under-test.ts'
import type { Measure } from './measure.ts'

const CONNECTIONS = 50
/** ms; a rate whose starts lag more is not held. */
const MOST_DELAY_MS = 5
const SECONDS = 4
/** Halvings of the bracket between a rate that is held and one that is not. */
const HALVINGS = 5
/** A noisy moment is no verdict on a rate. */
const ATTEMPTS = 2

/** The highest arrival rate that the load engine holds, against what autocannon saturates the same server with. */
export async function* benchLoad(): AsyncGenerator<Measure> {
  const server = new Worker(new URL('./canned-server.ts', import.meta.url))
  try {
    const [baseUrl] = (await once(server, 'message')) as [string]
    const url = `${baseUrl}/api/erp/purchase-orders/1`
    const closed = await saturate(url)
    const { rate, delay } = await highest(url, closed)
    yield {
      name: 'load engine: arrivals held, against autocannon’s closed model',
      value: rate / closed,
      unit: '×',
      aim: { at: 'least', value: 0.7 },
      details: [
        `${rate.toFixed(0)}/s with p99 of the start delay ${delay.toFixed(2)} ms; autocannon ${closed.toFixed(0)}/s`,
        'generator and server share the machine',
      ],
    }
  } finally {
    await server.terminate()
  }
}

/** Answers per second. Without a rate there is none of its correction. */
async function saturate(url: string): Promise<number> {
  const run = () => autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
  await run()
  return (await run()).requests.average
}

async function highest(url: string, closed: number): Promise<{ rate: number; delay: number }> {
  let held = { rate: 0, delay: Number.NaN }
  let [low, high] = [0, closed * 1.2]
  await delayAt(url, closed * 0.3)
  for (let step = 0; step < HALVINGS; step += 1) {
    const rate = (low + high) / 2
    const delay = await holds(url, rate)
    if (delay !== undefined) held = { rate, delay }
    if (delay !== undefined) low = rate
    else high = rate
  }
  return held
}

async function holds(url: string, rate: number): Promise<number | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const delay = await delayAt(url, rate)
    if (delay < MOST_DELAY_MS) return delay
  }
  return undefined
}

/** p99 of the delay of starts in ms; Infinity where a start was dropped, or one in a hundred had to wait for a place. */
async function delayAt(url: string, rate: number): Promise<number> {
  const plan = withLimits(constantPlan(rate, SECONDS), { maxInFlight: CONNECTIONS * 4 })
  const { totals, generator } = await measureOpen(url, plan)
  const waited = totals.late / totals.offered > 0.01
  return totals.dropped > 0 || waited ? Number.POSITIVE_INFINITY : generator.startDelayMs.p99
}
