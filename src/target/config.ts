import type { Given } from '../client/journal.ts'
import type { Danger } from '../model/requirement.ts'

/** The shape of `assay.config.yaml` and of the default export of `assay.config.ts`; its schema is `schemas/config.schema.json`. */
export interface AssayConfig {
  /** By the name that `--target` takes. */
  targets: Record<string, TargetConfig>
  /** Hosts where more may be done than reading. */
  hosts?: HostConfig[]
}

/** A host by its name alone, or with the word that it is meant although it looks like production. */
export type HostConfig = string | { host: string; production?: boolean }

/** A target with the hosts of its configuration. */
export interface FoundTarget extends TargetConfig {
  hosts: readonly HostConfig[]
}

/** A target that the command line describes, and how. */
export interface GivenTarget extends FoundTarget {
  origin: Given
}

export interface TargetConfig {
  /** What every path of the API's document is appended to: https, or http on this machine. */
  baseUrl: string
  /** On `production` nothing but reading is allowed. */
  environment: 'sandbox' | 'test' | 'staging' | 'production'
  /** Folder under `specs/`. */
  api: string
  /** Folder under `systems/`. */
  system: string
  /** What checks may do beyond reading. */
  allow?: Danger[]
  /** How much load it bears, where `allow` names that. */
  load?: LoadCeilings
  client?: ClientConfig
  /** Sent with every call that carries a token; values are references. */
  headers?: Record<string, string>
  /** The API takes no bearer token: the headers stand in its place. */
  tokenless?: boolean
  connections: ConnectionsConfig
  /** What is read of an answer at most: `32 MiB` by default. */
  answerLimit?: string
  /** Where its webhooks come to this machine; without it nothing of them is seen. */
  webhooks?: WebhooksConfig
}

/** What the owner of a target lets one run of load ask of it. */
export interface LoadCeilings {
  /** Calls per second of one connection, at most. */
  rate?: number
  /** Calls of one run, at most. */
  calls?: number
}

/** A registered endpoint, and the way from there to a receiver of this machine. */
export interface WebhooksConfig {
  /** The address that is registered at the target for the primary connection. */
  url: string
  /** A reference to the secret that the target gave for it. */
  secret: string
  /** `127.0.0.1:8787`: where the receiver listens that `url` leads to; any free port by default. */
  listen?: string
  /** How long a delivery is awaited: `30s` by default. */
  wait?: string
}

/** The OAuth client registered with the target. */
export interface ClientConfig {
  id: string
  /** A reference such as `env:NAME`, as every secret. */
  secret: string
  redirectUri: string
}

export interface ConnectionsConfig {
  primary: ConnectionConfig
  second?: ConnectionConfig
  restricted?: RestrictedConfig
  /** By the role's name in the manifest: another user of what `primary` leads to. */
  roles?: Record<string, ConnectionConfig>
}

export interface ConnectionConfig {
  /** Outlives the run: it is sent as it is, and never renewed. */
  access: string
}

/** A connection that lacks a permission. */
export interface RestrictedConfig extends ConnectionConfig {
  /** Entities it may not read. */
  forbidden: string[]
}

/** Gives `assay.config.ts` the types: `export default defineConfig({ targets: { … } })`. */
export function defineConfig(config: AssayConfig): AssayConfig {
  return config
}
