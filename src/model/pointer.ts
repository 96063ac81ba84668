import { isObject } from './json.ts'

/** Pointers of bindings and schemas come again and again, thousands of times a second. */
const KNOWN = new Map<string, readonly string[]>()
const KNOWN_LIMIT = 5000

/** Splits a JSON Pointer (RFC 6901) into its unescaped tokens: `/a~1b/0` gives `['a/b', '0']`. */
export function pointerTokens(pointer: string): readonly string[] {
  const known = KNOWN.get(pointer)
  if (known) return known
  if (KNOWN.size >= KNOWN_LIMIT) KNOWN.clear()
  const tokens = split(pointer)
  KNOWN.set(pointer, tokens)
  return tokens
}

function split(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Joins tokens into a JSON Pointer (RFC 6901), escaping `~` and `/`. */
export function toPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The value a JSON Pointer names, or undefined where there is none. */
export function at(value: unknown, pointer: string): unknown {
  let current = value
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(current)) current = current[Number(token)]
    else if (isObject(current) && Object.hasOwn(current, token)) current = current[token]
    else return undefined
  }
  return current
}

/** Sets the value a JSON Pointer names, creating the objects on the way. Mutates `target`, never a prototype. */
export function setAt(target: Record<string, unknown>, pointer: string, value: unknown): void {
  const tokens = pointerTokens(pointer)
  const last = tokens.at(-1)
  if (last === undefined) return
  let current: Record<string, unknown> = target
  for (const token of tokens.slice(0, -1)) {
    if (!Object.hasOwn(current, token) || !isObject(current[token])) setOwn(current, token, {})
    current = current[token] as Record<string, unknown>
  }
  setOwn(current, last, value)
}

/** Sets an own property even where the name is `__proto__`. */
export function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}
