import type { ReceiverSecrets } from '../../target/receiver/session.ts'
import type { Made } from './message.ts'
import type { ReceiverScope } from './scope.ts'

/**
 * Texts that give away the right signature of a delivery, or a secret: as they are written, and as others would write them. What was
 * sent is known, so an answer may repeat it.
 */
export function untoldOf(
  { scheme }: Pick<ReceiverScope, 'scheme'>,
  { secrets, made: { right, request } }: { secrets: ReceiverSecrets; made: Made },
): string[] {
  const texts = Object.values(secrets).flatMap((secret) => (secret ? [secret.reveal()] : []))
  const { prefix = '' } = scheme.secret
  const bare = texts.map((text) => (text.startsWith(prefix) ? text.slice(prefix.length) : text))
  const isSent =
    request.headers.some(([, value]) => value.includes(right)) || Buffer.from(request.body).includes(right)
  if (isSent) return [...texts, ...bare]
  const isHex = /^[0-9a-f]+$/i.test(right)
  const digest = Buffer.from(right, isHex ? 'hex' : 'base64')
  return [
    ...texts,
    ...bare,
    right,
    ...(['hex', 'base64', 'base64url'] as const).map((each) => digest.toString(each)),
  ]
}

/** Places in code, as traces of common languages write them: also within JSON or HTML, where line ends are written otherwise. */
const TRACES = [
  /\n\s*at .{0,200}:\d+:\d+/,
  /\.(?:[cm]?[jt]sx?|rs):\d+:\d+/,
  /File \\?"[^"\n]{1,200}", line \d+/,
  /\.(?:java|kt|scala|go|php):\d+/,
  /\.php(?:<\/b>)? on line (?:<b>)?\d+|\.php\(\d+\)/,
  /\.(?:cs|vb|fs):line \d+/,
  /\.rb:\d+:in /,
  /goroutine \d+ \[/,
]

/** A place in code that a text tells. */
export function traceIn(text: string): string | undefined {
  for (const trace of TRACES) {
    const [found] = trace.exec(text) ?? []
    if (found !== undefined) return found.trim()
  }
  return undefined
}
