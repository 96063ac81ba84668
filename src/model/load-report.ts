/**
 * What a run of load has shown, for people and machines: `report.json` of `assay load`. Times in ms, rates per second, shares from 0
 * to 1. What was not looked at says so: an empty place would read as nothing found.
 */
export interface LoadReport {
  format: 'assay-load-report/1'
  verdict: {
    outcome: string
    because: readonly string[]
    thresholds: readonly { hold: string; where: string; outcome: string; because: string }[]
  }
  run: LoadRunFacts & { startedAt: string; endedAt: string; generator: GeneratorFacts }
  model: LoadModel
  phases: readonly LoadPhase[]
  operations: readonly LoadOperation[]
  errors: readonly { class: string; count: number; share: number }[]
  /** For each objective on errors: what share it allows, what was spent, and how many times faster than allowed. */
  errorBudget: readonly { hold: string; allowed: number; spent: number; burnRate: number }[]
  capacity: NotLookedAt | CapacityFound
  saturation: {
    mostInFlight: number
    longestBacklog: number
    littlesLaw: readonly { phase: string; holds: boolean; reason: string }[]
  }
  limits: readonly LoadLimit[]
  limitFindings: readonly string[]
  correctness: {
    contractViolations: number
    wrongData: number
    /** Each look that the plan asked for. */
    looks: readonly { what: string; outcome: string; because: string }[]
  }
  recovery: readonly { phase: string; seconds?: number; reason?: string }[]
  comparison: NotLookedAt
  /** File beside this one with every histogram, so that a later reader can compute anew. */
  raw: { file: string }
  timeline: readonly LoadSecond[]
  /** Of what ended well in phases that are judged, ascending. */
  percentileCurve: readonly { percent: number; ms: number }[]
}

export interface LoadRunFacts {
  plan: string
  seed: number
  /** Of Assay. */
  version: string
  target: string
  engine: 'assay' | 'k6'
  /** Commit of git that the run was started in; absent where there is none. */
  commit?: string
  /** Of the machine that judged it. */
  environment?: { node: string; platform: string; cpus: number }
  /** What was announced before the start. */
  cost?: string
}

type GeneratorFacts =
  | { watched: false }
  | {
      watched: true
      verdict: string
      reasons: readonly string[]
      cpu: number
      eventLoopDelayMs: { p50: number; p99: number; max: number }
      gcMs: number
      socketsOpened: number
    }

export interface LoadModel {
  kind: string
  /** What latency counts from. */
  latencyFrom: 'intended start' | 'actual start'
  planned: number
  offered: number
  started: number
  late: number
  dropped: number
  held: number
  unstarted: number
}

export interface LoadPhase {
  name: string
  role: string
  fromMs: number
  toMs: number
  rate: { from: number; to: number }
  offered: number
  /** Of the bodies of answers. */
  bytes: number
  achievedPerSecond: number
  late: number
  dropped: number
  failed: number
  /** Seconds at its beginning that were not judged, and whether the rest was level; absent where it is not judged. */
  warmUpSeconds?: number
  steady?: string
}

export interface LoadOperation {
  phase: string
  operation: string
  connection: string
  kind: string
  count: number
  perSecond: number
  classes: Readonly<Record<string, number>>
  /** Of what ended well. */
  percentiles: readonly Percentile[]
  maxMs: number
}

/** A percentile with its interval, or how many answers it would need. */
export type Percentile =
  | { percent: number; ms: number; lowMs: number; highMs: number }
  | { percent: number; insufficient: { count: number; needed: number } }

/** The highest offered rate at which the objective holds, as a bracket, with each rate that was tried. */
interface CapacityFound {
  lookedAt: true
  because: string
  kind: string
  holdsAt?: number
  failsAt?: number
  probes: readonly { rate: number; verdict: string }[]
}

interface NotLookedAt {
  lookedAt: false
  because: string
}

export interface LoadLimit {
  connection: string
  ceilingPerSecond?: number
  origin: string
  held: number
  throttled: number
  firstThrottledAtMs?: number
  retryAfter: { present: number; valid: number; sentTooEarly: number }
  afterWait: { tried: number; accepted: number }
}

export interface LoadSecond {
  second: number
  offered: number
  ended: number
  /** Of what ended well; absent where nothing did. */
  p50?: number
  p95?: number
  maxMs?: number
  /** What did not end well, by class. */
  errors: Readonly<Record<string, number>>
}
