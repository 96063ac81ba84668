import type { WebhookCause } from '../../model/webhook-binding.ts'

/** Something that happened to a connection. */
export interface Happening {
  cause: WebhookCause
  connection: string
  /** What was created or updated. */
  entity?: string
  key?: string
}

export interface WebhookEvent extends Happening {
  id: string
  type: string
  /** ms since the epoch. */
  at: number
}
