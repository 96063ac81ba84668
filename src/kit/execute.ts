import { type CallerOptions, createCaller } from '../client/caller.ts'
import { createRecorder } from '../client/recorder.ts'
import { showDuration } from '../model/duration.ts'
import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import { Finding } from '../model/finding.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { CheckResult, FieldCoverage } from '../model/report.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { Secret } from '../secrets/secret.ts'
import type { TargetSession } from '../target/session.ts'
import { createActs, type Trace } from './acts.ts'
import type { Check, Instance } from './check.ts'
import type { Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

/** Where checks run: what the plan was made from, and a way to the target. */
export interface Environment {
  scope: Scope
  /** The embedded sandbox gives a fresh one each time, a remote target always the same. */
  openSession(): Promise<TargetSession>
  /** Set where calls refused for the rate are to be waited out: a real system is not blamed for its limit. */
  sleep?(ms: number): Promise<void>
  now(): number
  random(count: number): Uint8Array
}

export interface Job {
  check: Check
  instance: Instance
  suite: string
  /** A command that runs this instance alone. */
  replay: string
}

/** A verdict on one instance, with the coverage it measured on the way. */
export interface Measured {
  result: CheckResult
  coverage: FieldCoverage[]
}

/** A check that has not finished by then, waits for a rate limit included, is broken: it says nothing about the system. */
const DEADLINE_MS = 900_000
/** Evidence kept: of a passed check the last exchange in short, of any other all exchanges as recorded, up to a bound. */
const KEPT = {
  passed: { exchanges: 1, characters: 2000 },
  other: { exchanges: 50, characters: Number.POSITIVE_INFINITY },
}

type Judgement = Pick<CheckResult, 'status' | 'finding' | 'error' | 'omission'>

/** Runs one instance. Never throws: whatever happens becomes the status of its result. */
export async function execute(environment: Environment, job: Job): Promise<Measured> {
  const began = environment.now()
  const trace: Trace = { notes: [], states: [], coverage: [] }
  const exchanges: Exchange[] = []
  const judgement = job.instance.omission
    ? ({ status: 'skipped', omission: job.instance.omission } as const)
    : await attempt(environment, job, { trace, exchanges })
  const kept = judgement.status === 'passed' ? KEPT.passed : KEPT.other
  return {
    result: {
      key: job.instance.key,
      requirement: requirementOf(job.check),
      suite: job.suite,
      ...judgement,
      durationMs: environment.now() - began,
      notes: trace.notes,
      exchanges: exchanges.slice(-kept.exchanges).map((exchange) => shortened(exchange, kept.characters)),
      replay: job.replay,
    },
    coverage: trace.coverage,
  }
}

async function attempt(
  environment: Environment,
  job: Job,
  into: { trace: Trace; exchanges: Exchange[] },
): Promise<Judgement> {
  try {
    const session = await environment.openSession()
    try {
      await withDeadline(prove(environment, session, { ...into, instance: job.instance }))
    } finally {
      await session.close()
    }
    return { status: 'passed' }
  } catch (error) {
    return judge(error, into.exchanges)
  }
}

async function prove(
  environment: Environment,
  session: TargetSession,
  means: { instance: Instance; trace: Trace; exchanges: Exchange[] },
): Promise<void> {
  const { scope, now, random } = environment
  const redactor = createRedactor(secretsOf(session))
  const recorder = createRecorder({ redactor, now, onExchange: (exchange) => means.exchanges.push(exchange) })
  const options: CallerOptions = {
    api: scope.api,
    baseUrl: session.baseUrl,
    fetch: session.fetch,
    recorder,
    token: session.connections.primary.access,
    ...patienceOf(environment, means.trace),
  }
  await means.instance.prove(
    createActs({ scope, session, caller: createCaller(options), random, now }, means.trace),
  )
}

function shortened(exchange: Exchange, limit: number): Exchange {
  const cut = <Message extends RecordedMessage>(message: Message): Message =>
    (message.body?.length ?? 0) > limit
      ? { ...message, body: message.body?.slice(0, limit), bodyCut: true }
      : message
  const { request, response } = exchange
  return { ...exchange, request: cut(request), ...(response && { response: cut(response) }) }
}

function patienceOf({ sleep, now, scope }: Environment, trace: Trace): Pick<CallerOptions, 'patience'> {
  if (!sleep) return {}
  const onWait = (ms: number) => void trace.notes.push(`waited ${showDuration(ms)} for the rate limit`)
  return { patience: { header: scope.api.binding.rateLimit.retryAfter, now, sleep, onWait } }
}

function secretsOf(session: TargetSession): Secret[] {
  const tokens = Object.values(session.connections).flatMap((connection) => [
    connection?.access,
    connection?.refresh,
  ])
  return [...tokens, session.client?.secret, session.otherClient?.secret].filter(
    (secret) => secret !== undefined,
  )
}

function judge(error: unknown, exchanges: Exchange[]): Judgement {
  if (error instanceof Finding) {
    const exchange = error.detail.exchange ?? exchanges.at(-1)?.id
    return { status: 'failed', finding: exchange ? { ...error.detail, exchange } : error.detail }
  }
  if (error instanceof Unjudged)
    return { status: 'skipped', omission: { kind: 'blocked', because: error.message } }
  if (error instanceof HarnessError)
    return { status: 'broken', error: { code: error.code, message: error.message } }
  const message = error instanceof Error ? `${error.message} (${placeOf(error)})` : String(error)
  return { status: 'broken', error: { code: 'RUN_BROKEN', message } }
}

function placeOf(error: Error): string {
  return (
    error.stack?.split('\n')[1]?.trim().split('/').slice(-3).join('/').replace(/\)$/, '') ?? 'place unknown'
  )
}

async function withDeadline(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () =>
    reject(
      new HarnessError(
        'TARGET_FAILED',
        `The check did not finish within ${DEADLINE_MS / 1000} s. Run it alone to see where it waits.`,
      ),
    )
  const timer = setTimeout(late, DEADLINE_MS)
  try {
    await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

function requirementOf(check: Check): CheckResult['requirement'] {
  const { id, level, statement, source, danger, needs, hint } = check
  return { id, level, statement, source, danger, needs, ...(hint && { hint }) }
}
