import { isObject } from '../../model/json.ts'
import type { Method, Operation, OperationParameter, ParameterStyle } from '../../model/operation.ts'
import { toPointer } from '../../model/pointer.ts'
import type { Resolve } from './resolve.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const

const PLACES = new Set(['path', 'query', 'header', 'cookie'])

/** Every operation under `paths`, in the order of the document. */
export function operationsOf(content: Record<string, unknown>, resolve: Resolve): Operation[] {
  const paths = isObject(content.paths) ? content.paths : {}
  return Object.entries(paths).flatMap(([path, node]) => {
    const { node: item, pointer } = resolve.at(node, toPointer(['paths', path]))
    return Object.keys(item).flatMap((key) => {
      const method = METHODS.find((one) => one.toLowerCase() === key)
      const operation = item[key]
      if (!method || !isObject(operation) || !path.startsWith('/')) return []
      return [operationOf({ content, resolve, path, method, item, operation, itemPointer: pointer })]
    })
  })
}

interface Context {
  content: Record<string, unknown>
  resolve: Resolve
  path: string
  method: Method
  item: Record<string, unknown>
  itemPointer: string
  operation: Record<string, unknown>
}

function operationOf(context: Context): Operation {
  const { content, resolve, path, method, operation } = context
  const pointer = `${context.itemPointer}/${method.toLowerCase()}`
  const { operationId, tags } = operation
  return {
    address: `${method} ${path}`,
    method,
    path,
    pointer,
    ...(typeof operationId === 'string' && { operationId }),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    security: securityOf(operation.security ?? content.security),
    parameters: parametersOf(context, pointer),
    requestTypes: contentTypes(resolve(operation.requestBody)),
    responses: responsesOf(operation.responses, resolve),
  }
}

/** An alternative without schemes admits everyone, and makes the others meaningless. */
function securityOf(requirements: unknown): string[] {
  if (!Array.isArray(requirements)) return []
  const alternatives = requirements.filter(isObject).map((requirement) => Object.keys(requirement))
  return alternatives.some((schemes) => schemes.length === 0) ? [] : [...new Set(alternatives.flat())]
}

/** An operation's parameter replaces one of the same name and place at its path. */
function parametersOf(
  { item, operation, itemPointer, resolve }: Context,
  pointer: string,
): OperationParameter[] {
  const merged = new Map<string, OperationParameter>()
  const listed = [
    ...listOf(item.parameters).map((node, index) => [node, `${itemPointer}/parameters/${index}`] as const),
    ...listOf(operation.parameters).map((node, index) => [node, `${pointer}/parameters/${index}`] as const),
  ]
  for (const [reference, place] of listed) {
    const { node, pointer } = resolve.at(reference, place)
    const { name, required } = node
    const where = node.in
    if (typeof name !== 'string' || !isPlace(where)) continue
    merged.set(`${where} ${name}`, {
      name,
      in: where,
      required: where === 'path' || required === true,
      pointer,
      ...writtenAs(node),
    })
  }
  return [...merged.values()]
}

const STYLES: readonly ParameterStyle[] = [
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
]

/** What the document says about how a parameter or a header is written, and nothing where it leaves that to the defaults. */
export function writtenAs(node: Record<string, unknown>): Partial<OperationParameter> {
  const { explode, allowReserved } = node
  const [contentType] = contentTypes(node)
  const style = STYLES.find((one) => one === node.style)
  return {
    ...(style && { style }),
    ...(typeof explode === 'boolean' && { explode }),
    ...(allowReserved === true && { allowReserved }),
    ...(contentType !== undefined && { contentType }),
  }
}

function isPlace(where: unknown): where is OperationParameter['in'] {
  return typeof where === 'string' && PLACES.has(where)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function responsesOf(responses: unknown, resolve: Resolve): Record<string, string[]> {
  const entries = Object.entries(isObject(responses) ? responses : {})
  const documented = entries.filter(([status]) => !status.startsWith('x-'))
  return Object.fromEntries(documented.map(([status, node]) => [status, contentTypes(resolve(node))]))
}

function contentTypes(node: Record<string, unknown>): string[] {
  return isObject(node.content) ? Object.keys(node.content) : []
}
