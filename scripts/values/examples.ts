import { globSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Documents of the package `@readme/oas-examples`, Swagger 2.0 to OpenAPI 3.1, all or those of some names: in JSON, and in
 * YAML what is not there in JSON too.
 */
export function exampleDocuments(names: readonly string[] = ['**/*'], versions = '*'): string[] {
  const folder = dirname(fileURLToPath(import.meta.resolve('@readme/oas-examples/package.json')))
  const found = names.flatMap((name) => [
    ...globSync(join(folder, `${versions}.*/json/${name}.json`)),
    ...globSync(join(folder, `${versions}.*/yaml/${name}.{yaml,yml}`)),
  ])
  return found.sort().map((file) => relative('.', file))
}
