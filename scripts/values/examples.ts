import { globSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Documents of the package `@readme/oas-examples`: OpenAPI 3.0 and 3.1 in JSON; all, or those of some names. */
export function exampleDocuments(names: readonly string[] = ['**/*']): string[] {
  const folder = dirname(fileURLToPath(import.meta.resolve('@readme/oas-examples/package.json')))
  const found = names.flatMap((name) => globSync(join(folder, `3.*/json/${name}.json`)))
  return found.sort().map((file) => relative('.', file))
}
