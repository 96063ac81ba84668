import type { SignatureEncoding } from './recipe.ts'

/** What an API promises of the webhooks it sends: `webhooks` of its binding. Durations as `30s`, places as JSON Pointers. */
export interface WebhooksBinding {
  /** How they are signed: the name of a file under `recipes/`. */
  recipe: string
  /** The one of the recipe's encodings that the document promises; any of them where absent. */
  encoding?: SignatureEncoding
  payload: PayloadPlaces
  /** An answer that has not come by then counts as none, and no connection is held for longer. */
  answerWithin: string
  retry: RetryPlan
  /** Answers that ask to come later, and the longest wait that such an answer can ask for. */
  slowDown: { statuses: number[]; longest: string }
  /** Answers that end all deliveries to an endpoint at once. */
  gone: number[]
  /** How long the old secret of an endpoint is good beside the new one. */
  overlap: string
  /** By the name under the document's `webhooks`. */
  events: Record<string, WebhookEventBinding>
}

/** Places that all payloads have. */
export interface PayloadPlaces {
  /** Same for every try of one event. */
  id: string
  type: string
  /** When it happened. */
  at: string
  connection: string
  /** List of the keys of the records that an event is about. */
  keys: string
}

/** A failed try is repeated after `first`, then after `factor` times as long each time, until `until` has passed. */
export interface RetryPlan {
  first: string
  factor: number
  until: string
  /** Share by which a wait may differ from the plan, to either side. */
  jitter: number
}

export interface WebhookEventBinding {
  when: WebhookCause
  /** The entity that is created or updated. */
  entity?: string
}

export type WebhookCause =
  | 'created'
  | 'updated'
  | 'sync-finished'
  | 'connection-status'
  | 'reauthorization'
  | 'error'
