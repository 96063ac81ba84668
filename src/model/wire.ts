/** A request as it goes over the wire, with all that a client of HTTP would mend or refuse to send. */
export interface WireRequest {
  method: string
  /** Path and query. */
  path: string
  /** In their order and as often as they stand here; a value is sent byte by byte (latin1). */
  headers: readonly (readonly [name: string, value: string])[]
  body: Uint8Array
  manner: Manner
}

/**
 * How a body is sent. `chunked` in chunks · `slow` in pieces with pauses · `expect` once the server has asked for it ·
 * `half` half of it, then the connection is closed.
 */
export type Manner = 'plain' | 'chunked' | 'slow' | 'expect' | 'half'

/** What came back. `closed` without an answer, `hung` neither answered nor closed within the deadline. */
export type WireAnswer = { ms: number /** The whole body had left by then. */; sentAll: boolean } & (
  | { kind: 'answered'; status: number; headers: [name: string, value: string][]; body: Uint8Array }
  | { kind: 'closed'; how: string }
  | { kind: 'hung' }
)
