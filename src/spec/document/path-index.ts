import type { Method, Operation } from '../../model/operation.ts'
import { readText } from '../parameters/read.ts'
import { writingOf } from '../parameters/writing.ts'

export interface MatchedPath {
  operation: Operation
  parameters: Record<string, string>
  /** The same as they were sent, in the style of each. */
  texts: Record<string, string>
}

/** Finds operations by concrete path. */
export interface PathIndex {
  match(method: Method, path: string): MatchedPath | undefined
  methodsAt(path: string): Method[]
}

interface Template {
  pattern: RegExp
  names: string[]
  /** Sorts literal segments before templated ones, segment by segment. */
  rank: string
  operations: Operation[]
}

export function indexPaths(operations: readonly Operation[]): PathIndex {
  const templates = templatesOf(operations)

  function* found(given: string) {
    const path = asSent(given)
    for (const template of templates.get(segmentCount(path)) ?? []) {
      const texts = textsIn(template, path)
      if (texts) yield { template, texts }
    }
  }

  return {
    match(method, path) {
      for (const { template, texts } of found(path)) {
        const operation = template.operations.find((one) => one.method === method)
        const parameters = operation && parametersIn(operation, texts)
        if (parameters) return { operation, parameters, texts: Object.fromEntries(texts) }
      }
      return undefined
    },
    methodsAt(path) {
      return [
        ...new Set([...found(path)].flatMap(({ template }) => template.operations.map((one) => one.method))),
      ]
    },
  }
}

function templatesOf(operations: readonly Operation[]): Map<number, Template[]> {
  const byPath = Map.groupBy(operations, (operation) => operation.path)
  const templates = [...byPath].map(([path, operations]) => ({
    path,
    template: templateOf(path, operations),
  }))
  templates.sort((a, b) => (a.template.rank < b.template.rank ? -1 : 1))
  const byCount = Map.groupBy(templates, ({ path }) => segmentCount(path))
  return new Map([...byCount].map(([count, group]) => [count, group.map(({ template }) => template)]))
}

function templateOf(path: string, operations: Operation[]): Template {
  const names: string[] = []
  const parts = path.split(/(\{[^{}]*\})/)
  const source = parts.map((part) => {
    if (!/^\{.*\}$/.test(part)) return asSent(part).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    names.push(part.slice(1, -1))
    return '([^/]+?)'
  })
  const rank = path.split('/').map((segment) => (segment.includes('{') ? '1' : '0'))
  return { pattern: new RegExp(`^${source.join('')}$`), names, rank: rank.join(''), operations }
}

/** As they were sent; undefined where the path does not fit, or where percent-encoding is broken. */
function textsIn({ pattern, names }: Template, path: string): [name: string, text: string][] | undefined {
  const found = pattern.exec(path)
  if (!found) return undefined
  const texts = names.map((name, index): [string, string] => [name, found[index + 1] ?? ''])
  return texts.every(([, text]) => isDecodable(text)) ? texts : undefined
}

function isDecodable(text: string): boolean {
  try {
    return typeof decodeURIComponent(text) === 'string'
  } catch {
    return false
  }
}

/** Each read as one value in the style of its parameter; undefined where one is in another style. */
function parametersIn(
  { parameters }: Operation,
  texts: readonly (readonly [name: string, text: string])[],
): Record<string, string> | undefined {
  const values: Record<string, string> = {}
  for (const [name, text] of texts) {
    const documented = parameters.find((one) => one.in === 'path' && one.name === name)
    const writing = writingOf({ name, in: 'path', ...documented, contentType: undefined })
    const value = readText(writing, text, 'scalar')
    if (typeof value !== 'string') return undefined
    values[name] = value
  }
  return values
}

/** With what no request line carries as it is in percent-encoding, `/größen` as a client sends it: documents have both. */
function asSent(path: string): string {
  return path.replaceAll(/[^\u0021-\u007e]+|["<>^`]/gu, (text) => encodeURIComponent(text.toWellFormed()))
}

function segmentCount(path: string): number {
  return path.split('/').length
}
