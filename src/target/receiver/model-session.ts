import type { ModelOptions } from '../../sandbox/receiver/model-receiver.ts'
import { CERT } from '../../sandbox/receiver/own-certificate.ts'
import { serveReceiver } from '../../sandbox/receiver/serve-receiver.ts'
import { shakeHands } from './handshake.ts'
import { openLure } from './lure.ts'
import type { ReceiverSecrets, ReceiverSession } from './session.ts'
import { wireTo } from './wire.ts'

/** On the bench nothing takes long, so what does not answer soon hangs. */
const DEADLINE_MS = 1500

/** A session with a fresh model of a receiver, on a clock that can be moved. */
export async function modelSession({
  secrets,
  ...options
}: Pick<ModelOptions, 'recipe' | 'faults' | 'calledAt' | 'secure'> & {
  secrets: ReceiverSecrets
}): Promise<ReceiverSession> {
  let ahead = 0
  const now = () => Date.now() + ahead
  const { current, second, retired, foreign } = secrets
  const texts = (list: (typeof current | undefined)[]) =>
    list.flatMap((secret) => (secret ? [secret.reveal()] : []))
  const served = await serveReceiver({
    ...{ ...options, path: '/hook', now },
    ...{ secrets: texts([current, second]), retired: texts([retired]), foreign: texts([foreign]) },
  })
  const { url } = served
  const ca = options.secure === true ? { ca: CERT } : {}
  const wire = wireTo(url, ca.ca)
  return {
    url,
    secrets,
    send: (request) => wire.send(request, DEADLINE_MS),
    connect: () => wire.connect(DEADLINE_MS),
    ...(options.secure === true && { shakeHands: (version) => shakeHands({ url, ...ca }, version) }),
    lure: () => openLure(0),
    restart: async () => served.restart(),
    ...(secrets.next && { rotate: () => served.rotate(secrets.next?.reveal() ?? '') }),
    state: async (entity) => served.stateOf(entity),
    count: async () => served.effects(),
    settleMs: 0,
    clock: {
      now,
      wait: async (ms) => {
        ahead += ms
      },
    },
    close: served.close,
  }
}
