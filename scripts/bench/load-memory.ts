import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { constantPlan, measureOpen } from '../load/under-test.ts'
import { type BenchOptions, type Measure, median } from './measure.ts'

const RATE = 500
/** The first minute is for pools, compiled code and the heap to find their size. */
const SETTLED_S = 60
/** Samples, one a second, whose median counts. */
const SAMPLES = 30

/** Resident memory at the end of a long run of load against the end of its first minute. */
export async function* benchLoadMemory({ minutes }: BenchOptions): AsyncGenerator<Measure> {
  const server = new Worker(new URL('./canned-server.ts', import.meta.url))
  try {
    const [baseUrl] = (await once(server, 'message')) as [string]
    const plan = constantPlan(RATE, minutes * 60)
    const { totals, generator } = await measureOpen(`${baseUrl}/api/erp/purchase-orders/1`, plan)
    const resident = generator.residentBytes
    const first = median(resident.slice(SETTLED_S, SETTLED_S + SAMPLES))
    const last = median(resident.slice(-SAMPLES))
    yield {
      name: `load engine: memory after ${minutes} minutes against the end of the first`,
      value: last / first,
      unit: '×',
      aim: { at: 'most', value: 1.05 },
      details: [
        `${megabytes(first)} then ${megabytes(last)}, server included; ${totals.finished} calls at ${RATE}/s`,
      ],
    }
  } finally {
    await server.terminate()
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
