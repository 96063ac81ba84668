import { type Caller, createCaller } from '../client/caller.ts'
import type { Gate } from '../client/gate.ts'
import { createRecorder } from '../client/recorder.ts'
import { createBarrier } from '../kit/barrier.ts'
import { withRequired } from '../kit/required-parameters.ts'
import type { Io } from '../model/io.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { Api } from '../spec/api.ts'
import type { TargetSession } from '../target/session.ts'

export interface PlainCallerMeans {
  api: Api
  session: Pick<TargetSession, 'baseUrl' | 'connections' | 'fetch' | 'ownHeaders' | 'answerLimit'>
  io: Pick<Io, 'now' | 'random'>
  /** What the user lets a run send; everything where undefined. */
  gate: Gate | undefined
  sleep(ms: number): Promise<void>
}

/** Calls a target beside its checks, as its primary connection: what is said is no evidence, so that only the last exchange is kept. */
export function plainCaller({ api, session, io, gate, sleep }: PlainCallerMeans): Caller {
  const token = session.connections.primary.access
  const { now, random } = io
  const caller = createCaller({
    api,
    baseUrl: session.baseUrl,
    fetch: session.fetch,
    recorder: createBarrier(gate).recorder(
      createRecorder({
        ...{ redactor: createRedactor([token]), now, capacity: 1 },
        answerLimit: session.answerLimit,
      }),
    ),
    token,
    patience: { header: api.binding.rateLimit.retryAfter, now, sleep },
  })
  return withRequired(caller, { api, seed: 1, random, ownHeaders: session.ownHeaders ?? [] })
}
