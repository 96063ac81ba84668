import type { WireAnswer, WireRequest } from '../../model/wire.ts'
import type { Secret } from '../../secrets/secret.ts'

/** An open way to a receiver of webhooks: a real one, or the model of one on the bench. */
export interface ReceiverSession {
  /** As the sender would be told it. */
  url: URL
  secrets: ReceiverSecrets
  send(request: WireRequest): Promise<WireAnswer>
  /** How many deliveries have had their effect so far. Absent where nothing tells. */
  count?: () => Promise<number>
  /** How long the count has to stand still until it is believed; 0 where it tells at once. */
  settleMs: number
  clock: Clock
  close(): Promise<void>
}

export interface ReceiverSecrets {
  current: Secret
  /** Accepted too, while secrets are changed. */
  second?: Secret
  /** Was accepted once, and must not be any more. */
  retired?: Secret
}

/** Of the receiver and of us: real time, or that of the bench. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  wait(ms: number): Promise<void>
}
