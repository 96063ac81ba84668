/** What a failed check has to say: expected, seen, the exchange it was seen in, what to look at. */
export interface FindingDetail {
  expected: string
  seen: string
  /** JSON Pointer into the answer, where the deviation has one place. */
  pointer?: string
  /** JSON Pointer into the API's document, where a rule stands there. */
  documentPointer?: string
  /** Id of the exchange it was seen in. */
  exchange?: string
  /** The smallest request found that fails in the same way, with its body: nothing can be left out of it. */
  smallest?: string
}

/** The only throwable that means "the system under test broke a requirement". */
export class Finding extends Error {
  override readonly name = 'Finding'
  readonly detail: FindingDetail

  constructor(detail: FindingDetail) {
    super(`expected ${detail.expected}, saw ${detail.seen}${detail.pointer ? ` at ${detail.pointer}` : ''}`)
    this.detail = detail
  }
}
