import { LatencyHistogram } from '../histogram/latency-histogram.ts'
import type { LoadPlan } from '../load-plan.ts'
import type { CutShort, Measured } from '../measured.ts'
import { demandSoundPlan } from '../plan-complaints.ts'
import { planDigest } from '../plan-digest.ts'
import { type Arrival, arrivalsOf, countArrivals } from '../schedule/arrivals.ts'
import { rateAt } from '../schedule/segments.ts'
import { Backlog } from './backlog.ts'
import { type ConnectionWatch, watchConnection } from './connection-watch.ts'
import type { Flight } from './flight.ts'
import type { LoadMeans } from './load-means.ts'
import type { Sent } from './send.ts'
import { createStopRule } from './stop-rule.ts'
import { createTally, type Tally } from './tally.ts'
import { Waits } from './waits.ts'

/**
 * Runs a plan as an open model: arrivals come by the clock, whether or not earlier ones were answered, and every latency
 * counts from the intended start. Throws HarnessError LOAD_INVALID before anything is sent, and what `send` throws.
 */
export async function runLoad(plan: LoadPlan, means: LoadMeans): Promise<Measured> {
  demandSoundPlan(plan)
  return new LoadRun(plan, means).run()
}

class LoadRun {
  readonly #plan: LoadPlan
  readonly #means: LoadMeans
  readonly #arrivals: Iterator<Arrival, void>
  readonly #tally: Tally
  readonly #stopRule: ReturnType<typeof createStopRule>
  readonly #connections: ReadonlyMap<string, ConnectionWatch>
  readonly #startDelay = new LatencyHistogram()
  readonly #inFlight = new Map<AbortController, Flight>()
  readonly #ended = Promise.withResolvers<void>()
  readonly #began: number
  /** Those that are due and wait for a free place. */
  readonly #backlog = new Backlog<Arrival>()
  /** Steps that are not due yet. */
  readonly #waits: Waits
  #upcoming: Arrival | undefined
  #cut: CutShort | undefined
  readonly #timers = new Map<'arrivals' | 'seconds' | 'drain', () => void>()

  constructor(plan: LoadPlan, means: LoadMeans) {
    this.#plan = plan
    this.#means = means
    this.#arrivals = arrivalsOf(plan, means.share)
    this.#tally = createTally(plan)
    this.#stopRule = createStopRule(plan.stop)
    const names = new Set(plan.mix.map(({ connection }) => connection))
    this.#connections = new Map(
      [...names].map((name) => [name, watchConnection(name, means.quotas?.get(name))]),
    )
    this.#waits = new Waits(means.clock)
    this.#upcoming = this.#next()
    this.#began = means.clock.now()
  }

  async run(): Promise<Measured> {
    const { date, signal } = this.#means
    const startedAt = new Date(date()).toISOString()
    const interrupt = () => this.#cutShort(INTERRUPTED)
    signal?.addEventListener('abort', interrupt)
    if (signal?.aborted) interrupt()
    this.#tick(0)
    this.#pump()
    try {
      await this.#ended.promise
    } finally {
      signal?.removeEventListener('abort', interrupt)
      for (const callOff of this.#timers.values()) callOff()
      this.#note(Math.floor(this.#sinceStart() / 1000))
      this.#letGo()
    }
    return this.#measured(startedAt)
  }

  #measured(startedAt: string): Measured {
    const { share, sockets, watch } = this.#means
    const { name, seed, limits } = this.#plan
    const own = { startDelay: this.#startDelay.data(), sockets: sockets?.() ?? { opened: 0, mostOpen: 0 } }
    return {
      model: 'open',
      plan: name,
      seed,
      startedAt,
      durationMs: this.#sinceStart(),
      lateAfterMs: limits.lateAfterMs,
      planned: countArrivals(this.#plan, share).calls,
      maxInFlight: limits.maxInFlight,
      ...this.#tally.result(),
      quotas: [...this.#connections.values()].map((connection) => connection.result()),
      generator: watch.finish(own),
      ...(share && { share: { ...share, planDigest: planDigest(this.#plan) } }),
      ...(this.#cut ? { cutShort: this.#cut } : {}),
    }
  }

  #sinceStart(): number {
    return this.#means.clock.now() - this.#began
  }

  #next(): Arrival | undefined {
    return this.#arrivals.next().value ?? undefined
  }

  /** Takes all that is due, then waits for the next. */
  #pump(): void {
    for (; this.#upcoming && this.#upcoming.atMs <= this.#sinceStart(); this.#upcoming = this.#next())
      this.#admit(this.#upcoming)
    if (this.#upcoming) this.#later('arrivals', this.#upcoming.atMs, () => this.#pump())
    else this.#drainFor(this.#plan.limits.drainMs)
  }

  #admit(arrival: Arrival): void {
    const { maxInFlight, maxBacklog } = this.#plan.limits
    this.#tally.count(arrival, 'offered')
    if (this.#inFlight.size < maxInFlight) {
      this.#startDelay.record(this.#sinceStart() - arrival.atMs)
      this.#start(arrival)
    } else if (this.#backlog.size < maxBacklog) this.#backlog.add(arrival)
    else this.#tally.count(arrival, 'dropped')
  }

  #start(arrival: Arrival): void {
    const entry = this.#plan.mix[arrival.call]
    const connection = this.#connections.get(entry?.connection ?? '')
    const now = this.#means.clock.now()
    if (!entry || !connection?.mayStart(now)) {
      this.#tally.count(arrival, 'held')
      return
    }
    const startedMs = now - this.#began
    this.#tally.started(arrival, startedMs)
    const control = new AbortController()
    const end = (sent: Sent) => this.#end(control, sent)
    const callOff = this.#means.clock.at(now + this.#plan.limits.timeoutMs, () => {
      end({ class: 'timeout', bytes: 0 })
      control.abort()
    })
    this.#inFlight.set(control, { arrival, entry, startedMs, callOff, told: connection.started(now) })
    this.#means.send({ index: arrival.index, entry, signal: control.signal }).then(end, (error: unknown) => {
      if (!control.signal.aborted) this.#ended.reject(error)
    })
  }

  /** What was given up before is no longer under way, and has been counted. */
  #end(control: AbortController, sent: Sent): void {
    const flight = this.#inFlight.get(control)
    if (!flight) return
    const { arrival, entry, startedMs, callOff, told } = flight
    this.#inFlight.delete(control)
    callOff()
    const endedMs = this.#sinceStart()
    this.#tally.ended(arrival, { ...sent, startedMs, endedMs })
    const ratePerSecond = rateAt(this.#plan.phases, arrival.atMs)
    told(sent, { now: this.#began + endedMs, atMs: endedMs, ratePerSecond })
    const stop = this.#stopRule(sent.class, entry.operation)
    if (stop) this.#cutShort(stop)
    if (sent.class === 'ok') this.#follow(arrival, sent.again ? arrival.call : arrival.call + 1, endedMs)
    this.#refill()
  }

  /** The next step of a session, or the same once more, is due now. */
  #follow(arrival: Arrival, call: number, atMs: number): void {
    if (this.#cut || (call !== arrival.call && !this.#plan.mix[call]?.after)) return
    const { everyMs = 0 } = this.#plan.mix[call]?.step ?? {}
    const due = call === arrival.call ? Math.max(atMs, arrival.atMs + everyMs) : atMs
    this.#waits.until(this.#began + due, () => {
      const next = { ...arrival, call, atMs: due }
      this.#tally.count(next, 'offered')
      this.#backlog.add(next)
      this.#refill()
    })
  }

  /** A place has become free. */
  #refill(): void {
    while (this.#backlog.size > 0 && this.#inFlight.size < this.#plan.limits.maxInFlight) {
      const oldest = this.#backlog.take()
      if (oldest) this.#start(oldest)
    }
    this.#endIfDone()
  }

  #endIfDone(): void {
    if (!this.#upcoming && this.#inFlight.size + this.#backlog.size + this.#waits.size === 0)
      this.#ended.resolve()
  }

  /** No more arrivals: what is still to be answered has so long. */
  #drainFor(ms: number): void {
    this.#later('drain', this.#sinceStart() + ms, () => this.#giveUp())
    this.#endIfDone()
  }

  #giveUp(): void {
    for (const arrival of this.#backlog.takeAll()) this.#tally.count(arrival, 'dropped')
    for (const { arrival } of this.#inFlight.values()) this.#tally.count(arrival, 'abandoned')
    this.#ended.resolve()
  }

  #letGo(): void {
    for (const [control, { callOff }] of this.#inFlight) {
      callOff()
      control.abort()
    }
    this.#inFlight.clear()
    this.#waits.callOff()
  }

  #cutShort(cut: Omit<CutShort, 'atMs'>): void {
    if (this.#cut) return
    this.#cut = { atMs: this.#sinceStart(), ...cut }
    this.#upcoming = undefined
    this.#timers.get('arrivals')?.()
    this.#waits.callOff()
    for (const arrival of this.#backlog.takeAll()) this.#tally.count(arrival, 'unstarted')
    this.#drainFor(Math.min(CUT_DRAIN_MS, this.#plan.limits.drainMs))
  }

  /** Looks around at the end of each second. */
  #tick(second: number): void {
    this.#later('seconds', (second + 1) * 1000, () => {
      this.#note(second)
      this.#means.watch.sample()
      this.#means.onSecond?.({ elapsedMs: this.#sinceStart(), ...this.#tally.glance(second) })
      this.#tick(second + 1)
    })
  }

  #note(second: number): void {
    this.#tally.tick(second, { inFlight: this.#inFlight.size, backlog: this.#backlog.size })
  }

  #later(what: 'arrivals' | 'seconds' | 'drain', ms: number, act: () => void): void {
    this.#timers.get(what)?.()
    this.#timers.set(what, this.#means.clock.at(this.#began + ms, act))
  }
}

const INTERRUPTED = {
  cause: 'interrupted',
  reason: 'The run was interrupted; what had been measured by then is kept.',
} as const

/** ms that requests under way have to end once a run is cut short. */
const CUT_DRAIN_MS = 2000
