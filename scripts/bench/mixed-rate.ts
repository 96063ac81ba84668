import { isDeepStrictEqual } from 'node:util'
import { type Caller, createCaller } from '../../src/client/caller.ts'
import { createRecorder } from '../../src/client/recorder.ts'
import { openLedger } from '../../src/kit/ledger.ts'
import type { Scope } from '../../src/kit/scope.ts'
import type { Fetch } from '../../src/model/fetch.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { createRedactor } from '../../src/secrets/redactor.ts'
import { Secret } from '../../src/secrets/secret.ts'
import { interleave, type Measure, timed } from './measure.ts'
import { callOf, noteOf, type Recorded, recordedRequests } from './recorded-requests.ts'

const SUITES = ['errors', 'reads']
const WARM_UP_ROUNDS = 3
const ROUNDS = 11
/** Of what was recorded: the rest needs a state that its check had made before, or a call that the client cannot be told. */
const LEAST_SHARE = 0.9

/**
 * Validated requests per second of the client against the sandbox in this process, and of a plain loop that sends the same
 * requests to the same sandbox by a bare `fetch`, reads the answers and parses their JSON. No network flatters the ratio.
 */
export async function* benchMixed(): AsyncGenerator<Measure> {
  const { scope, requests } = await recordedRequests(SUITES)
  const field = openField(scope)
  const same = await sameEitherWay(requests, field)
  if (same.length < requests.length * LEAST_SHARE)
    throw new Error(`Only ${same.length} of ${requests.length} requests are the same when sent again.`)
  const bare = () => timed(() => inTurn(same, field.bare))
  const ours = () => timed(() => inTurn(same, field.ours))
  await interleave(WARM_UP_ROUNDS, bare, ours)
  const { first, second } = await interleave(ROUNDS, bare, ours)
  const rate = (ms: number) => Math.round((same.length / ms) * 1000).toLocaleString('en')
  const mix = Object.entries(Object.groupBy(same, ({ method }) => method))
  const succeeded = same.filter(({ status }) => status < 400).length
  yield {
    name: `client against bare fetch, requests of ${SUITES.join(' and ')}: its rate`,
    value: first / second,
    unit: '×',
    aim: { at: 'least', value: 0.4 },
    details: [
      `${rate(second)} validated requests/s, bare ${rate(first)} requests/s, both on the sandbox in this process`,
      `${same.length} of ${requests.length} recorded requests: ${mix.map(([method, list]) => `${list?.length} ${method}`).join(', ')}; ${succeeded} succeed, ${same.length - succeeded} are refused`,
    ],
  }
}

type Send = (request: Recorded) => Promise<number>

interface Field {
  bare: Send
  ours: Send
  /** Sends it by the client and gives what left. */
  leaving(request: Recorded): Promise<Recorded>
}

function openField(scope: Scope): Field {
  const sandbox = createSandbox({ ...scope, seed: 1, records: 100 })
  let left: Omit<Recorded, 'status'> | undefined
  const caller = callerOf(scope, sandbox, sandbox.fetch)
  const watched = callerOf(scope, sandbox, async (request, init) => {
    left = await noteOf(request, sandbox.baseUrl)
    return sandbox.fetch(request, init)
  })
  const call = async (by: Caller, request: Recorded): Promise<number> => {
    const { address, init } = callOf(request, scope.api.document)
    const { status, violations } = await by.call(address, init)
    if (violations.length > 0) throw new Error(`${address} is answered as its document does not allow.`)
    sandbox.clock.advance(1000)
    return status
  }
  return {
    bare: (request) => sendBare(sandbox, request),
    ours: (request) => call(caller, request),
    leaving: async (request) => {
      const status = await call(watched, request)
      if (!left) throw new Error('The client sent nothing.')
      return { ...left, status }
    },
  }
}

/** As a check calls: recorded, redacted, validated, in the ledger. */
function callerOf(scope: Scope, { accounts, baseUrl, clock }: Sandbox, fetch: Fetch): Caller {
  const { primary, second, restricted } = accounts.connections
  const tokens = [primary, second, restricted].flatMap(({ accessToken, refreshToken }) => [
    accessToken,
    refreshToken,
  ])
  const redactor = createRedactor(tokens.map((token) => new Secret(token)))
  const recorder = createRecorder({ redactor, now: clock.now })
  const ledger = openLedger(scope.api.document)
  return createCaller({ api: scope.api, baseUrl, recorder, fetch: ledger.record(fetch, baseUrl) })
}

async function sendBare({ baseUrl, fetch, clock }: Sandbox, request: Recorded): Promise<number> {
  const { method, target, headers, body } = request
  const url = baseUrl.replace(/\/$/, '') + target
  const response = await fetch(new Request(url, { method, headers, ...(body && { body }) }))
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('json')) await response.json()
  else await response.text()
  // Keeps the rate limit of the system out of the figures.
  clock.advance(1000)
  return response.status
}

/** Those that leave the client as they left the check, and are answered alike by both ways and as they were then. */
async function sameEitherWay(requests: readonly Recorded[], { bare, leaving }: Field): Promise<Recorded[]> {
  const same: Recorded[] = []
  for (const request of requests) {
    const left = await leaving(request).catch(() => undefined)
    if (isDeepStrictEqual(left, request) && (await bare(request)) === request.status) same.push(request)
  }
  return same
}

async function inTurn(requests: readonly Recorded[], send: Send): Promise<void> {
  for (const request of requests) await send(request)
}
