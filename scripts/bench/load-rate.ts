import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import autocannon from 'autocannon'
import { constantPlan, measureOpen, threadCpuMs, withLimits } from '../load/under-test.ts'
import type { Measure } from './measure.ts'

const CONNECTIONS = 50
/** ms; a rate whose starts lag more is not held. */
const MOST_DELAY_MS = 5
const SECONDS = 3
/** Halvings of the bracket between a rate that is held and one that is not. */
const HALVINGS = 6
/** Noise of the machine only ever delays, so the best of so many tries counts, for both. */
const ATTEMPTS = 3
/** Of what autocannon reaches: a rate at which nothing but the machine delays a start. */
const IDLE = 0.02

/** A rate per second, the share of a core that it took, and p99 of the delay of starts in ms. */
interface Held {
  rate: number
  cpu: number
  delay: number
}

/** The highest arrival rate that the load engine holds, against what autocannon saturates the same server with. */
export async function* benchLoad(): AsyncGenerator<Measure> {
  const server = new Worker(new URL('./canned-server.ts', import.meta.url))
  try {
    const [baseUrl] = (await once(server, 'message')) as [string]
    const url = `${baseUrl}/api/erp/purchase-orders/1`
    const before = await saturate(url)
    const idle = await bestOf(url, before.rate * IDLE)
    const held =
      idle.delay < MOST_DELAY_MS ? await highest(url, { low: idle, high: before.rate * 1.2 }) : idle
    const closed = meanOf(before, await saturate(url))
    yield {
      name: 'load engine: arrivals held, against autocannon’s closed model',
      value: held === idle ? 0 : held.rate / closed.rate,
      unit: '×',
      aim: { at: 'least', value: 0.7 },
      details: [
        `${told(held)} with p99 of the start delay ${held.delay.toFixed(2)} ms; autocannon ${told(closed)}`,
        `per core ${(held.rate / held.cpu / (closed.rate / closed.cpu)).toFixed(2)} ×; idle, the machine itself delays starts by ${idle.delay.toFixed(2)} ms`,
        'generator and server share the machine',
      ],
    }
  } finally {
    await server.terminate()
  }
}

/** The search between the two takes a minute, in which a shared machine may become faster or slower. */
function meanOf(before: Omit<Held, 'delay'>, after: Omit<Held, 'delay'>): Omit<Held, 'delay'> {
  return { rate: (before.rate + after.rate) / 2, cpu: (before.cpu + after.cpu) / 2 }
}

const told = ({ rate, cpu }: Pick<Held, 'rate' | 'cpu'>) =>
  `${rate.toFixed(0)}/s with ${cpu.toFixed(2)} of a core`

/** Answers per second. Without a rate there is none of its correction. The first run is for the compiler alone. */
async function saturate(url: string): Promise<Omit<Held, 'delay'>> {
  let best = { rate: 0, cpu: Number.NaN }
  for (let attempt = 0; attempt <= ATTEMPTS; attempt += 1) {
    const before = { cpu: threadCpuMs(), at: performance.now() }
    const { requests } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
    const cpu = (threadCpuMs() - before.cpu) / (performance.now() - before.at)
    if (attempt > 0 && requests.average > best.rate) best = { rate: requests.average, cpu }
  }
  return best
}

async function highest(url: string, bracket: { low: Held; high: number }): Promise<Held> {
  let { low, high } = bracket
  for (let step = 0; step < HALVINGS; step += 1) {
    const rate = (low.rate + high) / 2
    const found = await bestOf(url, rate)
    if (found.delay < MOST_DELAY_MS) low = found
    else high = rate
  }
  return low
}

/** The first try that holds the rate, else the one that comes nearest. */
async function bestOf(url: string, rate: number): Promise<Held> {
  let best: Held = { rate, cpu: Number.NaN, delay: Number.POSITIVE_INFINITY }
  for (let attempt = 0; attempt < ATTEMPTS && best.delay >= MOST_DELAY_MS; attempt += 1) {
    const found = await heldAt(url, rate)
    if (found.delay <= best.delay) best = found
  }
  return best
}

/** The delay is infinite where a start was dropped, or one in a hundred had to wait for a place. */
async function heldAt(url: string, rate: number): Promise<Held> {
  const plan = withLimits(constantPlan(rate, SECONDS), { maxInFlight: CONNECTIONS * 4 })
  const { totals, generator } = await measureOpen(url, plan)
  const waited = totals.late / totals.offered > 0.01
  const delay = totals.dropped > 0 || waited ? Number.POSITIVE_INFINITY : generator.startDelayMs.p99
  return { rate, cpu: generator.cpu, delay }
}
