import type { WebhookCause } from '../../model/webhook-binding.ts'
import type { DeliveryRecord } from './delivery-log.ts'
import type { Network } from './network.ts'

/** What the owner of a sandbox may do with its webhooks: what people do on a dashboard, and what makes the world move on. */
export interface WebhookControl {
  /** Says how deliveries leave; until then all of them fail. */
  reach(network: Network): void
  /** Has the events of a connection delivered to a URL; gives the secret, or says why that URL is refused. */
  register(url: string, connection: string): { id: string; secret: string } | { refused: string }
  /** A new secret for an endpoint; the old one stays good for the promised time. */
  rotate(endpoint: string): string
  /** Makes something happen to a connection. */
  trigger(cause: Exclude<WebhookCause, 'created' | 'updated'>, connection: string): void
  /**
   * Makes an event of this name happen, and adds or changes a record where it tells of one; false where the binding names no such
   * event, or there is nothing to change.
   */
  occur(type: string, connection: string): boolean
  /** Tries a delivery once more by hand. */
  redeliver(delivery: string): Promise<void>
  /** All deliveries to an endpoint, with each attempt. */
  log(endpoint: string): DeliveryRecord[]
  /** Moves the clock, and waits for all deliveries that are due on the way. */
  pass(ms: number): Promise<void>
  /** Resolves when the clock has moved on by so much. */
  wait(ms: number): Promise<void>
}
