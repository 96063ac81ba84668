import type { SecureVersion } from 'node:tls'
import type { Delivered, DeliveryExpectation } from './expect-delivery.ts'
import type { Change } from './message.ts'
import type { ReceiverScope } from './scope.ts'

/** All that a proof about a receiver may do: deliver, wait, judge. */
export interface ReceiverActs {
  scope: ReceiverScope
  /** The first correct delivery: in each encoding that the sender may use, until one is accepted. */
  greet(): Promise<Delivered>
  /**
   * Sends a delivery and then a correct one of a fresh event, which tells whether the first has broken anything; counts the effects
   * where something counts them.
   */
  deliver(change?: Change): Promise<Delivered>
  /** Sends these one after another, then the correct one. */
  deliverAll(changes: readonly Change[]): Promise<Delivered>
  /** Sends one message several times, byte by byte the same. */
  repeat(times: number, change?: Change): Promise<Delivered>
  /** Sends one message on several connections at once. */
  repeatAtOnce(times: number, change?: Change): Promise<Delivered>
  /** Sends messages of their own on several connections at once. */
  deliverAtOnce(changes: readonly Change[]): Promise<Delivered>
  /** Sends one message, waits, and sends it again; only the second is judged. */
  replayAfter(ms: number, change?: Change): Promise<Delivered>
  /** Sends the earlier ones and then this over one connection that is kept; only the last is judged. */
  deliverAfter(earlier: readonly Change[], change: Change): Promise<Delivered>
  /** Sends one message, has the receiver ended and started again, and sends it again; only the second is judged. */
  replayAfterRestart(change?: Change): Promise<Delivered>
  /** Sends so many messages at once, has the receiver ended and started again as soon as all are answered, and waits for all effects. */
  deliverBeforeRestart(times: number): Promise<Delivered>
  /**
   * Has the secret changed, once in a run, and sends one message after another meanwhile, as its sender signs during a change. What
   * follows is signed by the next secret.
   */
  deliverDuringRotation(): Promise<Delivered>
  /** Sends a message signed by the next secret alone, after a change. */
  deliverAfterRotation(): Promise<Delivered>
  /** Sends a message made with an address on this machine, and sees whether that is fetched. */
  deliverLure(change: (url: string) => Change): Promise<Delivered>
  /** Sends versions of one entity, each so many seconds old, one after another, and asks what the entity has become. */
  deliverVersions(ages: readonly number[]): Promise<Delivered>
  /** Offers one version of TLS and no other, and sends a correct delivery then, as usual. */
  offerTls(version: SecureVersion): Promise<Delivered>
  /** An id unlike every other of the run. */
  freshId(): string
  expect(delivered: Delivered): DeliveryExpectation
}
