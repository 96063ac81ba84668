import { LatencyHistogram, mergeHistograms } from '../histogram/latency-histogram.ts'
import type { LoadPlan, MixEntry } from '../load-plan.ts'
import {
  type Counts,
  type Latencies,
  type Measured,
  OUTCOME_CLASSES,
  type OutcomeClass,
  type PhaseMeasured,
  type Second,
} from '../measured.ts'
import { type Arrival, boundsOf, type PhaseBounds } from '../schedule/arrivals.ts'
import { noCounts, sumCounts } from './counts.ts'

/** One request that has ended. Instants are in ms since the start of the run. */
export interface Ended {
  class: OutcomeClass
  bytes: number
  startedMs: number
  endedMs: number
}

/** Counts what becomes of each arrival, by the second and the phase of its intended start. */
export interface Tally {
  count(arrival: Arrival, what: 'offered' | 'dropped' | 'held' | 'unstarted' | 'abandoned'): void
  started(arrival: Arrival, startedMs: number): void
  ended(arrival: Arrival, ended: Ended): void
  /** At the end of a second, from 0. */
  tick(second: number, state: { inFlight: number; backlog: number }): void
  /** What is known by now: the totals, and the last seconds up to this one. */
  glance(second: number): { totals: Counts; recent: Second[] }
  result(): Pick<Measured, 'phases' | 'seconds' | 'totals'>
}

/** Seconds that a glance goes back. */
const GLANCE = 10

interface Cell {
  /** By the plan's mix, then by class: reports list them so, whichever ended first. */
  order: number
  entry: MixEntry
  class: OutcomeClass
  latency: LatencyHistogram
  service: LatencyHistogram
}

/** Counts and latencies of one stretch of time. */
interface Book {
  counts: Counts
  cells: Map<string, Cell>
}

interface SecondBook extends Book {
  ended: number
  endedOk: number
  inFlight: number
  backlog: number
}

export function createTally({ phases, mix, limits }: LoadPlan): Tally {
  const byPhase = phases.map(() => newBook())
  const bounds = boundsOf(phases)
  const seconds: SecondBook[] = []
  const secondOf = (ms: number): SecondBook => {
    const at = Math.floor(ms / 1000)
    while (seconds.length <= at) seconds.push(newSecond())
    return seconds[at] ?? newSecond()
  }
  const booksOf = ({ atMs, phase }: Arrival): Book[] => [secondOf(atMs), ...byPhase.slice(phase, phase + 1)]
  return {
    count: (arrival, what) => {
      for (const { counts } of booksOf(arrival)) add(counts, what)
    },
    started: (arrival, startedMs) => {
      const late = startedMs - arrival.atMs > limits.lateAfterMs ? 1 : 0
      for (const { counts } of booksOf(arrival)) {
        counts.started += 1
        counts.late += late
      }
    },
    ended: (arrival, ended) => {
      const entry = mix[arrival.call]
      if (entry) for (const book of booksOf(arrival)) enter(book, { arrival, entry, ended })
      const second = secondOf(ended.endedMs)
      second.ended += 1
      if (ended.class === 'ok') second.endedOk += 1
    },
    tick: (second, state) => void Object.assign(secondOf(second * 1000), state),
    glance: (second) => {
      const from = Math.max(0, second + 1 - GLANCE)
      return {
        totals: sumCounts(byPhase.map(({ counts }) => counts)),
        recent: seconds.slice(from, second + 1).map((book, at) => told(book, from + at)),
      }
    },
    result: () => ({
      phases: phases.map((phase, at) => phaseOf(phase, bounds[at], byPhase[at] ?? newBook())),
      seconds: seconds.map(told),
      totals: sumCounts(byPhase.map(({ counts }) => counts)),
    }),
  }
  function told(book: SecondBook, second: number): Second {
    return { ...secondData(book), second, phase: phaseAt(second * 1000) }
  }
  function phaseAt(ms: number): string {
    const at = bounds.findIndex(({ toMs }) => ms < toMs)
    return (phases[at] ?? phases.at(-1))?.name ?? ''
  }
}

function enter(
  book: Book,
  { arrival, entry, ended }: { arrival: Arrival; entry: MixEntry; ended: Ended },
): void {
  const key = `${arrival.call} ${ended.class}`
  const found = book.cells.get(key)
  const cell = found ?? newCell(arrival, entry, ended.class)
  if (!found) book.cells.set(key, cell)
  cell.latency.record(ended.endedMs - arrival.atMs)
  cell.service.record(ended.endedMs - ended.startedMs)
  book.counts.finished += 1
  book.counts.bytes += ended.bytes
  book.counts.classes[ended.class] = (book.counts.classes[ended.class] ?? 0) + 1
}

function newCell({ call }: Arrival, entry: MixEntry, outcome: OutcomeClass): Cell {
  const order = call * OUTCOME_CLASSES.length + OUTCOME_CLASSES.indexOf(outcome)
  return { order, entry, class: outcome, latency: new LatencyHistogram(), service: new LatencyHistogram() }
}

function inOrder(cells: ReadonlyMap<string, Cell>): Cell[] {
  return [...cells.values()].sort((a, b) => a.order - b.order)
}

function add(counts: Counts, what: 'offered' | 'dropped' | 'held' | 'unstarted' | 'abandoned'): void {
  counts[what] += 1
  if (what === 'held') counts.dropped += 1
}

function newSecond(): SecondBook {
  return { ...newBook(), ended: 0, endedOk: 0, inFlight: 0, backlog: 0 }
}

function newBook(): Book {
  return { counts: noCounts(), cells: new Map() }
}

function latenciesOf({ entry: { operation, connection, kind }, class: outcome, latency }: Cell): Latencies {
  return { operation, connection, kind, class: outcome, latency: latency.data() }
}

function secondData({
  counts,
  cells,
  ended,
  endedOk,
  inFlight,
  backlog,
}: SecondBook): Omit<Second, 'second' | 'phase'> {
  return { ...counts, ended, endedOk, inFlight, backlog, latencies: inOrder(cells).map(latenciesOf) }
}

function phaseOf(
  { name, role }: LoadPlan['phases'][number],
  bounds: PhaseBounds | undefined,
  { counts, cells }: Book,
): PhaseMeasured {
  return {
    name,
    role,
    ...(bounds ?? { fromMs: 0, toMs: 0, rate: { from: 0, to: 0 } }),
    ...counts,
    latencies: inOrder(cells).map((cell) => ({ ...latenciesOf(cell), service: cell.service.data() })),
  }
}

/** Latencies of one class over all streams and phases. */
export function latencyOf({ phases }: Pick<Measured, 'phases'>, outcome: OutcomeClass) {
  return mergeHistograms(
    phases
      .flatMap(({ latencies }) => latencies.filter((one) => one.class === outcome))
      .map(({ latency }) => latency),
  )
}
