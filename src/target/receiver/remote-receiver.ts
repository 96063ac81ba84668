import { setTimeout as sleep } from 'node:timers/promises'
import { type CountSource, readCount } from './count.ts'
import type { ReceiverSecrets, ReceiverSession } from './session.ts'
import { wireTo } from './wire.ts'

/** A receiver that runs somewhere. */
export interface RunningReceiver {
  url: URL
  secrets: ReceiverSecrets
  count?: CountSource
  /** A sender gives up after so long. */
  answerLimitMs: number
}

/** A counter elsewhere may lag behind. */
const SETTLE_MS = 15

export function remoteReceiver({ url, secrets, count, answerLimitMs }: RunningReceiver): ReceiverSession {
  const wire = wireTo(url)
  return {
    url,
    secrets,
    send: (request) => wire.send(request, answerLimitMs),
    ...(count && { count: () => readCount(count) }),
    settleMs: SETTLE_MS,
    clock: { now: () => Date.now(), wait: async (ms) => sleep(ms) },
    close: async () => {},
  }
}
