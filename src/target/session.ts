import type { Fetch } from '../model/fetch.ts'
import type { RecordEditor } from '../sandbox/fault-points.ts'
import type { WebhookControl } from '../sandbox/webhooks/control.ts'
import type { Secret } from '../secrets/secret.ts'

/** An open connection to what is under test: the same shape for the embedded sandbox and a remote system. */
export interface TargetSession {
  name: string
  kind: 'embedded' | 'remote'
  baseUrl: string
  fetch: Fetch
  /** Absent where the target names no client of its own. */
  client?: OAuthClient
  /** A second registered client, for "bound to the client" checks. */
  otherClient?: OAuthClient
  connections: Connections
  /** Names of headers that the target gives each call with a token by itself. */
  ownHeaders?: readonly string[]
  /** Bytes of an answer that are read. */
  answerLimit?: number
  /** What else is sent and must not be shown. */
  secrets?: readonly Secret[]
  /** Answers the authorize page as a person would, over a fetch to see it by. Needs capability `consent`. */
  consent?: (fetch: Fetch) => Consent
  /** Needs capability `clock`. */
  clock?: { now(): number; advance(ms: number): void }
  /** Needs capability `control`. */
  control?: TargetControl
  /** Needs capability `webhooks`. */
  webhooks?: TargetWebhooks
  /** What arrives at one registered endpoint, in real time. */
  deliveries?: TargetDeliveries
  close(): Promise<void>
}

export interface OAuthClient {
  id: string
  secret: Secret
  redirectUri: string
}

export interface Connections {
  primary: ConnectionTokens
  second?: ConnectionTokens
  restricted?: ConnectionTokens
  /** One per role that the manifest names. */
  roles?: Record<string, ConnectionTokens>
}

export interface ConnectionTokens {
  access: Secret
  refresh?: Secret
  /** Entities it may not read, where known. */
  forbidden: string[]
}

/** Fills in the authorize page at `url` and submits it; returns where the browser would be sent. */
export type Consent = (url: string, decision: 'allow' | 'deny') => Promise<ConsentResult>

export interface ConsentResult {
  /** Status of the answer to the form, or of the page where there was no form. */
  status: number
  /** `Location` where the browser was sent; undefined where the page refused. */
  location?: URL
  /** Id of the exchange that ended it, where its fetch is recorded. */
  exchange?: string
}

export interface TargetControl extends RecordEditor {
  requireReauthorization(): void
  exhaustRateLimit(): void
}

/** Endpoints of this target's connections, which are named by what they are to a check. */
export interface TargetWebhooks extends Omit<WebhookControl, 'register' | 'trigger' | 'occur'> {
  register(url: string, who: WebhookOwner): ReturnType<WebhookControl['register']>
  trigger(cause: Parameters<WebhookControl['trigger']>[0], who: WebhookOwner): void
}

/** The endpoint that the user registered for the primary connection, and a receiver that its address leads to. */
export interface TargetDeliveries {
  url: string
  secret: Secret
  /** ms for which one delivery is awaited. */
  waitMs: number
  /** Hands what arrives to this one from now on, in place of any other. Listens first, if it does not yet. */
  receive(handle: ArrivalHandler): Promise<void>
  /** The longest time from a cause to its delivery so far in ms; undefined before the first. */
  slowest?: number
}

/** Answers one arrival. A rejection breaks the connection off; the signal tells that the sender let it go. */
export type ArrivalHandler = (request: Request, signal: AbortSignal) => Promise<Response>

export type WebhookOwner = 'primary' | 'second'
