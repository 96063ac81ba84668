import { type CallerOptions, createCaller } from '../client/caller.ts'
import type { Gate } from '../client/gate.ts'
import { type Journal, openJournal, runName } from '../client/journal.ts'
import { markOf } from '../client/marks.ts'
import { ownWrites } from '../client/own-writes.ts'
import { createRecorder } from '../client/recorder.ts'
import { showDuration } from '../model/duration.ts'
import type { Secret } from '../secrets/secret.ts'
import { connectionSecrets } from '../target/connection-secrets.ts'
import type { TargetSession } from '../target/session.ts'
import { type Acts, createActs, type Trace } from './acts.ts'
import type { Instance } from './check.ts'
import { crashIn } from './crash.ts'
import { withDeadline } from './deadline.ts'
import { type Judgement, judge } from './judgement.ts'
import type { Ledger } from './ledger.ts'
import { type Evidence, type Job, type Measured, measure } from './measure.ts'
import { notRefusedForTheRate } from './rate-refusal.ts'
import { type RequiredMeans, withRequired } from './required-parameters.ts'
import type { Scope } from './scope.ts'

/** Where checks run: what the plan was made from, and a way to the target. */
export interface Environment {
  scope: Scope
  /** The embedded sandbox gives a fresh one each time, a remote target always the same. */
  openSession(): Promise<TargetSession>
  /** Set where calls refused for the rate are to be waited out: a real system is not blamed for its limit. */
  sleep?(ms: number): Promise<void>
  /** Where created records are written down; in memory where they end with the sandbox of their check. */
  journal?: Journal
  /** Set for a real system. Throws HarnessError where it no longer answers as the API, or no longer takes its token. */
  demandAnswer?(): Promise<void>
  /** What the user lets the run send; everything where absent. */
  gate?: Gate
  now(): number
  random(count: number): Uint8Array
  /** In place of `random` for the check of this key: the same bytes in every run of one seed. */
  randomOf?(key: string): (count: number) => Uint8Array
}

/** Runs one instance. Never throws: whatever happens becomes the status of its result. */
export function execute(environment: Environment, job: Job): Promise<Measured> {
  const { now, gate, scope } = environment
  return measure(job, { now, gate, document: scope.api.document }, (evidence) =>
    settle(environment, job, evidence),
  )
}

/**
 * A real system does not stand still: a reading that fails is tried once more, and one that then passes is neither a
 * finding nor a pass. An embedded sandbox stands still, and a check that changes things is not done twice. Nor is a
 * system blamed for what is found after it went down or its token ran out, but for going down at a request.
 */
async function settle(
  environment: Environment,
  { check, instance }: Job,
  evidence: Evidence,
): Promise<Judgement> {
  const judged = (own: Judgement) => evidence.barrier.judged(own, evidence.redactor)
  const first = judged(await attempt(environment, instance, evidence))
  const danger = instance.danger ?? check.danger
  if (!environment.sleep || evidence.barrier.withheld) return first
  const crash = await crashOf(environment, evidence)
  if (crash || first.status !== 'failed') return crash ?? first
  if (danger !== 'read') return judged((await silence(environment, evidence)) ?? first)
  const again = await attempt(environment, instance, {
    ...evidence,
    trace: { notes: [], coverage: [] },
  })
  if (again.status !== 'passed') return judged((await silence(environment, evidence)) ?? first)
  delete evidence.trace.readOnly
  const what = `expected ${first.finding?.expected}, saw ${first.finding?.seen}`
  const message = `It failed once (${what}) and passed when tried again: the target changed meanwhile or is not reliable. Run it alone to see.`
  return { status: 'broken', error: { code: 'TARGET_UNSTABLE', message } }
}

/** The finding that one of the requests brought the server down; undefined where all were answered, or it still answers. */
async function crashOf(environment: Environment, evidence: Evidence): Promise<Judgement | undefined> {
  const { exchanges, redactor } = evidence
  if (exchanges.every(({ response }) => response)) return undefined
  const down = await silence(environment, evidence)
  const crash = down?.error && crashIn(exchanges, down.error.message)
  return crash && judge(crash, exchanges, redactor)
}

/** Why nothing that was found counts; undefined where the target answers as ever. */
async function silence(
  { demandAnswer }: Environment,
  { redactor, barrier }: Evidence,
): Promise<Judgement | undefined> {
  try {
    await demandAnswer?.()
    return undefined
  } catch (error) {
    barrier.note(error)
    return judge(error, [], redactor)
  }
}

async function attempt(environment: Environment, instance: Instance, evidence: Evidence): Promise<Judgement> {
  try {
    const session = written(await environment.openSession(), evidence.ledger)
    for (const secret of secretsOf(session)) evidence.redactor.learn(secret)
    try {
      await withDeadline(prove(environment, session, { ...evidence, instance }))
    } finally {
      await session.close()
    }
    return { status: 'passed' }
  } catch (error) {
    return judge(error, evidence.exchanges, evidence.redactor)
  }
}

async function prove(
  environment: Environment,
  session: TargetSession,
  { instance, ...evidence }: Evidence & { instance: Instance },
): Promise<void> {
  await instance.prove(actsOn(environment, session, { key: instance.key, ...evidence }))
}

/** What may be done to an open target, in the name of a check or of whoever else has a key. */
export function actsOn(
  environment: Environment,
  session: TargetSession,
  { key, trace, exchanges, ledger, redactor, barrier }: Evidence & { key: string },
): Acts {
  const { scope, now } = environment
  const random = environment.randomOf?.(key) ?? environment.random
  const recorder = barrier.recorder(
    createRecorder({
      ...{ redactor, now, answerLimit: session.answerLimit },
      onExchange: (exchange) => exchanges.push(exchange),
    }),
  )
  const options: CallerOptions = {
    api: scope.api,
    baseUrl: session.baseUrl,
    fetch: session.fetch,
    recorder,
    token: session.connections.primary.access,
    ...patienceOf(environment, trace),
  }
  const journal = environment.journal ?? openJournal(runName(random))
  const own = barrier.caller(
    ownWrites({
      caller: withRequired(createCaller(options), requiredMeans(scope, session, random)),
      journal,
      binding: scope.api.binding,
      isReadOnly: scope.manifest.kind === 'read-only',
      now,
    }),
  )
  const caller = environment.sleep ? notRefusedForTheRate(own) : own
  const mark = () => markOf(journal.nextId())
  const { sleep } = environment
  const means = { scope, session, recorder, caller, random, now, mark, ledger, journal, barrier, sleep }
  return createActs(means, trace)
}

function requiredMeans(
  { api, seed = 1 }: Scope,
  { ownHeaders = [] }: TargetSession,
  random: RequiredMeans['random'],
): RequiredMeans {
  return { api, seed, random, ownHeaders }
}

/** The same session, with all that goes through it written down. */
function written(session: TargetSession, ledger: Ledger): TargetSession {
  return { ...session, fetch: ledger.record(session.fetch, session.baseUrl) }
}

function patienceOf({ sleep, now, scope }: Environment, trace: Trace): Pick<CallerOptions, 'patience'> {
  if (!sleep) return {}
  const onWait = (ms: number) => void trace.notes.push(`waited ${showDuration(ms)} for the rate limit`)
  return { patience: { header: scope.api.binding.rateLimit.retryAfter, now, sleep, onWait } }
}

function secretsOf(session: TargetSession): Secret[] {
  const further = [session.client?.secret, session.otherClient?.secret, ...(session.secrets ?? [])]
  return [...connectionSecrets(session.connections), ...further.filter((secret) => secret !== undefined)]
}
