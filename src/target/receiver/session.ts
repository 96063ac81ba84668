import type { SecureVersion } from 'node:tls'
import type { WireAnswer, WireRequest } from '../../model/wire.ts'
import type { Secret } from '../../secrets/secret.ts'

/** An open way to a receiver of webhooks: a real one, or the model of one on the bench. */
export interface ReceiverSession {
  /** As the sender would be told it. */
  url: URL
  secrets: ReceiverSecrets
  send(request: WireRequest): Promise<WireAnswer>
  /** A connection that is kept for several requests, one after another. */
  connect(): Line
  /** Offers one version of TLS, and no other. Absent where it is reached without. */
  shakeHands?: (version: SecureVersion) => Promise<Handshake>
  /** An address on this machine that no receiver has a reason to fetch. Absent where the receiver could not reach it. */
  lure?: () => Promise<Lure>
  /** Ends the receiver and starts it again; resolves once it answers. Absent where nothing can. */
  restart?: () => Promise<void>
  /** Has the receiver learn `secrets.next`; resolves once it takes it. Absent where nothing can. */
  rotate?: () => Promise<void>
  /** What the receiver says of an entity now, as text. Absent where nothing tells. */
  state?: (entity: string) => Promise<string>
  /** How many deliveries have had their effect so far. Absent where nothing tells. */
  count?: () => Promise<number>
  /** How long the count has to stand still until it is believed; 0 where it tells at once. */
  settleMs: number
  clock: Clock
  close(): Promise<void>
}

/** What came of an offer. `unable`: it was never made, since nothing here can make it. */
export type Handshake = { kind: 'agreed' } | { kind: 'refused' | 'failed' | 'unable'; how: string }

/** Requests over one connection. Where the server has closed it, as it may, the next goes over a new one. */
export interface Line {
  send(request: WireRequest): Promise<WireAnswer>
  close(): void
}

/** Waits to be fetched. */
export interface Lure {
  /** Without a slash at the end. */
  url: string
  /** Paths that were asked for, once there was time to. */
  asked(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface ReceiverSecrets {
  current: Secret
  /** Accepted too, while secrets are changed. */
  second?: Secret
  /** Was accepted once, and must not be any more. */
  retired?: Secret
  /** Will be accepted once `rotate` has ended. */
  next?: Secret
  /** Is accepted for another connection, and must not be for this one. */
  foreign?: Secret
}

/** Of the receiver and of us: real time, or that of the bench. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  wait(ms: number): Promise<void>
}
