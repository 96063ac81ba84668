import type { Exchange } from '../model/exchange.ts'
import type { Operation, OperationParameter } from '../model/operation.ts'
import type { Violation } from '../spec/api.ts'

/** One call of a documented operation. */
export interface CallInit {
  /** Each written in the style of its parameter, `simple` by default. */
  path?: Record<string, string>
  /** Sent exactly so, percent-encoded; a name may repeat. */
  query?: readonly (readonly [name: string, value: string])[]
  headers?: Record<string, string>
  /** Values of parameters in query, headers and cookies, beside those above; each written in the style of its parameter. */
  parameters?: readonly (readonly [OperationParameter, unknown])[]
  /** Parameters that the document requires and that are left out on purpose. */
  lacking?: readonly OperationParameter[]
  /** An object is sent as JSON; text, bytes (`Uint8Array`), URLSearchParams and FormData as they are. */
  body?: unknown
  /** `none` sends no credentials; a text is sent as the Authorization header as it stands. The caller's token by default. */
  authorization?: 'none' | { header: string }
  /** Calls what the document does not have, to see it refused; without this an unknown address is an error of the caller. */
  undocumented?: boolean
  /** Sends a create as it is, without the run's mark: for what is asked about the very field that carries it. */
  unmarked?: boolean
}

/** What came back, read whole, with everything a check may want to judge. */
export interface Answer {
  operation: Operation
  status: number
  headers: Headers
  text: string
  /** Parsed JSON; undefined where the text is none. */
  body: unknown
  exchange: Exchange
  /** Deviations from the document; empty where the answer conforms. */
  violations: Violation[]
}
