import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { InputProblems, type Problem } from '../model/harness-error.ts'

/** What plug-in folders there are, by id (the folder's name), in order of id. Paths only: nothing is loaded. */
export interface Discovered {
  /** Folders with an OpenAPI document and its binding. */
  apis: ReadonlyMap<string, string>
  /** Manifest files. */
  systems: ReadonlyMap<string, string>
  /** Folders with a suite's code. */
  suites: ReadonlyMap<string, string>
  /** What a user may want to know, one sentence each: what hides what. */
  notes: readonly string[]
}

/** A kind of plug-in: where its folders are, and what each of them must hold (any name of each group). */
interface PluginKind {
  place: string
  noun: string
  needs: (id: string) => string[][]
  /** How the files end that something else in the same place is made of. */
  other?: string
}

const API: PluginKind = {
  place: 'specs',
  noun: 'API',
  needs: () => [['openapi.yaml', 'openapi.yml', 'openapi.json'], ['binding.yaml']],
}
const SYSTEM: PluginKind = { place: 'systems', noun: 'system', needs: () => [['system.yaml']] }
const SUITE: PluginKind = {
  place: 'suites',
  noun: 'suite',
  needs: (id) => [[`${id}.checks.ts`, `${id}.checks.js`]],
  // Plans of load are judged by what they measure, and have no checks.
  other: '.load.yaml',
}

/**
 * Finds `specs/<id>/`, `systems/<id>/` and `suites/<id>/` under several roots. A later root wins over an earlier one,
 * so that a folder of the user's own replaces a built-in one. Throws `InputProblems` (PLUGIN_INVALID) with every folder
 * that does not hold what its place promises.
 */
export async function discover(roots: readonly string[]): Promise<Discovered> {
  const search = new Search([...new Set(roots.map((root) => resolve(root)))])
  const apis = await search.folders(API)
  const systems = await search.folders(SYSTEM)
  const suites = await search.folders(SUITE)
  if (search.problems.length > 0) throw new InputProblems('PLUGIN_INVALID', search.problems)
  const manifests = [...systems].map(([id, folder]) => [id, join(folder, 'system.yaml')] as const)
  return { apis, systems: new Map(manifests), suites, notes: search.notes }
}

class Search {
  readonly problems: Problem[] = []
  readonly notes: string[] = []
  readonly #roots: readonly string[]

  constructor(roots: readonly string[]) {
    this.#roots = roots
  }

  async folders(kind: PluginKind): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for (const root of this.#roots) {
      for (const id of await subfolders(join(root, kind.place))) {
        const folder = join(root, kind.place, id)
        if (await holdsOnly(folder, kind.other)) continue
        if (!(await this.#isSound(kind, id, folder))) continue
        const hidden = found.get(id)
        if (hidden !== undefined)
          this.notes.push(`The ${kind.noun} ${id} of ${folder} is used, not that of ${hidden}.`)
        found.set(id, folder)
      }
    }
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  async #isSound({ noun, needs }: PluginKind, id: string, folder: string): Promise<boolean> {
    const problems: string[] = []
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
      problems.push(`the name of a folder is the id of its ${noun}, in kebab-case: rename it`)
    const names = new Set(await readdir(folder))
    for (const group of needs(id)) {
      if (!group.some((name) => names.has(name)))
        problems.push(`has no ${group.join(' or ')}: add it, or move the folder away if it holds no ${noun}`)
    }
    this.problems.push(...problems.map((message) => ({ file: folder, message })))
    return problems.length === 0
  }
}

async function holdsOnly(folder: string, ending: string | undefined): Promise<boolean> {
  if (ending === undefined) return false
  const names = await readdir(folder)
  return names.length > 0 && names.every((name) => name.endsWith(ending))
}

/** Names of the folders in one; none where it is absent. Hidden ones are somebody else's. */
async function subfolders(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  const folders: string[] = []
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found?.isDirectory()) folders.push(name)
  }
  return folders
}
