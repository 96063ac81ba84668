import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import { withContent } from '../../spec/load-document.ts'
import type { Scope } from '../scope.ts'

/** A Parameter Object of OpenAPI 3.1. */
export type DocumentedParameter = Readonly<Record<string, unknown>>

/**
 * Claims more parameters for the list of an entity than the document has: defects and oddities in places and styles that it
 * does not use are tried so. One scope is altered once, since its document has to be read anew.
 */
export function askingMore(
  entity: string,
  parameters: readonly DocumentedParameter[],
): (scope: Scope) => Scope {
  const altered = new WeakMap<Scope, Scope>()
  return (scope) => {
    const found = altered.get(scope) ?? withParameters(scope, entity, parameters)
    altered.set(scope, found)
    return found
  }
}

function withParameters(scope: Scope, entity: string, parameters: readonly DocumentedParameter[]): Scope {
  const { api } = scope
  const content = structuredClone(api.document.content)
  const list = api.document.operation(api.binding.entities[entity]?.list ?? '')
  const node = list && at(content, list.pointer)
  if (isObject(node))
    node.parameters = [...(Array.isArray(node.parameters) ? node.parameters : []), ...parameters]
  return { ...scope, api: { ...api, document: withContent(api.document, content) } }
}
