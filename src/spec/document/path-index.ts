import type { Method, Operation } from '../../model/operation.ts'

/** Finds operations by concrete path. */
export interface PathIndex {
  match(
    method: Method,
    path: string,
  ): { operation: Operation; parameters: Record<string, string> } | undefined
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

  function* found(path: string) {
    for (const template of templates.get(segmentCount(path)) ?? []) {
      const parameters = parametersIn(template, path)
      if (parameters) yield { template, parameters }
    }
  }

  return {
    match(method, path) {
      for (const { template, parameters } of found(path)) {
        const operation = template.operations.find((one) => one.method === method)
        if (operation) return { operation, parameters }
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
    if (!/^\{.*\}$/.test(part)) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    names.push(part.slice(1, -1))
    return '([^/]+?)'
  })
  const rank = path.split('/').map((segment) => (segment.includes('{') ? '1' : '0'))
  return { pattern: new RegExp(`^${source.join('')}$`), names, rank: rank.join(''), operations }
}

/** Undefined where the path does not fit, or where a parameter's percent-encoding is broken. */
function parametersIn({ pattern, names }: Template, path: string): Record<string, string> | undefined {
  const found = pattern.exec(path)
  if (!found) return undefined
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]))
  } catch {
    return undefined
  }
}

function segmentCount(path: string): number {
  return path.split('/').length
}
