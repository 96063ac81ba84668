import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Package {
  exports: Record<string, string | { types?: string }>
}

/** What follows `from` or stands in `import('…')`: how one file of declarations leads to another. */
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]+)['"]/g

/**
 * Declarations under `folder` that no entry of the package leads to, so that nobody who imports it ever reads them. Paths from
 * the root of the package.
 */
export function unreachedDeclarations(root: string, { exports }: Package, folder = 'dist'): string[] {
  const entries = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' || entry.types === undefined ? [] : globSync(entry.types, { cwd: root }),
  )
  const reached = new Set<string>()
  const reach = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const next of leadsTo(root, file)) reach(next)
  }
  for (const entry of entries) reach(join(entry))
  return globSync(`${folder}/**/*.d.ts`, { cwd: root }).filter((file) => !reached.has(file))
}

function leadsTo(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(SPECIFIER)]
    .map(([, specifier]) => join(dirname(file), declarationOf(specifier ?? '')))
    .filter((path) => globSync(path, { cwd: root }).length > 0)
}

function declarationOf(specifier: string): string {
  return specifier.replace(/(?:\.d)?\.[jt]s$/, '.d.ts')
}
