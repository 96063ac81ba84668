import type { Exchange } from '../model/exchange.ts'
import { parseJson } from '../model/json.ts'
import type { Violation } from '../spec/api.ts'

const decoder = new TextDecoder()

/** An answer that was read whole: gives its content from memory, as often as it is asked, and knows its exchange. */
export class RecordedResponse extends Response {
  readonly exchange: Exchange
  /** Deviations from the document, where it was validated. */
  violations: Violation[] = []
  readonly #head: Response
  readonly #bytes: Uint8Array<ArrayBuffer>
  #content: string | undefined
  #parsed: { value: unknown } | undefined

  constructor(head: Response, bytes: Uint8Array<ArrayBuffer>, exchange: Exchange) {
    // What stands at its head is asked of the other: to copy it would take longer than all else that is done here.
    super()
    this.exchange = exchange
    this.#head = head
    this.#bytes = bytes
  }

  /** The body as text, not redacted: for judging, never for storing. */
  get content(): string {
    this.#content ??= decoder.decode(this.#bytes)
    return this.#content
  }

  /** The body as JSON; undefined where it is none. */
  get parsed(): unknown {
    this.#parsed ??= { value: parseJson(this.content) }
    return this.#parsed.value
  }

  override get status(): number {
    return this.#head.status
  }

  override get statusText(): string {
    return this.#head.statusText
  }

  override get ok(): boolean {
    return this.#head.ok
  }

  override get headers(): Headers {
    return this.#head.headers
  }

  override get type(): Response['type'] {
    return this.#head.type
  }

  override get redirected(): boolean {
    return this.#head.redirected
  }

  override get url(): string {
    return this.#head.url
  }

  override get body(): Response['body'] {
    return this.#whole().body
  }

  override async text(): Promise<string> {
    return this.content
  }

  override async json(): Promise<unknown> {
    return this.parsed === undefined ? JSON.parse(this.content) : this.parsed
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.#whole().arrayBuffer()
  }

  override bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#whole().bytes()
  }

  override blob(): Promise<Blob> {
    return this.#whole().blob()
  }

  override formData(): Promise<FormData> {
    return this.#whole().formData()
  }

  override clone(): Response {
    return this.#whole()
  }

  #whole(): Response {
    return new Response(this.#bytes.length === 0 ? null : this.#bytes, this.#head)
  }
}
