import { setTimeout as sleep } from 'node:timers/promises'
import { type CountSource, readCount } from './count.ts'
import { shakeHands } from './handshake.ts'
import { openLure } from './lure.ts'
import { restartReceiver } from './restart.ts'
import { rotateSecret } from './rotate.ts'
import type { ReceiverSecrets, ReceiverSession } from './session.ts'
import { readState } from './state.ts'
import { wireTo } from './wire.ts'

/** A receiver that runs somewhere. */
export interface RunningReceiver {
  url: URL
  secrets: ReceiverSecrets
  count?: CountSource
  /** A program with its arguments that ends the receiver and starts it again. */
  restart?: readonly string[]
  /** A program with its arguments that has the receiver learn its next secret. */
  rotate?: readonly string[]
  /** Address that tells of an entity, with `{{entity}}` where its id stands. */
  state?: string
  /** Certificates (PEM) that are trusted in place of the usual ones. */
  ca?: string
  /** On this machine, so that it could fetch from it. */
  isHere: boolean
  /** A sender gives up after so long. */
  answerLimitMs: number
}

/** A counter elsewhere may lag behind. */
const SETTLE_MS = 15
/** Work on an event may begin after its answer. */
const LINGER_MS = 500

export function remoteReceiver(receiver: RunningReceiver): ReceiverSession {
  const { url, secrets, count, answerLimitMs, restart, rotate, state, ca } = receiver
  const wire = wireTo(url, ca)
  return {
    url,
    secrets,
    send: (request) => wire.send(request, answerLimitMs),
    connect: () => wire.connect(answerLimitMs),
    ...(url.protocol === 'https:' && { shakeHands: (version) => shakeHands(receiver, version) }),
    ...(count && { count: () => readCount(count) }),
    ...(restart && { restart: () => restartReceiver(restart, receiver) }),
    ...(rotate && { rotate: () => rotateSecret(rotate) }),
    ...(state !== undefined && { state: (entity: string) => readState(state, entity) }),
    ...(receiver.isHere && { lure: () => openLure(LINGER_MS) }),
    settleMs: SETTLE_MS,
    clock: { now: () => Date.now(), wait: async (ms) => sleep(ms) },
    close: async () => {},
  }
}
