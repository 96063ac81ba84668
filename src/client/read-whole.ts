import { HarnessError } from '../model/harness-error.ts'
import { showSize } from '../model/size.ts'
import { failureCode } from './failure.ts'

/** Bytes of an answer, decoded, that are read by default: the largest page of records has a few MiB. */
export const ANSWER_LIMIT = 32 * 1024 * 1024

interface Difference {
  expected: string
  seen: string
}

/** An answer that came, and that no client can read: larger than is read, or encoded otherwise than it says. */
export class UnreadableAnswer extends HarnessError {
  readonly difference: Difference
  /** Id of the exchange it was seen in, where that is recorded. */
  exchange?: string

  /** `call` is what it answers, in words. */
  constructor(call: string, difference: Difference, cause?: unknown) {
    const what = `expected ${difference.expected}, saw ${difference.seen}`
    const advice = 'Look at what the target sends; how much is read of it can be set.'
    super('TARGET_FAILED', `The answer to ${call} cannot be read: ${what}. ${advice}`, cause)
    this.difference = difference
  }
}

interface Reading {
  /** What it answers, in words, for an error. */
  call: string
  /** Bytes. */
  most: number
}

/** Reads a body to its end. Throws UnreadableAnswer where it has more than `most` bytes, and lets the rest go. */
export async function readWhole(
  response: Response,
  { call, most }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body?.getReader()
  let size = 0
  try {
    while (size <= most) {
      const read = await reader?.read()
      if (!read || read.done)
        return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)
      chunks.push(read.value)
      size += read.value.length
    }
  } catch (error) {
    throw refusal(call, response, error)
  }
  // What the server thinks of it is not waited for.
  void reader?.cancel().catch(() => {})
  const expected = `an answer of at most ${showSize(most)}`
  throw new UnreadableAnswer(call, { expected, seen: 'one that is longer' })
}

/** How zlib, Brotli and Zstandard say that what they read was not written by them. */
const UNDECODED = /^(?:Z_|ERR__|ZSTD_)/

function refusal(call: string, { headers }: Response, error: unknown): unknown {
  if (!UNDECODED.test(failureCode(error) ?? '')) return error
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  const expected = `a body in its content encoding, ${headers.get('content-encoding')}`
  return new UnreadableAnswer(call, { expected, seen: `one that is not: ${reason}` }, error)
}
