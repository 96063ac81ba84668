import type { Gate } from '../client/gate.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Exercised } from '../model/exercised.ts'
import { type Traffic, trafficOf } from '../model/read-only.ts'
import type { CheckResult, FieldCoverage } from '../model/report.ts'
import type { Requirement } from '../model/requirement.ts'
import { createRedactor, type Redactor } from '../secrets/redactor.ts'
import type { ApiDocument } from '../spec/api.ts'
import type { Acts, Trace } from './acts.ts'
import { type Barrier, createBarrier } from './barrier.ts'
import { type Instance, requirementOf } from './check.ts'
import { type Judgement, skipped } from './judgement.ts'
import { agreedOf, claimOf, keptOf, proofOf } from './kept-evidence.ts'
import { type Ledger, openLedger } from './ledger.ts'

/** An instance to run. */
export interface Job<A = Acts> {
  check: Requirement
  instance: Instance<A>
  suite: string
  /** A command that runs this instance alone. */
  replay: string
}

/** A verdict on one instance, with the coverage it measured on the way and all that it sent. */
export interface Measured {
  result: CheckResult
  coverage: FieldCoverage[]
  traffic: Traffic
  /** What of the document it exercised, whatever came of it. */
  exercised: Exercised[]
  /** Set where a budget of the run ended it on the way: it is as if it had never been run. */
  stopped?: string
}

/** What an instance leaves behind beside its verdict, and what takes the secrets out of it. */
export interface Evidence {
  trace: Trace
  exchanges: Exchange[]
  ledger: Ledger
  redactor: Redactor
  barrier: Barrier
}

/** What an instance is measured with. */
export interface Gauge {
  now(): number
  /** What the target is described by; absent for what no document describes. */
  document?: ApiDocument
  /** What the user lets the run send; everything where absent. */
  gate?: Gate | undefined
}

/** Evidence of what is about to be done to a target; no ledger entry is matched to an operation where no document describes it. */
export function openEvidence(document?: ApiDocument, gate?: Gate): Evidence {
  return {
    ...{ trace: { notes: [], coverage: [] }, exchanges: [] },
    ...{ ledger: openLedger(document), redactor: createRedactor(), barrier: createBarrier(gate) },
  }
}

/** Runs one instance and keeps the evidence. Never throws: whatever happens becomes the status of its result. */
export async function measure<A>(
  job: Job<A>,
  { now, document, gate }: Gauge,
  settle: (evidence: Evidence) => Promise<Judgement>,
): Promise<Measured> {
  const began = now()
  const evidence = openEvidence(document, gate)
  const { trace, exchanges, ledger, redactor, barrier } = evidence
  const { omission } = job.instance
  const judgement = omission ? skipped(omission, redactor) : await settle(evidence)
  return {
    result: {
      key: job.instance.key,
      requirement: requirementOf(job.check, job.instance),
      suite: job.suite,
      ...judgement,
      durationMs: now() - began,
      ...claimOf(job.instance, trace),
      ...proofOf(trace, redactor),
      ...(judgement.status === 'passed' && agreedOf(trace, redactor)),
      notes: trace.notes.map((note) => redactor.text(note)),
      exchanges: keptOf(exchanges, judgement.status),
      replay: job.replay,
    },
    coverage: trace.coverage.map((counted) => ({ ...counted, field: redactor.text(counted.field) })),
    traffic: trafficOf(ledger.sent),
    exercised: ledger.exercised(redactor.text),
    ...(barrier.withheld?.kind === 'stopped' && { stopped: barrier.withheld.message }),
  }
}
