import { MASK, type Watch } from './mask.ts'

/**
 * Masks what stands under a secret's name in JSON, whatever its shape: text, number, object, list. Reads the text itself,
 * so that everything else stays byte for byte (`1.10` stays `1.10`), a text cut off in the middle is masked as well, and
 * JSON within a JSON string too. What is empty, null, true or false stays: it hides nothing and tells much.
 */
export function maskJson(text: string, watch: Watch): string {
  let masked = ''
  let done = 0
  for (const colon of text.matchAll(/"\s*:\s*/g)) {
    if (colon.index < done) continue
    const depth = backslashesBefore(text, colon.index)
    const name = text.slice(text.lastIndexOf('"', colon.index - 1) + 1, colon.index - depth)
    if (!watch.isSecret(name)) continue
    const value = valueAt(text, colon.index + colon[0].length, depth)
    if (KEPT.has(value.content)) continue
    const quote = `${'\\'.repeat(depth)}"`
    masked += text.slice(done, value.start) + (value.kind === 'text' ? MASK : quote + MASK + quote)
    done = value.end
    if (value.kind === 'text') learnFrom(value.content, watch)
  }
  return masked + text.slice(done)
}

const KEPT = new Set(['', '{}', '[]', 'null', 'true', 'false'])

interface Value {
  kind: 'text' | 'other'
  /** Of a text: within its quotes. */
  start: number
  end: number
  content: string
}

function valueAt(text: string, at: number, depth: number): Value {
  const quoted = text.startsWith(`${'\\'.repeat(depth)}"`, at)
  const start = quoted ? at + depth + 1 : at
  const end = quoted ? endOfText(text, start, depth) : endOfOther(text, start, depth)
  return { kind: quoted ? 'text' : 'other', start, end, content: text.slice(start, end) }
}

/** `depth` is the number of backslashes before a quote that opens a text: 0, within a JSON string 1, then 3, 7 … */
function endOfText(text: string, from: number, depth: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    const before = Math.min(backslashesBefore(text, quote), quote - from)
    if (closes(before, depth)) return quote - Math.min(before, depth)
  }
  return text.length
}

/** Undoes one level of escaping at a time; a quote is a closing one where an even number of backslashes is left. */
function closes(backslashes: number, depth: number): boolean {
  let left = backslashes
  for (let level = depth; level > 0; level = (level - 1) / 2) {
    if (left % 2 === 0) return true
    left = (left - 1) / 2
  }
  return left % 2 === 0
}

function endOfOther(text: string, from: number, depth: number): number {
  if (!/[{[]/.test(text.charAt(from)))
    return from + (/^[^,}\]\s"\\]*/.exec(text.slice(from, from + 400))?.[0].length ?? 0)
  const bracket = /["{}[\]]/g
  bracket.lastIndex = from
  let open = 0
  for (let found = bracket.exec(text); found; found = bracket.exec(text)) {
    if (found[0] === '"') {
      const before = backslashesBefore(text, found.index)
      if (before < depth) return found.index - before
      bracket.lastIndex = endOfText(text, found.index + 1, depth) + depth + 1
    } else {
      open += found[0] === '{' || found[0] === '[' ? 1 : -1
      if (open === 0) return found.index + 1
    }
  }
  return text.length
}

function backslashesBefore(text: string, index: number): number {
  let count = 0
  while (text.charCodeAt(index - 1 - count) === 92) count += 1
  return count
}

function learnFrom(content: string, watch: Watch): void {
  watch.learn(content)
  if (!content.includes('\\')) return
  try {
    watch.learn(String(JSON.parse(`"${content}"`)))
  } catch {
    // Cut off or not JSON: the raw text was learned, there is nothing more to read from it.
  }
}
