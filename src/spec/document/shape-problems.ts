import type { Problem } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { toPointer } from '../../model/pointer.ts'
import type { Source } from '../source/source.ts'
import { GRAMMAR } from './grammar.ts'

const METHODS = Object.keys(GRAMMAR.pathItems).filter((key) => key !== 'parameters')

/** Why a file is no OpenAPI document Assay can read; undefined where it is one. */
export function foreignDocument({ value, file, locate }: Source): Problem | undefined {
  if (!isObject(value))
    return { ...locate(''), message: 'not an OpenAPI document: its top level is no object' }
  if ('swagger' in value)
    return { ...locate('/swagger'), message: 'is a Swagger 2.0 document: convert it to OpenAPI 3.0 or 3.1' }
  const version = value.openapi
  if (version === undefined) return { file, message: 'not an OpenAPI document: it has no "openapi" field' }
  if (typeof version === 'string' && /^3\.[01](\.|$)/.test(version)) return undefined
  const message = `OpenAPI version ${JSON.stringify(version)} is not supported: Assay reads 3.0 and 3.1`
  return { ...locate('/openapi'), pointer: '/openapi', message }
}

/** One problem per key that stands twice in one object of the file. */
export function duplicateProblems({ duplicates }: Source): Problem[] {
  return duplicates.map(({ pointer, file, line, column }) => {
    const [, path, method, ...rest] = /^\/paths\/([^/]+)\/([^/]+)$/.exec(pointer) ?? []
    const name = path?.replaceAll('~1', '/').replaceAll('~0', '~')
    const operation = method && METHODS.includes(method) && rest.length === 0
    const key = pointer
      .slice(pointer.lastIndexOf('/') + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~')
    const message = operation
      ? `duplicate operation ${method.toUpperCase()} ${name}: keep one of the two`
      : `duplicate key ${JSON.stringify(key)}: keep one of the two`
    return { file, line, column, pointer, message }
  })
}

type Locate = (pointer: string) => Pick<Problem, 'file' | 'line' | 'column'>

/** Problems of the operations of a bundled document: none at all, or two that cannot be told apart. */
export function operationProblems(content: Record<string, unknown>, locate: Locate): Problem[] {
  const paths = content.paths ?? {}
  if (!isObject(paths))
    return [{ ...locate('/paths'), pointer: '/paths', message: '"paths" must be an object' }]
  const problems: Problem[] = []
  const report = (pointer: string, message: string) => problems.push({ ...locate(pointer), pointer, message })
  const places = new Map<string, string>()
  let operations = 0

  /** Two things with one key are one too many. */
  function claim(key: string, pointer: string, what: string): void {
    const { line } = locate(places.get(key) ?? pointer)
    if (places.has(key)) report(pointer, `${what}, as in line ${line ?? '?'}: keep one of the two`)
    else places.set(key, pointer)
  }

  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith('x-')) continue
    const pointer = toPointer(['paths', path])
    if (!path.startsWith('/')) report(pointer, `the path ${JSON.stringify(path)} must start with "/"`)
    if (!isObject(item)) {
      report(pointer, 'a path must hold an object of operations')
      continue
    }
    claim(
      `path ${path.replace(/\{[^}]*\}/g, '{}')}`,
      pointer,
      `duplicate path ${path} but for parameter names`,
    )
    for (const method of METHODS) {
      if (!Object.hasOwn(item, method)) continue
      const operation = item[method]
      const place = `${pointer}/${method}`
      operations++
      if (!isObject(operation)) report(place, 'an operation must be an object')
      else if (typeof operation.operationId === 'string')
        claim(
          `id ${operation.operationId}`,
          `${place}/operationId`,
          `duplicate operation id "${operation.operationId}"`,
        )
    }
  }
  if (operations === 0)
    report(isObject(content.paths) ? '/paths' : '', 'has no operations: nothing to certify')
  return problems
}
