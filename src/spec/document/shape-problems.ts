import type { Problem } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Source } from '../source/source.ts'
import type { Bundle } from './bundle.ts'
import { GRAMMAR } from './grammar.ts'

const READ = 'Assay reads 3.0, 3.1 and Swagger 2.0'

const METHODS = Object.keys(GRAMMAR.pathItems).filter((key) => key !== 'parameters')

/** Why a file is no OpenAPI document Assay can read; undefined where it is one. */
export function foreignDocument({ value, file, locate }: Source): Problem | undefined {
  if (!isObject(value))
    return { ...locate(''), message: 'not an OpenAPI document: its top level is no object' }
  if ('swagger' in value)
    return {
      ...locate('/swagger'),
      message: 'is a Swagger document of a version that Assay does not read: 2.0 it does',
    }
  const version = value.openapi
  if (version === undefined) return { file, message: 'not an OpenAPI document: it has no "openapi" field' }
  if (typeof version === 'string' && /^3\.[01](\.|$)/.test(version)) return undefined
  const isNumber = version === 3 || version === 3.1
  const hint = isNumber ? `write it in quotes, as "${version.toFixed(1)}.0"` : READ
  const message = `OpenAPI version ${JSON.stringify(version)} is not supported: ${hint}`
  return { ...locate('/openapi'), pointer: '/openapi', message }
}

/** One problem per key that stands twice in one object. */
export function duplicateProblems(duplicates: Bundle['duplicates']): Problem[] {
  return duplicates.map(({ key, ...place }) => {
    const [section, path, method, ...below] = pointerTokens(place.pointer ?? '')
    const isOperation = section === 'paths' && below.length === 0 && METHODS.includes(method ?? '')
    const what = isOperation ? `operation ${method?.toUpperCase()} ${path}` : `key ${JSON.stringify(key)}`
    return { ...place, message: `duplicate ${what}: keep one of the two` }
  })
}

type Locate = (pointer: string) => Pick<Problem, 'file' | 'line' | 'column'>

/** A document of webhooks or schemas alone has types, and nothing that a run could call. */
export function nothingToCall(content: Record<string, unknown>, locate: Locate): Problem {
  const pointer = 'paths' in content ? '/paths' : ''
  return { ...locate(pointer), pointer, message: 'has no operations: nothing to certify' }
}

/** Problems of the operations of a bundled document: such as are none, or two that cannot be told apart. */
export function operationProblems(content: Record<string, unknown>, locate: Locate): Problem[] {
  const audit = new OperationAudit(locate)
  const paths = content.paths ?? {}
  if (!isObject(paths)) audit.report('/paths', '"paths" must be an object')
  else for (const [path, item] of Object.entries(paths)) if (!path.startsWith('x-')) audit.path(path, item)
  return audit.problems
}

class OperationAudit {
  readonly problems: Problem[] = []
  readonly #locate: Locate
  /** Where each path and operation id was met first. */
  readonly #claimed = new Map<string, string>()

  constructor(locate: Locate) {
    this.#locate = locate
  }

  report(pointer: string, message: string): void {
    this.problems.push({ ...this.#locate(pointer), pointer, message })
  }

  path(path: string, item: unknown): void {
    const pointer = toPointer(['paths', path])
    if (!path.startsWith('/')) this.report(pointer, `the path ${JSON.stringify(path)} must start with "/"`)
    if (!isObject(item)) {
      this.report(pointer, 'a path must hold an object of operations')
      return
    }
    this.#claim(path.replace(/\{[^}]*\}/g, '{}'), pointer, `duplicate path ${path} but for parameter names`)
    for (const method of METHODS) {
      if (Object.hasOwn(item, method)) this.#operation(item[method], `${pointer}/${method}`)
    }
  }

  #operation(operation: unknown, pointer: string): void {
    if (!isObject(operation)) {
      this.report(pointer, 'an operation must be an object')
      return
    }
    const { operationId } = operation
    if (typeof operationId === 'string')
      this.#claim(`id ${operationId}`, `${pointer}/operationId`, `duplicate operation id "${operationId}"`)
  }

  /** Two things with one key are one too many. */
  #claim(key: string, pointer: string, what: string): void {
    const first = this.#claimed.get(key)
    if (first === undefined) {
      this.#claimed.set(key, pointer)
      return
    }
    const { file, line } = this.#locate(first)
    this.report(pointer, `${what}, as in ${file}:${line}: keep one of the two`)
  }
}
