import { isObject } from '../../model/json.ts'
import { toPointer } from '../../model/pointer.ts'
import { type Kind, type Part, walk } from './grammar.ts'

/** One place that refers to another: a `$ref`, or an entry of a discriminator's mapping. */
export interface Reference {
  /** Kind of what is referred to. */
  kind: Kind
  /** The reference is `holder[key]`. */
  holder: Record<string, unknown>
  key: string
  text: string
  /** Of the reference itself. */
  pointer: string
}

/** All references at and below an object, pointers counted from it. */
export function referencesIn(kind: Kind, node: Record<string, unknown>): Reference[] {
  const found: Reference[] = []
  walk({ kind, node, tokens: [] }, (part) => {
    const { $ref } = part.node
    if (typeof $ref === 'string') {
      const pointer = toPointer([...part.tokens, '$ref'])
      found.push({ kind: part.kind, holder: part.node, key: '$ref', text: $ref, pointer })
    }
    if (part.kind === 'schemas') found.push(...mappedReferences(part))
  })
  return found
}

/** A mapping may also hold plain schema names, which are no references. */
function mappedReferences({ kind, node, tokens }: Part): Reference[] {
  const mapping = isObject(node.discriminator) ? node.discriminator.mapping : undefined
  if (!isObject(mapping)) return []
  return Object.entries(mapping).flatMap(([key, text]) => {
    if (typeof text !== 'string' || !/[/#]|\.(json|ya?ml)$/.test(text)) return []
    const pointer = toPointer([...tokens, 'discriminator', 'mapping', key])
    return [{ kind, holder: mapping, key, text, pointer }]
  })
}

/** Splits a reference into file and pointer; the reason where it is of a kind that is not followed. */
export function parseReference(text: string): { file: string; pointer: string } | { refused: string } {
  const hash = text.indexOf('#')
  const file = decode(hash === -1 ? text : text.slice(0, hash))
  const pointer = decode(hash === -1 ? '' : text.slice(hash + 1))
  if (file === undefined || pointer === undefined) return { refused: 'its percent-encoding is broken' }
  if (/^[a-z][a-z\d+.-]+:|^\/\//i.test(file))
    return { refused: 'Assay reads no URLs: save that document beside this one and refer to the file' }
  if (pointer !== '' && !pointer.startsWith('/'))
    return { refused: 'what follows "#" must be a JSON Pointer' }
  return { file, pointer }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
