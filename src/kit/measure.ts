import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import { type Traffic, trafficOf } from '../model/read-only.ts'
import type { CheckResult, FieldCoverage } from '../model/report.ts'
import type { Requirement } from '../model/requirement.ts'
import { createRedactor, type Redactor } from '../secrets/redactor.ts'
import type { Acts, Trace } from './acts.ts'
import { type Instance, requirementOf } from './check.ts'
import { type Judgement, skipped } from './judgement.ts'
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
}

/** Evidence kept: of a passed check the last exchange in short, of any other all exchanges as recorded, up to a bound. */
const KEPT = {
  passed: { exchanges: 1, characters: 2000 },
  other: { exchanges: 50, characters: Number.POSITIVE_INFINITY },
}

/** Changes of a proof kept: a target that was set up anew meanwhile changed in every record. */
const CHANGES_KEPT = 100

/** What an instance leaves behind beside its verdict, and what takes the secrets out of it. */
export interface Evidence {
  trace: Trace
  exchanges: Exchange[]
  ledger: Ledger
  redactor: Redactor
}

/** Runs one instance and keeps the evidence. Never throws: whatever happens becomes the status of its result. */
export async function measure<A>(
  job: Job<A>,
  now: () => number,
  settle: (evidence: Evidence) => Promise<Judgement>,
): Promise<Measured> {
  const began = now()
  const trace: Trace = { notes: [], states: [], coverage: [] }
  const evidence: Evidence = { trace, exchanges: [], ledger: openLedger(), redactor: createRedactor() }
  const { exchanges, ledger, redactor } = evidence
  const { omission } = job.instance
  const judgement = omission ? skipped(omission, redactor) : await settle(evidence)
  const kept = judgement.status === 'passed' ? KEPT.passed : KEPT.other
  return {
    result: {
      key: job.instance.key,
      requirement: requirementOf(job.check, job.instance),
      suite: job.suite,
      ...judgement,
      durationMs: now() - began,
      ...claimOf(job.instance, trace),
      ...proofOf(trace, redactor),
      notes: trace.notes.map((note) => redactor.text(note)),
      exchanges: exchanges.slice(-kept.exchanges).map((exchange) => shortened(exchange, kept.characters)),
      replay: job.replay,
    },
    coverage: trace.coverage.map((counted) => ({ ...counted, field: redactor.text(counted.field) })),
    traffic: trafficOf(ledger.sent),
  }
}

/** What was tried, with what became of it. */
function claimOf({ claim }: Pick<Instance, 'claim'>, { outcome }: Trace): Pick<CheckResult, 'claim'> {
  return claim ? { claim: { ...claim, ...(outcome && { outcome }) } } : {}
}

/** What was changed meanwhile. Names of records come from the target, which might put a secret there. */
function proofOf({ readOnly }: Trace, redactor: Redactor): Pick<CheckResult, 'readOnly'> {
  if (!readOnly) return {}
  const changes = readOnly.changes.slice(0, CHANGES_KEPT).map(({ key, because, ...change }) => ({
    ...change,
    ...(key !== undefined && { key: redactor.text(key) }),
    because: redactor.text(because),
  }))
  return { readOnly: { ...readOnly, changes } }
}

function shortened(exchange: Exchange, limit: number): Exchange {
  const cut = <Message extends RecordedMessage>(message: Message): Message =>
    (message.body?.length ?? 0) > limit
      ? { ...message, body: message.body?.slice(0, limit), bodyCut: true }
      : message
  const { request, response } = exchange
  return { ...exchange, request: cut(request), ...(response && { response: cut(response) }) }
}
