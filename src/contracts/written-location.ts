import { isObject } from '../model/json.ts'
import { at, pointerTokens, toPointer } from '../model/pointer.ts'

/**
 * A place as the comparator writes it, `[root].paths./a.b.get.responses[0]`, as a pointer into the value that it is about. A key may
 * itself have dots, so the longest one that there is, is taken. References are followed; what leads nowhere ends the pointer there.
 */
export function pointerOf(location: string, root: unknown): string {
  let pointer = ''
  let rest = location.replace(/^\[root\]\.?/, '')
  while (rest !== '') {
    pointer = referred(pointer, root)
    const value = at(root, pointer)
    const [token, next] = Array.isArray(value) ? index(rest) : key(rest, value)
    if (token === undefined) break
    pointer += toPointer([token])
    rest = next.replace(/^\./, '')
  }
  return pointer
}

/** Where a chain of references within the document ends, none of which is followed twice. */
function referred(pointer: string, root: unknown, seen: readonly string[] = []): string {
  const value = at(root, pointer)
  const reference = isObject(value) ? value.$ref : undefined
  if (typeof reference !== 'string' || !reference.startsWith('#/') || seen.includes(pointer)) return pointer
  return referred(decodeURIComponent(reference.slice(1)), root, [...seen, pointer])
}

type Step = [token: string | undefined, rest: string]

function index(text: string): Step {
  const [whole = '', bracketed, plain] = /^(?:\[(\d+)\]|(\d+)(?=[.[]|$))/.exec(text) ?? []
  return [bracketed ?? plain, text.slice(whole.length)]
}

function key(text: string, value: unknown): Step {
  const keys = isObject(value) ? Object.keys(value) : []
  const known = keys
    .filter((name) => text === name || text.startsWith(`${name}.`) || text.startsWith(`${name}[`))
    .sort((one, other) => other.length - one.length)[0]
  // Of V4 the comparator leaves out that a body stands in a member of its own.
  if (known === undefined && keys.includes('contentType') && keys.includes('content'))
    return ['content', text]
  return [known, text.slice(known?.length ?? 0)]
}

/** Where a schema of a document, and those that it refers to, says what stands at a place of its values; as near as can be told. */
export function schemaPlace(schema: string, field: string, root: unknown): string {
  return pointerTokens(field).reduce((pointer, token) => {
    const place = referred(pointer, root)
    const below = [`${place}/properties${toPointer([token])}`, `${place}/items`]
    return below.find((one) => at(root, one) !== undefined) ?? place
  }, schema)
}
