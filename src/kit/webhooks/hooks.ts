import type { Journal } from '../../client/journal.ts'
import type { Recorder } from '../../client/recorder.ts'
import type { DeliveryRecord } from '../../sandbox/webhooks/delivery-log.ts'
import type { Secret } from '../../secrets/secret.ts'
import type { TargetSession, WebhookOwner } from '../../target/session.ts'
import type { Reader } from '../reader.ts'
import type { Scope } from '../scope.ts'
import type { Writer } from '../writes/writer.ts'
import type { Happens } from './happenings.ts'
import type { Readings } from './readings.ts'
import type { Inbox, Receiver, ReceiverAnswer } from './receiver.ts'

export interface OpenOptions {
  who?: WebhookOwner
  /** One for each delivery, the last one for all that follow; 200 at once where none is given. */
  answers?: readonly ReceiverAnswer[]
}

/** Receives what the target sends, on the target's clock. */
export interface Hooks extends Readings {
  /** Registers an endpoint of a host of its own. */
  open(options?: OpenOptions): Promise<Inbox>
  /** An address that nothing is registered for. */
  elsewhere(): Receiver & { url: string }
  /** Why the target refuses to deliver to this address; undefined where it would. */
  refusalOf(url: string): string | undefined
  /** Makes an event happen, the usual one where none is named, and waits as `until` does. */
  occur(event?: Happens, who?: WebhookOwner): Promise<void>
  /** Does something, and waits until deliveries that come of it begin, or a minute has passed. */
  until<T>(done: Watched<T>): Promise<T>
  /** As `until`, for what is to be told by nothing: waits no longer than deliveries took so far. */
  watch<T>(done: Watched<T>): Promise<T>
  /** The usual event, so many times; gives how often, which is less where time is real. */
  occurOften(times: number): Promise<number>
  /** How many repeats of a failed attempt can be awaited, of so many. */
  repeats(wanted: number): number
  /** ms by which instants may be off. */
  slack: number
  /** Moves the target's clock, and makes all attempts that are due on the way; where time is real, up to the first repeat. */
  pass(ms: number): Promise<void>
  /** Asks for another attempt at the delivery of an inbox that came last. */
  redeliver(inbox: Inbox): Promise<void>
  rotate(inbox: Inbox): Secret
  log(inbox: Inbox): DeliveryRecord[]
}

/** Something that is done. */
export type Watched<T> = () => Promise<T>

export interface HooksMeans {
  scope: Scope
  session: TargetSession
  recorder: Recorder
  reader: Pick<Reader, 'sample'>
  writer: Pick<Writer, 'make' | 'update' | 'vary'>
  journal: Pick<Journal, 'entries'>
}
