import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml'
import { toPointer } from '../../model/pointer.ts'
import { DEPTH_LIMIT, type DuplicateKey, Misplaced, type ParsedText, type Place, unusable } from './place.ts'

/** Bounds how far aliases may multiply what is written: above any honest document, far below an alias bomb. */
const MAX_ALIASES = 1000

/** Reads YAML 1.2 (merge keys allowed) with the places of all values. */
export function parseYamlText(text: string): ParsedText {
  try {
    const document = parseDocument(text, {
      logLevel: 'silent',
      merge: true,
      prettyErrors: false,
      uniqueKeys: false,
    })
    const error = document.errors[0]
    if (error) return unusable(error.pos[0], `not valid YAML: ${error.message}`)
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return { value, ...placesOf(document) }
  } catch (error) {
    if (error instanceof Misplaced) return unusable(error.offset, error.message)
    if (error instanceof ReferenceError)
      return unusable(0, 'its YAML aliases multiply beyond what a document needs')
    if (error instanceof RangeError) return unusable(0, `nests deeper than ${DEPTH_LIMIT} levels`)
    throw error
  }
}

function placesOf(document: Document): { root: Place; duplicates: DuplicateKey[] } {
  const duplicates: DuplicateKey[] = []
  const path: string[] = []

  function place(node: unknown, offset: number): Place {
    if (path.length > DEPTH_LIMIT) throw new Misplaced(offset, `nests deeper than ${DEPTH_LIMIT} levels`)
    const target = isAlias(node) ? node.resolve(document) : node
    if (isMap(target)) return { offset, children: members(target, target !== node) }
    if (!isSeq(target)) return { offset }
    const children = target.items.map((item, index) => {
      path.push(String(index))
      const child = place(item, startOf(item) ?? offset)
      path.pop()
      return child
    })
    return { offset, children }
  }

  function members(map: YAMLMap, aliased: boolean): Map<string, Place> {
    const children = new Map<string, Place>()
    for (const { key, value } of map.items) {
      const name = String((isScalar(key) ? key.value : key) ?? '')
      const offset = startOf(key) ?? 0
      path.push(name)
      if (children.has(name) && !aliased && name !== '<<')
        duplicates.push({ pointer: toPointer(path), offset })
      children.set(name, place(value, offset))
      path.pop()
    }
    return children
  }

  return { root: place(document.contents, startOf(document.contents) ?? 0), duplicates }
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}
