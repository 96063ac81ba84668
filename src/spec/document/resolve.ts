import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import { parseReference } from './reference.ts'

/** What a `$ref` chain ends in. `at` also tells where that stands. */
export interface Resolve {
  (node: unknown): Record<string, unknown>
  at(node: unknown, pointer: string): { node: Record<string, unknown>; pointer: string }
}

/** Resolves local references of a bundled document; what is no object, or a circle, becomes an empty object. */
export function resolverFor(content: Record<string, unknown>): Resolve {
  function follow(
    node: unknown,
    pointer: string,
    seen: Set<unknown>,
  ): { node: Record<string, unknown>; pointer: string } {
    if (!isObject(node) || seen.has(node)) return { node: {}, pointer }
    const { $ref } = node
    if (typeof $ref !== 'string') return { node, pointer }
    const parsed = parseReference($ref)
    if ('refused' in parsed || parsed.file !== '') return { node: {}, pointer }
    return follow(at(content, parsed.pointer), parsed.pointer, seen.add(node))
  }
  const start = (node: unknown, pointer: string) => follow(node, pointer, new Set())
  return Object.assign((node: unknown) => start(node, '').node, { at: start })
}
