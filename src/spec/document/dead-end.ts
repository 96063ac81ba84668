import { isObject } from '../../model/json.ts'
import { nearest } from '../../model/nearest.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Source } from '../source/source.ts'

/** Says at which step a pointer leaves the document, and what stands there under a similar name. */
export function whereItEnds(source: Source, pointer: string): string {
  const tokens = pointerTokens(pointer)
  const depth = tokens.findIndex(
    (_, index) => at(source.value, toPointer(tokens.slice(0, index + 1))) === undefined,
  )
  const above = toPointer(tokens.slice(0, depth))
  const parent = at(source.value, above)
  const near = isObject(parent) ? nearest(tokens[depth] ?? '', Object.keys(parent)) : undefined
  const missing = `${source.file} has no ${JSON.stringify(tokens[depth])} at #${above}`
  return near === undefined ? missing : `${missing}; did you mean ${JSON.stringify(near)}?`
}
