/** One request and its response, redacted before it is stored. Bodies are text, cut at a limit and then marked. */
export interface Exchange {
  id: string
  /** ISO 8601, UTC. */
  startedAt: string
  durationMs: number
  request: RecordedMessage & { method: string; url: string }
  /** Absent where the connection failed before an answer came; `failure` then says how. */
  response?: RecordedMessage & { status: number }
  failure?: string
}

export interface RecordedMessage {
  headers: [name: string, value: string][]
  body?: string
  /** True where the body was longer than the recorder keeps. */
  bodyCut?: boolean
}
