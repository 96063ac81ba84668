import type { ErrorSituation } from '../model/binding.ts'
import type { Outcome } from '../model/limits.ts'
import type { OperationRole, WritingRole } from '../model/manifest.ts'
import type { Operation } from '../model/operation.ts'
import type { Breach } from './rules/rule.ts'
import type { WebhookFaultPoints } from './webhooks/fault-points.ts'

export type { AttemptContext } from './webhooks/fault-points.ts'

/**
 * Named places where exactly one thing can be made different. A mutant puts a defect there, a variant an oddity that is
 * lawful. Each point receives the right value and what it is about, and returns what is used instead.
 */
export interface FaultPoints extends WebhookFaultPoints {
  /** Identity a bearer token stands for; undefined refuses the call. */
  'auth.verify': Point<
    TokenGrant | undefined,
    { header: string | undefined; request: Request; grants: TokenGrant[] }
  >
  /** Whether a verified token may make this call. */
  'auth.permit': Point<boolean, { grant: TokenGrant; operation: Operation }>
  /** Whether an operation asks for a token at all. */
  'auth.demand': Point<boolean, { operation: Operation }>
  /** Whether a redirect URI is the registered one. */
  'oauth.redirect': Point<boolean, { given: string; registered: string[] }>
  /** State sent back with a code or an error. */
  'oauth.state': Point<string | undefined, { decision: 'allow' | 'deny' }>
  /** Why a code is refused; undefined accepts it. */
  'oauth.code': Point<OAuthRefusal | undefined, { reason: CodeRefusalReason | undefined }>
  /** Whether a PKCE method of an authorization request is accepted. */
  'oauth.challenge': Point<boolean, { method: string; offered: readonly string[] }>
  /** Why a client is refused at the token endpoint. */
  'oauth.client': Point<OAuthRefusal | undefined, { grant: string }>
  /** Why a refresh token is refused. */
  'oauth.refresh': Point<
    OAuthRefusal | undefined,
    { reason: 'unknown' | 'expired' | 'used' | 'client' | undefined }
  >
  /** Whether the pair a refresh replaces dies: by kind of token. */
  'oauth.revoke': Point<
    boolean,
    { cause: 'refresh' | 'disconnect' | 'reconnect' | 'replay'; token: 'access' | 'refresh' }
  >
  /** The token a grant gives (a mutant may hand out an old one again). */
  'oauth.issue': Point<string, { grant: string; token: 'access' | 'refresh'; previous: string | undefined }>
  /** When an access token really dies, ms since the epoch. */
  'oauth.expiry': Point<number, { token: 'access' | 'refresh' | 'code' }>
  /** Body of a successful token answer. */
  'oauth.answer': Point<Record<string, unknown>, { grant: string; now: number }>
  /** Status and body of a refusal of the token endpoint. */
  'oauth.refusal': Point<
    { status: number; body: Record<string, unknown> },
    { grant: string | undefined; parameters: Record<string, string> }
  >
  /** Connections whose records a token sees. */
  'data.scope': Point<string[], { role: 'list' | 'get'; entity: string; all: string[]; filtered: boolean }>
  /** Whether records below others are kept to the one that the path names. */
  'data.below': Point<boolean, { entity: string; role: OperationRole }>
  /** Indices of records, in the order of the answer, before paging. */
  'list.order': Point<
    readonly StoredRecord[],
    { entity: string; sort: { field: string; descending: boolean }[] }
  >
  /** Whether a record matches one filter. */
  'list.filter': Point<
    boolean,
    { entity: string; field: string; operator: string; value: string; record: StoredRecord }
  >
  /** How several filters join. */
  'list.match': Point<'all' | 'any', { entity: string }>
  /** Page and size after parsing; a number that is refused becomes a `refuse` text. */
  'list.window': Point<PageWindow, { entity: string; asked: { page: string | null; size: string | null } }>
  /** Records of one page. */
  'list.page': Point<StoredRecord[], { entity: string; window: PageWindow; total: number }>
  /** Envelope of one page, as it is sent. */
  'list.envelope': Point<Record<string, unknown>, { entity: string; window: PageWindow; total: number }>
  /** One record as it is sent, after everything else. */
  'record.view': Point<Record<string, unknown>, { entity: string; role: 'list' | 'get'; index: number }>
  /** Envelope of one item, as it is sent. */
  'item.envelope': Point<Record<string, unknown>, { entity: string }>
  /** Whether a key names a record that is seen; false gives 404. */
  'item.found': Point<boolean, { entity: string; key: string }>
  /** State shown by the connection's status call. */
  'connection.state': Point<string, { reauthorization: boolean }>
  /** Whether the role of a connection may use an operation. A write that is let in is still beyond its rights: `write.breaches`. */
  'write.permit': Point<boolean, { entity: string; operation: OperationRole; connectionRole: string }>
  /** Whether a write is over the limit on writes, the seconds to wait that it is told, and whether it is done all the same. */
  'write.limit': Point<{ over: boolean; retryAfter: number; applied: boolean }, { operation: Operation }>
  /** Body of a write, parsed and found to be as documented, in the body's own names. */
  'write.body': Point<unknown, WriteContext>
  /** Key that a new record is given. */
  'write.key': Point<string | number, { entity: string; index: number }>
  /** Whether a record may go from one state to another, by their codes. */
  'write.status': Point<boolean, WriteContext & { from: string; to: string }>
  /** What a write is beyond, in the order in which it is looked at. `state` is the code of the state the record is in. */
  'write.breaches': Point<Breach[], StoreContext & { state: string | undefined; after: Row }>
  /** What becomes of one thing that a write is beyond. */
  'write.outcome': Point<Outcome, WriteContext & { breach: Breach }>
  /** Why a write is refused, as the answer says. */
  'write.refusal': Point<ErrorSituation, WriteContext & { breach: Breach }>
  /** What stays stored of a write that was refused; undefined for nothing. `record` is what it would have become. */
  'write.leftover': Point<Row | undefined, WriteContext & { breach: Breach; record: Row }>
  /** Lines as they will be stored; `sent` has a hole where a line was not sent. */
  'write.lines': Point<Row[], WriteContext & { before: Row[]; sent: (Row | undefined)[] }>
  /** The record once its line values and totals are worked out; `unsettled` is what it was until then. */
  'write.settle': Point<Row, StoreContext & { unsettled: Row }>
  /** The record as it will be stored, or the one to be removed; undefined leaves everything as it is. */
  'write.store': Point<Row | undefined, StoreContext>
  /** The record as it is answered. */
  'write.answer': Point<Row, StoreContext & { stored: Row }>
  /** ms until reads show what was written. */
  'write.delay': Point<number, WriteContext>
  /** What becomes of a create whose body came before, a short time ago. */
  'write.replay': Point<'duplicate' | 'same' | 'refused', WriteContext>
  /** Whether a request is over the limit. */
  'limit.exceeded': Point<boolean, { used: number; limit: number }>
  /** Body of any error answer. */
  'error.body': Point<Record<string, unknown>, { status: number; situation: string; request: Request }>
  /** Status of any error answer. */
  'error.status': Point<number, { situation: string; request: Request }>
  /** Id of a request, on every answer. */
  'answer.request-id': Point<string | undefined, { request: Request }>
  /** Headers of any answer, in the order they are sent. */
  'answer.headers': Point<[string, string][], { status: number; request: Request; now: number }>
  /** Text of any JSON answer, after serialisation. */
  'answer.text': Point<string, { status: number; request: Request }>
  /** The whole answer, last of all: for slowness, chunking, HTML, a closed connection (throw). */
  answer: Point<Response | Promise<Response>, { request: Request }>
  /** Runs after a read was answered: for reads that change something. */
  'read.done': Point<void, { entity: string; store: RecordEditor }>
}

/** A record, or a line of one. */
export type Row = Record<string, unknown>

/** What a write is about. */
export interface WriteContext {
  entity: string
  role: WritingRole
  /** Of a connection that has less than full rights. */
  connectionRole: string | undefined
}

interface StoreContext extends WriteContext {
  /** The record as it was; undefined for a new one. */
  before: Row | undefined
  /** What was sent, in the record's names. */
  sent: Row
}

interface Point<Value, Context> {
  value: Value
  context: Context
}

export type FaultName = keyof FaultPoints
type Fault<Name extends FaultName> = (
  value: FaultPoints[Name]['value'],
  context: FaultPoints[Name]['context'],
) => FaultPoints[Name]['value']
export type Faults = { [Name in FaultName]?: Fault<Name> }

/** Gives a fault its chance at a point; without one the value passes through. */
export type Tap = <Name extends FaultName>(
  name: Name,
  value: FaultPoints[Name]['value'],
  context: FaultPoints[Name]['context'],
) => FaultPoints[Name]['value']

export function tapOf(faults: Faults): Tap {
  return (name, value, context) => {
    const fault = faults[name]
    return fault ? fault(value, context) : value
  }
}

export interface TokenGrant {
  token: string
  kind: 'connection' | 'admin'
  /** Connection id; empty for an admin token. */
  connection: string
  /** ms since the epoch. */
  expiresAt: number
  revoked: boolean
}

export interface OAuthRefusal {
  status: number
  /** RFC 6749 section 5.2. */
  error: string
  description: string
}

export type CodeRefusalReason = 'unknown' | 'expired' | 'used' | 'client' | 'redirect' | 'verifier'

export interface PageWindow {
  page: number
  size: number
  /** Why the window is refused; undefined serves it. */
  refuse?: string
}

/** A record with its place in the sequence of its entity and connection. */
export interface StoredRecord {
  index: number
  connection: string
  value: Record<string, unknown>
}

/** Changes records behind the API's back: the control surface of an embedded sandbox. */
export interface RecordEditor {
  /** Appends a record, as the connected system would; returns its key. */
  insert(entity: string): string
  /** Changes one record and moves its change time to now. */
  touch(entity: string, key: string, change?: Record<string, unknown>): void
  /** Marks one record deleted. */
  softDelete(entity: string, key: string): void
}
