import { within } from '../client/deadline.ts'
import { describeFailure, failureCode } from '../client/failure.ts'
import type { Gate } from '../client/gate.ts'
import { ANSWER_LIMIT, readWhole, UnreadableAnswer } from '../client/read-whole.ts'
import { showDuration } from '../model/duration.ts'
import { HarnessError } from '../model/harness-error.ts'
import { pathOf } from '../model/operation.ts'
import { createRedactor, type Redactor } from '../secrets/redactor.ts'
import type { Api } from '../spec/api.ts'
import { ADVICE, judgeProbe, type ProbeVerdict } from './probe-verdict.ts'
import type { TargetSession } from './session.ts'

export interface ProbeOptions {
  /** ms since the epoch. */
  now(): number
  sleep(ms: number): Promise<void>
  /** ms until a target that refuses connections or answers 502, 503 or 504 is given up; 15 s by default, 0 asks once. */
  deadlineMs?: number
  /** What the user lets a run send: asking passes through it, and asks nothing that it keeps back. */
  gate?: Pick<Gate, 'pass' | 'isOpen'>
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4000
const ATTEMPT_MS = 10_000

/**
 * Waits until the target answers as the API does: one harmless read with the primary token. Throws TARGET_UNREACHABLE where
 * nothing answers or what answers is not the API, TARGET_REFUSED where it refuses the token.
 */
export async function probe(session: TargetSession, api: Api, options: ProbeOptions): Promise<void> {
  const { now, sleep, deadlineMs = 15_000 } = options
  const begun = now()
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const verdict = await attempt(session, api, options)
    if (verdict.kind === 'ready') return
    if (verdict.kind !== 'not-yet') throw refusal(session, verdict)
    const left = begun + deadlineMs - now()
    if (left <= 0) {
      const howLong = deadlineMs > 0 ? `, for ${showDuration(now() - begun)}` : ''
      throw refusal(session, { ...verdict, seen: verdict.seen + howLong })
    }
    await sleep(Math.min(wait, left))
  }
}

type Refusal = Exclude<ProbeVerdict, { kind: 'ready' }>

function refusal({ name, baseUrl }: TargetSession, { kind, seen, advice, cause }: Refusal): HarnessError {
  const code = kind === 'refused' ? 'TARGET_REFUSED' : 'TARGET_UNREACHABLE'
  return new HarnessError(code, `The target "${name}" at ${baseUrl} ${seen}. ${advice}`, cause)
}

async function attempt(
  session: TargetSession,
  api: Api,
  { gate }: Pick<ProbeOptions, 'gate'>,
): Promise<ProbeVerdict> {
  const { primary } = session.connections
  const redactor = createRedactor([primary.access])
  const verdicts: ProbeVerdict[] = []
  const open = addressesOf(api).filter((address) => gate?.isOpen(address) ?? true)
  for (const path of open.slice(0, 2).map(pathOf)) {
    await gate?.pass({ method: 'GET', url: session.baseUrl + path })
    const verdict = await ask(session, path, { api, redactor })
    // Only where one path is unknown is another worth asking.
    if (verdict.kind !== 'unknown-path') return verdict
    verdicts.push(verdict)
  }
  const [first] = verdicts
  return first ?? { kind: 'ready' }
}

/** The connection's status call, and in case the target does not have it, the first list that needs no key, best nothing at all. */
function addressesOf({ binding, document }: Api): string[] {
  const demands = (list: string) =>
    document.operation(list)?.parameters.filter(({ required }) => required).length ?? 0
  const lists = Object.values(binding.entities)
    .filter(({ token }) => token !== 'admin')
    .flatMap(({ list }) => list ?? [])
    .toSorted((one, other) => demands(one) - demands(other))
  return [binding.connection.status, ...lists].filter(
    (address) => document.operation(address) && !address.includes('{'),
  )
}

async function ask(
  { baseUrl, fetch, connections, answerLimit = ANSWER_LIMIT }: TargetSession,
  path: string,
  { api, redactor }: { api: Api; redactor: Redactor },
): Promise<ProbeVerdict> {
  const headers = {
    authorization: `Bearer ${connections.primary.access.reveal()}`,
    accept: 'application/json',
  }
  const request = new Request(baseUrl + path, { headers, redirect: 'manual' })
  try {
    const response = await within(ATTEMPT_MS, request.signal, async (signal) => {
      const answer = await fetch(request, { signal })
      const bytes = await readWhole(answer, { call: `GET ${path}`, most: answerLimit })
      return { status: answer.status, headers: answer.headers, text: new TextDecoder().decode(bytes) }
    })
    return judgeProbe({ ...response, path }, api.binding.errors, redactor)
  } catch (error) {
    if (error instanceof UnreadableAnswer) return unreadable(error, path)
    if (error instanceof HarnessError) throw error
    return failed(error)
  }
}

function unreadable({ difference }: UnreadableAnswer, path: string): Refusal {
  const { expected, seen } = difference
  return {
    kind: 'wrong',
    seen: `answers GET ${path} with what cannot be read: expected ${expected}, saw ${seen}`,
    advice: ADVICE,
  }
}

const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER'
const TLS = /CERT|SSL|TLS|EPROTO/
const TLS_ADVICE =
  'Certificates are always checked: where its authority is your own, name it in NODE_EXTRA_CA_CERTS.'

function failed(error: unknown): Refusal {
  const seen = `does not answer: ${describeFailure(error)}`
  const code = failureCode(error) ?? ''
  if (code === 'ECONNREFUSED')
    return {
      kind: 'not-yet',
      seen,
      advice: 'Start it, or correct its baseUrl, then run again.',
      cause: error,
    }
  const advice =
    TLS.test(code) && code !== NO_TLS ? TLS_ADVICE : 'Check its baseUrl and your network, then run again.'
  return { kind: 'wrong', seen, advice, cause: error }
}
