import { basename, extname } from 'node:path'
import { isObject } from '../../model/json.ts'
import { pointerTokens } from '../../model/pointer.ts'
import type { Source } from '../source/source.ts'
import { GRAMMAR, type Kind } from './grammar.ts'

/** Path items have a section only since 3.1, and what refers to them elsewhere is rarely understood: they are taken in place. */
export function kindHasSection(kind: Kind): boolean {
  return kind !== 'pathItems' && Object.hasOwn(GRAMMAR.components, kind)
}

export function sectionOf(content: Record<string, unknown>, kind: Kind): Record<string, unknown> {
  if (!isObject(content.components)) content.components = {}
  const components = content.components as Record<string, unknown>
  if (!isObject(components[kind])) components[kind] = {}
  return components[kind] as Record<string, unknown>
}

/** Named as in its own file; numbered where that name is taken by something else. */
export function freeName(
  section: Record<string, unknown>,
  { source, pointer }: { source: Source; pointer: string },
): string {
  const last = pointerTokens(pointer).at(-1) ?? basename(source.file, extname(source.file))
  const name = last.replace(/[^\w.-]+/g, '-').replace(/^_+/, '') || 'part'
  let free = name
  for (let count = 2; Object.hasOwn(section, free); count++) free = `${name}-${count}`
  return free
}
