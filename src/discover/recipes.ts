import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

/**
 * Finds `recipes/<name>.yaml` under several roots: files by name, in order of name. A later root wins over an earlier one, so that
 * a recipe of the user's own replaces a built-in one. Paths only: nothing is loaded.
 */
export async function discoverRecipes(roots: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const root of new Set(roots.map((each) => resolve(each)))) {
    const folder = join(root, 'recipes')
    for (const file of await readdir(folder).catch(() => []))
      if (/^[a-z0-9][a-z0-9-]*\.yaml$/.test(file)) found.set(basename(file, '.yaml'), join(folder, file))
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
