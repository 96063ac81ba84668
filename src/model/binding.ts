import type { Chains } from './chain.ts'
import { pathOf } from './operation.ts'
import type { Paging } from './paging.ts'
import type { WebhooksBinding } from './webhook-binding.ts'

/**
 * What OpenAPI cannot say about an API: which operation plays which role, how pages work, where errors carry their
 * code. The shape of `specs/<api>/binding.yaml`, whose published schema is `schemas/binding.schema.json`.
 * Operations are addressed as `METHOD /path`, places in bodies by JSON Pointer (RFC 6901).
 */
export interface Binding {
  api: string
  title: string
  authentication: Authentication
  envelopes: Envelopes
  paging: Paging
  filters: Filters
  sorting: Sorting
  errors: Errors
  rateLimit: RateLimit
  /** By entity name in kebab-case; the name is what people type and what row keys carry. */
  entities: Record<string, EntityBinding>
  connection: ConnectionBinding
  /**
   * Where the keys in paths come from, for paths that name more than the record of an entity: below another record, or
   * without any list.
   */
  chains?: Chains
  /** Absent where the API sends none. */
  webhooks?: WebhooksBinding
  /**
   * Parts of this binding that nothing tells, as pointers into it: their values are neutral, and no check that leans on
   * them is made. A binding that was inferred from a document has many.
   */
  untold?: string[]
}

/** Whether a part of a binding, or something within or around it, is told by nothing. */
export function isUntold({ untold = [] }: Pick<Binding, 'untold'>, part: string): boolean {
  return untold.some((one) => one === part || part.startsWith(`${one}/`) || one.startsWith(`${part}/`))
}

/** OAuth 2.0 (RFC 6749) with bearer tokens (RFC 6750). */
export interface Authentication {
  authorize: string
  token: string
  /** Grants the token endpoint knows, and how each request is encoded. */
  grants: Record<string, 'form' | 'json'>
  /** RFC 7636; `required` says whether an authorization request without a challenge is refused. */
  pkce: { methods: ('S256' | 'plain')[]; required: boolean }
  /** Where the token answer tells expiry, and whether that is seconds from now or a Unix time. */
  expiry: { field: string; as: 'seconds' | 'timestamp' }
  /** Promised lifetimes as durations (`30d`). */
  lifetimes: { code: string; access: string; refresh: string }
  /** Which security scheme of the document takes which kind of token. */
  schemes: Record<string, TokenKind>
}

/** A `connection` token sees one connection's data; an `admin` token manages connections. */
export type TokenKind = 'connection' | 'admin'

export interface Envelopes {
  list: { items: string }
  item: string
}

/** Path that an entity's records are below: of its list, or else of what creates them. */
export function collectionOf({ list, create }: Pick<EntityBinding, 'list' | 'create'>): string {
  return pathOf(list ?? create ?? '').replace(/\/$/, '')
}

/** Where an entity's list has its records. */
export function itemsPointer({ envelopes }: Pick<Binding, 'envelopes'>, { items }: EntityBinding): string {
  return items ?? envelopes.list.items
}

export type FilterOperator =
  | 'equals'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'greater'
  | 'greaterOrEqual'
  | 'less'
  | 'lessOrEqual'

export interface Filters {
  /** Query parameter per operator; `{field}` stands for the field's name: `filter[{field}:gteq]`. */
  operators: Partial<Record<FilterOperator, string>>
  /** Parameter that joins several filters, and its two values. */
  match: { parameter: string; all: string; any: string }
  /** Documented status for an unknown field or operator. */
  invalid: number
}

export interface Sorting {
  /** `sort[{field}]` */
  parameter: string
  ascending: string
  descending: string
}

export interface Errors {
  code: string
  type: string
  message: string
  requestId: string
  /** Header that carries the request id on every answer. */
  requestIdHeader: string
  /** Documented code per situation. */
  codes: Record<ErrorSituation, string>
  /** Documented type per situation, where an error names one. */
  types?: Partial<Record<ErrorSituation, string>>
}

export type ErrorSituation =
  | 'unauthenticated'
  | 'reauthorization'
  | 'forbidden'
  | 'notFound'
  | 'invalid'
  | 'methodNotAllowed'
  | 'unsupportedMediaType'
  | 'conflict'
  | 'rateLimited'
  | 'server'
  | 'unavailable'

export interface RateLimit {
  retryAfter: string
}

/** The call that tells how a connection is, made with its own token; and its undoing. */
export interface ConnectionBinding {
  status: string
  /** Pointer to the connection's id and state in the status answer. */
  id: string
  state: string
  /** Values of `state` by meaning. */
  states: { ready: string[]; reauthorization: string[] }
  /** Disconnects with the connection's own token. */
  disconnect: string
}

export interface EntityBinding {
  /** Singular, for people: `purchase order`. */
  singular: string
  /**
   * Where its path has parameters, its records are below others, and `chains` tells how those are found. Absent where the
   * API lists none: a run then knows only the records that it makes itself, by `create`, and reads them by `get`.
   */
  list?: string
  get?: string
  create?: string
  update?: string
  remove?: string
  /** Changes the workflow state alone. */
  status?: string
  /** Token its operations take; `connection` unless said otherwise. */
  token?: TokenKind
  /** False where the entity is one short list without pages. True unless said otherwise. */
  paged?: boolean
  /** Array of records in the answer to `list`, where it stands elsewhere than in most. */
  items?: string
  /** Pointer to the key within a record. */
  id: string
  createdAt?: string
  updatedAt?: string
  deletedAt?: string
  /** Documented filters: field (pointer without its slash) to operators. */
  filters: Record<string, FilterOperator[]>
  sorts: string[]
  /** Pointer (with `*` for any array index) to entity it refers to. */
  references: Record<string, string>
  /** Pointer to the object of custom fields. */
  customFields?: string
  /** Fields that the body of a write calls otherwise than the record: pointer in the body to pointer in the record. */
  written?: Record<string, string>
  /** A text field of the record that is free to be written, in which a run marks what it made: `/title`. */
  mark?: string
  state?: StateBinding
  lines?: LinesBinding
  /** Pointers (with `*`) to amounts of money, and how many decimals they may have. */
  amounts?: { at: string[]; scale: number }
}

/** A workflow state is a record of another entity, found by key; its `code` is what a manifest names. */
export interface StateBinding {
  at: string
  entity: string
  code: string
  /** Where the body of the status operation names the new state, and whether by its key or its code. */
  change?: { at: string; as: 'key' | 'code' }
  /** State codes of which sample data must have at least one record each. */
  covered: string[]
}

/**
 * Arithmetic of a document with lines, all pointers: within a line `value = quantity × price − discount`; in the header
 * `net = Σ line values`, `tax = Σ line taxes`, `gross = net + tax`. Rounded half up to `scale` decimals.
 */
export interface LinesBinding {
  at: string
  /** The key of a line within it, by which an update names the line to change. */
  key?: string
  quantity: string
  price: string
  discount?: string
  lineValue: string
  lineTax?: string
  net: string
  tax?: string
  gross?: string
  scale: number
}
