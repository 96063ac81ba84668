/** How a server under test behaves; plain data, so that it can be handed to a thread. Times in ms. */
export type Behaviour =
  /** Never answers before `ms`. */
  | { kind: 'constant'; ms: number }
  /** Answers nothing for `forMs`, beginning `afterMs` after its first request. */
  | { kind: 'freeze'; ms: number; afterMs: number; forMs: number }
  /** Serves one after another. */
  | { kind: 'capacity'; perSecond: number }
  /** Refuses every `each`th with 429 and a wait in seconds. */
  | { kind: 'throttle'; ms: number; each: number; retryAfter: number }
  /** Breaks off every `reset`th after `ms`, and never answers every `hang`th. */
  | { kind: 'failing'; ms: number; reset: number; hang: number }

/** What the server saw for itself. */
export interface Witness {
  /** When each request came, in ms on the server's clock. */
  came: number[]
  /** When each refusal left. */
  refused: number[]
}
