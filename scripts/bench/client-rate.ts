import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { withBearer } from '../../src/client/bearer.ts'
import { connect } from '../../src/client/connect.ts'
import { createRecorder } from '../../src/client/recorder.ts'
import { keepTokens } from '../../src/client/tokens.ts'
import { createRedactor } from '../../src/secrets/redactor.ts'
import { Secret } from '../../src/secrets/secret.ts'
import { loadApi } from '../../src/spec/load-api.ts'
import { interleave, type Measure, timed } from './measure.ts'

const ROUNDS = 25
/** Until the code that is measured is compiled. */
const WARM_UP_ROUNDS = 6
const AT_ONCE = 8
const LIST = '/api/erp/purchase-orders'
const ITEM = '/api/erp/purchase-orders/{key}'

interface OrderPaths {
  [LIST]: { get: { responses: { 200: { content: { 'application/json': unknown } } } } }
  [ITEM]: {
    get: {
      parameters: { path: { key: string } }
      responses: { 200: { content: { 'application/json': unknown } } }
    }
  }
}

/** The rate of the recorded, validated and redacted client against that of bare `fetch`, on one server over loopback. */
export async function* benchClient(): AsyncGenerator<Measure> {
  const server = new Worker(new URL('./canned-server.ts', import.meta.url))
  try {
    const [baseUrl] = (await once(server, 'message')) as [string]
    const client = await connected(baseUrl)
    yield await measure('an item', 300, {
      bare: () => bare(`${baseUrl}${LIST}/1`),
      ours: () => client.GET(ITEM, { params: { path: { key: '1' } } }),
    })
    yield await measure('a page of 50', 60, {
      bare: () => bare(`${baseUrl}${LIST}`),
      ours: () => client.GET(LIST),
    })
  } finally {
    await server.terminate()
  }
}

async function connected(baseUrl: string) {
  const token = new Secret('kJ8s0pQm3xVb7nTz2wLd')
  const recorder = createRecorder({ redactor: createRedactor([token]), now: Date.now })
  const tokens = keepTokens({
    pair: { access: token },
    refresh: () => Promise.reject(new Error('not needed')),
  })
  const fetch = withBearer(
    recorder.record((request, init) => globalThis.fetch(request, init)),
    tokens,
  )
  return connect<OrderPaths>({ api: await loadApi('specs/makini'), baseUrl, fetch, recorder })
}

async function bare(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { authorization: 'Bearer kJ8s0pQm3xVb7nTz2wLd' } })
  return response.json()
}

type Action = () => Promise<unknown>

async function measure(
  what: string,
  calls: number,
  { bare, ours }: { bare: Action; ours: Action },
): Promise<Measure> {
  const round = (action: Action) => () => timed(() => repeat(action, calls))
  await interleave(WARM_UP_ROUNDS, round(bare), round(ours))
  const { first, second } = await interleave(ROUNDS, round(bare), round(ours))
  return {
    name: `client against bare fetch, ${what}: its rate`,
    value: first / second,
    unit: '×',
    aim: { at: 'least', value: 0.5 },
  }
}

/** Several calls under way at once, so that waiting for the server hides nothing of what the client costs. */
async function repeat(action: Action, calls: number): Promise<void> {
  let left = calls
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await action()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
