import type { Manifest, OperationRole } from '../model/manifest.ts'
import type { Operation } from '../model/operation.ts'
import type { Api } from '../spec/api.ts'
import type { SandboxClock } from './clock.ts'
import type { RecordStore } from './data/record-store.ts'
import type { RecordEditor, Tap, TokenGrant } from './fault-points.ts'
import type { Codes } from './oauth/codes.ts'
import type { Connections } from './oauth/connections.ts'
import type { Tokens } from './oauth/tokens.ts'
import type { Selector } from './query/selection.ts'
import type { RateLimit } from './rate-limit.ts'
import type { SandboxAccounts } from './sandbox.ts'
import type { WebhookSender } from './webhooks/sender.ts'
import type { WriteLimits } from './write-limits.ts'
import type { Replays } from './writes/replays.ts'

/** What the parts of one sandbox share. */
export interface Engine {
  api: Api
  manifest: Manifest
  tap: Tap
  clock: SandboxClock
  baseUrl: string
  records: RecordStore
  /** Changes records of a connection. */
  editor(connection: string): RecordEditor
  selector: Selector
  connections: Connections
  tokens: Tokens
  codes: Codes
  accounts: SandboxAccounts
  limit: RateLimit
  /** Present where the manifest limits writes. */
  writes: WriteLimits | undefined
  replays: Replays
  /** Present where the binding tells of webhooks. */
  webhooks: WebhookSender | undefined
  /** ms */
  lifetimes: Record<'code' | 'access' | 'refresh', number>
}

/** A request on its way through the sandbox. */
export interface Incoming {
  request: Request
  url: URL
  requestId: string | undefined
}

/** A request for a documented operation. */
export interface Call extends Incoming {
  operation: Operation
  parameters: Record<string, string>
  /** Values of its path as they were sent, by the parameter's name. */
  texts: Record<string, string>
  /** Entity and role of the operation, where the binding gives it one. */
  part: { entity: string; role: OperationRole } | undefined
  /** Whose token came with it; undefined where the operation asks for none. */
  grant: TokenGrant | undefined
}
