import type { Recipe } from '../../model/recipe.ts'
import type { Signed } from '../../webhooks/message.ts'
import type { Answered, DeliveryRecord, DeliveryVerdict } from './delivery-log.ts'
import type { Happening, WebhookEvent } from './happening.ts'

/** One attempt at a delivery. */
export interface AttemptContext {
  /** Of the event. */
  id: string
  type: string
  endpoint: string
  /** 1 for the first one of the plan. */
  attempt: number
  /** Asked for by hand. */
  manual: boolean
  /** Its own instant and that of the event, ms since the epoch. */
  now: number
  began: number
}

/** Where the sending of webhooks can be made different. */
export interface WebhookFaultPoints {
  /** Types of the events that come of something; `named` are those that the binding names for it. */
  'webhook.events': { value: string[]; context: Happening & { applied: boolean; named: string[] } }
  /** Payload of an event. */
  'webhook.payload': { value: Record<string, unknown>; context: { event: WebhookEvent } }
  /** Connections whose endpoints are told of an event. */
  'webhook.audience': { value: string[]; context: { event: WebhookEvent; all: string[] } }
  /** Text of the body of one attempt. */
  'webhook.body': { value: string; context: AttemptContext }
  /** Secret of a new endpoint, or a new one of an old endpoint. */
  'webhook.new-secret': { value: string; context: { endpoint: string; old: string | undefined } }
  /** Secrets that sign, newest first. */
  'webhook.secrets': { value: readonly string[]; context: AttemptContext }
  /** What is sent, once it is signed. */
  'webhook.sign': {
    value: Signed
    context: AttemptContext & { secrets: readonly string[]; recipe: Recipe }
  }
  /** Why nothing goes to an address, when it is registered and each time that a connection is made; undefined lets it. */
  'webhook.address': {
    value: string | undefined
    context: { moment: 'registration' | 'delivery'; url: string; address?: string }
  }
  /** Address that a redirect is followed to. */
  'webhook.follow': { value: string | undefined; context: AttemptContext & { location: string | null } }
  /** ms until the headers, or then the rest of the body, of an answer must be there. */
  'webhook.limit': { value: number; context: AttemptContext & { part: 'headers' | 'body' } }
  /** Bytes of an answer's body that are read. */
  'webhook.read': { value: number; context: AttemptContext }
  /** What an answer means. */
  'webhook.verdict': { value: DeliveryVerdict; context: AttemptContext & { answer: Answered } }
  /** ms until the first attempt, and after each that failed until the next; undefined ends the delivery. */
  'webhook.schedule': {
    value: number | undefined
    context: AttemptContext & { answer: Answered | undefined; asked: number | undefined }
  }
  /** Deliveries of one lane wait for each other. */
  'webhook.lane': { value: string; context: { endpoint: string } }
  /** A delivery as its owner is told of it. */
  'webhook.log': { value: DeliveryRecord; context: { endpoint: string } }
}
