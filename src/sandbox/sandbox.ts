import type { Fetch } from '../model/fetch.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Api } from '../spec/api.ts'
import type { Faults, RecordEditor } from './fault-points.ts'
import type { WebhookControl } from './webhooks/control.ts'
import type { AttemptNote } from './webhooks/delivery-log.ts'

/** Where a sandbox without a socket is reached, unless told otherwise: a name that leads nowhere (RFC 6761 section 6.4). */
export const IN_PROCESS_URL = 'http://sandbox.invalid'

export interface SandboxOptions {
  api: Api
  manifest: Manifest
  /** Same seed, same bytes. */
  seed: number
  /** Count of the API's scalable entity; its own seed data decides where absent. */
  records?: number
  /** Counts of entities by name, whatever else decides. */
  counts?: Readonly<Record<string, number>>
  faults?: Faults
  /** ms since the epoch; a fixed instant by default, so that runs repeat. `'system'` follows the real clock. */
  clock?: number | 'system'
  /** Absolute URL it is reached at; `http://sandbox.invalid` by default (no socket). */
  baseUrl?: string
  /** Redirect URIs of the first client, beside its own. */
  redirectUris?: readonly string[]
  /** Random bytes for tokens and codes; seeded by default. Give `crypto` ones on a socket. */
  random?: (count: number) => Uint8Array
  /** Set where receivers of webhooks are on this machine, and nowhere else. */
  loopbackReceivers?: boolean
  /** Told after each attempt at a delivery. */
  onAttempt?(note: AttemptNote): void
}

/** A stateful server as a function: `fetch` answers a Request with a Response, no socket involved. */
export interface Sandbox {
  fetch: Fetch
  baseUrl: string
  clock: { now(): number; advance(ms: number): void }
  control: Control
  /** Absent where the API sends none. */
  webhooks?: WebhookControl
  accounts: SandboxAccounts
}

/** What the owner of an embedded sandbox may do that no API caller can. */
interface Control extends RecordEditor {
  /** Puts a connection into the state "reauthorization needed". */
  requireReauthorization(connection: string): void
  /** Uses up a connection's requests of the current window. */
  exhaustRateLimit(connection: string): void
}

/** What a person would know who registered with the sandbox. */
export interface SandboxAccounts {
  clients: SandboxClient[]
  /** Connections that exist from the start, with tokens. `restricted` lacks a permission. */
  connections: { primary: SandboxConnection; second: SandboxConnection; restricted: SandboxConnection }
  /** One connection for each role of the manifest, by its name: another user of what the primary one leads to. */
  roles: Record<string, SandboxConnection>
  /** Choices on the authorize page, and the credentials it accepts. */
  systems: { id: string; title: string }[]
  credentials: { username: string; password: string }
}

export interface SandboxClient {
  id: string
  secret: string
  /** What the authorize page calls it. */
  name: string
  redirectUris: string[]
  /** Grants it may use, as the binding names them. */
  grants: string[]
}

export interface SandboxConnection {
  id: string
  accessToken: string
  refreshToken: string
  /** Entities this connection may not read. */
  forbidden: string[]
  /** Its role in the manifest, where it has less than full rights. */
  role?: string
}
