import { pathsBelow } from '../model/base-path.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Method } from '../model/operation.ts'
import { type OperationPattern, type OperationSubject, operationPattern } from '../model/operation-pattern.ts'
import type { ApiDocument } from '../spec/api.ts'
import { Withheld } from './withheld.ts'

/** What a user allows a run to send; plain data, and memory that all threads of a run share. */
export interface GateSettings {
  /** Operations of which nothing is sent, as patterns. */
  exclude: readonly string[]
  /** Requests of the whole run. */
  maxRequests?: number
  /** Requests per second of the whole run. */
  rate?: number
  /** Made by `gateMemory`. */
  memory: SharedArrayBuffer
}

/** All requests of a run pass through it, from whichever thread. */
export interface Gate {
  /** Waits for the rate, and counts. Throws Withheld where the request is not to be sent. */
  pass(request: Pick<Request, 'method' | 'url'>): Promise<void>
  /** Throws Withheld where a call of this operation is not to be sent, or nothing any more. Counts nothing. */
  demandOpen(address: string): void
  /** Whether no pattern keeps this operation back. */
  isOpen(address: string): boolean
  /** Nothing is sent from now on. */
  stop(): void
  /** Why nothing is sent any more; undefined while the run goes on. */
  stopped(): 'requests' | 'time' | undefined
  /** Whether nothing is stopped, and more than the last tenth of the requests of the run is left. */
  hasRoom(): boolean
  /** Requests that were let through. */
  passed(): number
  /** Waits, but not beyond the end of the run. */
  sleep(ms: number): Promise<void>
}

export interface GateMeans {
  document: Pick<ApiDocument, 'match' | 'methodsAt' | 'operation'>
  baseUrl: string
  /** ms since the epoch. */
  now(): number
  sleep(ms: number): Promise<void>
}

/** Two words for the count and the reason to stop, eight bytes for the next moment that is free, in µs. */
const BYTES = 16
const COUNT = 0
const STOP = 1
const REASONS = [undefined, 'requests', 'time'] as const

export function gateMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES)
}

/** ms; a wait notices the end of the run after so long. */
const SLICE_MS = 200

export function openGate(settings: GateSettings, means: GateMeans): Gate {
  const words = new Int32Array(settings.memory, 0, 2)
  const clock = new BigInt64Array(settings.memory, 8, 1)
  const excluded = settings.exclude.map((text) => operationPattern(text, '--exclude'))
  const pathOf = pathsBelow(means.baseUrl)
  const stopped = () => REASONS[Atomics.load(words, STOP)]
  const halt = (reason: number) => void Atomics.compareExchange(words, STOP, 0, reason)
  const sleep = async (ms: number) => {
    for (let left = ms; left > 0 && stopped() === undefined; left -= SLICE_MS)
      await means.sleep(Math.min(left, SLICE_MS))
  }
  const demandRunning = () => {
    const reason = stopped()
    if (reason !== undefined) throw spent(reason, settings)
  }
  const count = () => {
    demandRunning()
    if (settings.maxRequests === undefined) return void Atomics.add(words, COUNT, 1)
    if (Atomics.add(words, COUNT, 1) < settings.maxRequests) return
    Atomics.sub(words, COUNT, 1)
    halt(1)
    demandRunning()
  }
  return {
    pass: async ({ method, url }) => {
      demandAllowed(excluded, requestOf(means.document, method, pathOf(url)))
      count()
      if (settings.rate !== undefined) await sleep(reserve(clock, settings.rate, means.now()))
    },
    demandOpen: (address) => {
      demandRunning()
      demandAllowed(excluded, operationOf(means.document, address))
    },
    isOpen: (address) => !excluded.some((one) => one.matches(operationOf(means.document, address))),
    stop: () => halt(2),
    stopped,
    hasRoom: () =>
      stopped() === undefined &&
      (settings.maxRequests === undefined || Atomics.load(words, COUNT) < settings.maxRequests * 0.9),
    passed: () => Atomics.load(words, COUNT),
    sleep,
  }
}

/** The same fetch, through the gate. */
export function gated(fetch: Fetch, gate: Gate | undefined): Fetch {
  if (!gate) return fetch
  return async (request, init) => {
    await gate.pass(request)
    return fetch(request, init)
  }
}

/**
 * Takes the next free moment and gives the ms until then. Moments lie evenly, without bursts: a target's own limit may count
 * over any window. What went by unused is not saved up.
 */
function reserve(clock: BigInt64Array, perSecond: number, now: number): number {
  const at = BigInt(Math.round(now * 1000))
  const step = BigInt(Math.ceil(1_000_000 / perSecond))
  for (;;) {
    const free = Atomics.load(clock, 0)
    const mine = free > at ? free : at
    if (Atomics.compareExchange(clock, 0, free, mine + step) === free) return Number(mine - at) / 1000
  }
}

function demandAllowed(excluded: readonly OperationPattern[], subject: OperationSubject): void {
  const pattern = excluded.find((one) => one.matches(subject))
  if (pattern === undefined) return
  const call = `${subject.method} ${subject.path}`
  throw new Withheld('excluded', `it takes ${call}, which --exclude ${pattern.text} keeps from being sent`)
}

function spent(reason: 'requests' | 'time', { maxRequests }: GateSettings): Withheld {
  const what =
    reason === 'time' ? 'the time of --time-budget' : `the ${maxRequests} requests of --max-requests`
  return new Withheld('stopped', `The run has used up ${what}. Allow more, or choose fewer checks.`)
}

/** What a request is about. A path that the document has under other methods alone is that path all the same. */
function requestOf(document: GateMeans['document'], method: string, concrete: string): OperationSubject {
  const methods = [method as Method, ...document.methodsAt(concrete)]
  const found = methods.map((one) => document.match(one, concrete)?.operation).find((one) => one)
  return { method, path: found?.path ?? concrete, concrete, tags: found?.tags ?? [] }
}

/** What an operation is about, also one that the document does not have. */
export function operationOf(
  document: Pick<ApiDocument, 'operation' | 'match' | 'methodsAt'>,
  address: string,
): OperationSubject {
  const [method = '', path = ''] = address.split(' ', 2)
  const methods = document.methodsAt(path)
  const found = document.operation(address) ?? document.operation(`${methods[0]} ${path}`)
  return { method, path, tags: found?.tags ?? [] }
}
