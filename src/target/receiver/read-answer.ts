/** An answer as it was read so far. */
export interface ReadAnswer {
  status: number
  headers: [name: string, value: string][]
  body: Uint8Array
}

/** Of a longer answer the rest is not read: a receiver's answer is a line or two. */
export const ANSWER_LIMIT = 256 * 1024

interface Reading {
  /** The server has closed its side. */
  ended: boolean
  method: string
}

/** The final answer (RFC 9112) in what has come in; undefined as long as it is not whole. Interim answers are passed over. */
export function readAnswer(bytes: Buffer, { ended, method }: Reading): ReadAnswer | undefined {
  const head = finalHead(bytes)
  if (!head) return undefined
  const { status, lines, rest } = head
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  const isBare = method === 'HEAD' || status === 204 || status === 304
  const body = isBare ? Buffer.of() : wholeBody(rest, { headers, ended })
  return body && { status, headers, body }
}

interface Head {
  status: number
  lines: string[]
  rest: Buffer
}

/** In a loop: of interim answers there may be thousands. */
function finalHead(bytes: Buffer): Head | undefined {
  for (let rest = bytes; ; ) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    const [start = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const status = Number(/^HTTP\/1\.[01] ([0-9]{3})(?: |$)/.exec(start)?.[1])
    if (!Number.isInteger(status)) return undefined
    rest = rest.subarray(end + 4)
    if (status >= 200 || status === 101) return { status, lines, rest }
  }
}

/** Whether the server is ready for the body of a request that asked first. */
export function isAskedFor(bytes: Buffer): boolean {
  return /^HTTP\/1\.[01] 100(?: |\r)/.test(bytes.subarray(0, 16).toString('latin1'))
}

function wholeBody(
  rest: Buffer,
  { headers, ended }: Pick<ReadAnswer, 'headers'> & Pick<Reading, 'ended'>,
): Buffer | undefined {
  if (ended || rest.length >= ANSWER_LIMIT) return rest
  const of = (name: string) => headers.find(([key]) => key === name)?.[1]
  if (/\bchunked$/i.test(of('transfer-encoding') ?? '')) return unchunked(rest)
  const length = of('content-length')
  return length !== undefined && rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined
}

function unchunked(rest: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  let at = 0
  while (at < rest.length) {
    const line = rest.indexOf('\r\n', at)
    const size = line < 0 ? Number.NaN : Number.parseInt(rest.subarray(at, line).toString('latin1'), 16)
    if (size === 0) return Buffer.concat(chunks)
    if (!(size > 0)) return undefined
    chunks.push(rest.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return undefined
}
