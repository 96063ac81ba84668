import { type Discovered, discover } from '../discover/discover.ts'
import type { BoundFiles, ScopeFiles } from '../kit/suite.ts'
import { HarnessError, InputProblems } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import { hasSuiteFile, loadSuite, suiteFile } from '../run/load-suites.ts'
import type { AnySuite, ReceiverSuite, Suite } from '../run/suite-code.ts'
import { suggestion } from '../spec/plugin/binding-complaints.ts'
import { type FileName, readSource } from '../spec/source/source.ts'
import { DEFAULT_SYSTEM } from './package-facts.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'

/** What a run uses of what was found in the package and in the user's folder. */
export interface House {
  files: ScopeFiles
  suites: (Suite & { file: string })[]
  /** Ids of the suites there are that were not chosen. */
  otherSuites: readonly string[]
  /** What a user may want to know: which folder hides which. */
  notes: readonly string[]
}

export interface Choice {
  api?: string
  system?: string
  /** All where empty. */
  suites: readonly string[]
  document?: FileName
}

/** Finds API, system and suites by name. Throws NOT_FOUND with the names there are. */
export async function chooseHouse(choice: Choice, folder: string): Promise<House & { files: BoundFiles }> {
  const found = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const files = await filesOf(choice, found)
  return { files, ...(await chooseSuites(choice.suites, found)), notes: found.notes }
}

/** The files of an API and a system alone: the code of suites is not loaded. */
export async function chooseFiles(choice: Omit<Choice, 'suites'>, folder: string): Promise<BoundFiles> {
  return filesOf(choice, await discover([CODE_ROOT, PACKAGE_ROOT, folder]))
}

async function filesOf(
  { api, system, document }: Omit<Choice, 'suites'>,
  found: Discovered,
): Promise<BoundFiles> {
  const manifestFile = known('system', found.systems, system ?? (await defaultSystem(api, found)))
  const apiFolder =
    api === undefined ? await apiFolderOf(manifestFile, found.apis) : known('API', found.apis, api)
  return { apiFolder, manifestFile, ...(document === undefined ? {} : { document }) }
}

/** What is made for the packaged API's habits is left out: of another API nothing but its document is known. */
const FOR_ANY_API = ['reads', 'errors']

/** Suites for an API of which there is a document alone. */
export async function houseOfDocument(
  { document, suites }: { document: FileName; suites: readonly string[] },
  folder: string,
): Promise<House> {
  const found = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const usual = FOR_ANY_API.filter((id) => found.suites.has(id))
  return {
    files: { document },
    ...(await chooseSuites(suites.length === 0 ? usual : suites, found)),
    notes: found.notes,
  }
}

/** The packaged default; for another API the first system that belongs to it. */
async function defaultSystem(api: string | undefined, { systems }: Discovered): Promise<string> {
  if (api === undefined) return DEFAULT_SYSTEM
  const apis = await Promise.all([...systems].map(async ([id, file]) => ({ id, api: await apiOf(file) })))
  const own = apis.filter((system) => system.api === api).map(({ id }) => id)
  const first = own.includes(DEFAULT_SYSTEM) ? DEFAULT_SYSTEM : own[0]
  if (first !== undefined) return first
  throw new HarnessError(
    'NOT_FOUND',
    `No system belongs to the API ${api}. Add systems/<id>/system.yaml that names it.`,
  )
}

/** The folder of the API that a manifest names; a name that is none is wrong in the manifest, and told as such. */
async function apiFolderOf(manifestFile: string, apis: Discovered['apis']): Promise<string> {
  const api = await apiOf(manifestFile)
  const folder = apis.get(api)
  if (folder !== undefined) return folder
  const { locate } = await readSource(manifestFile)
  const names = [...apis.keys()]
  const message = `there is no API ${JSON.stringify(api)}${suggestion(api, names)}. Known: ${names.join(', ')}`
  throw new InputProblems('MANIFEST_INVALID', [{ ...locate('/api'), message }])
}

/** The API a manifest names; the manifest itself is checked when it is loaded together with that API. */
async function apiOf(manifestFile: string): Promise<string> {
  const { problem, value, locate } = await readSource(manifestFile)
  if (problem) throw new InputProblems('MANIFEST_INVALID', [problem])
  if (isObject(value) && typeof value.api === 'string') return value.api
  const message = 'names no API: add "api:" with the id of a folder under specs/'
  throw new InputProblems('MANIFEST_INVALID', [{ ...locate('/api'), message }])
}

async function chooseSuites(
  ids: readonly string[],
  { suites }: Discovered,
): Promise<Pick<House, 'suites' | 'otherSuites'>> {
  for (const id of ids) known('suite', suites, id)
  const named = [...suites.keys()].filter((id) => ids.includes(id))
  const loaded = await loadSuites(named, suites)
  const other = loaded.find(({ suite }) => suite.on === 'receiver')
  if (ids.length > 0 && other)
    throw new HarnessError(
      'USAGE',
      `The suite ${other.suite.id} is about a receiver of webhooks: name one with --receiver <url>.`,
    )
  const chosen = loaded.flatMap(({ suite, folder }) =>
    suite.on === 'receiver' ? [] : [{ ...suite, file: suiteFile(suite.id, folder) }],
  )
  // Those about receivers are handed to no test runner; their code is not loaded to find that out.
  const others = [...suites].filter(([id, folder]) => !ids.includes(id) && hasSuiteFile(id, folder))
  const otherSuites = ids.length === 0 ? [] : others.map(([id]) => id)
  if (chosen.length > 0) return { suites: chosen, otherSuites }
  throw new HarnessError(
    'NOT_FOUND',
    'There is no suite. Add suites/<id>/<id>.checks.ts, or reinstall Assay.',
  )
}

/** Suites about receivers of webhooks: those that are named, or all. */
export async function receiverSuites(ids: readonly string[], folder: string): Promise<ReceiverSuite[]> {
  const { suites } = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const loaded = await loadSuites(ids, suites)
  const other = loaded.find(({ suite }) => suite.on !== 'receiver')
  if (ids.length > 0 && other)
    throw new HarnessError(
      'USAGE',
      `The suite ${other.suite.id} is about a system behind an API: leave --receiver out, or the suite.`,
    )
  return loaded.flatMap(({ suite }) => (suite.on === 'receiver' ? [suite] : []))
}

/** Suites of both kinds: those that are named, or all. */
export async function anySuites(ids: readonly string[], folder: string): Promise<AnySuite[]> {
  const { suites } = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  return (await loadSuites(ids, suites)).map(({ suite }) => suite)
}

function loadSuites(
  ids: readonly string[],
  suites: ReadonlyMap<string, string>,
): Promise<{ suite: AnySuite; folder: string }[]> {
  const chosen = ids.length === 0 ? [...suites.keys()] : [...new Set(ids)]
  return Promise.all(
    chosen.map(async (id) => {
      const folder = known('suite', suites, id)
      return { suite: await loadSuite(id, folder), folder }
    }),
  )
}

function known(noun: string, found: ReadonlyMap<string, string>, id: string): string {
  const path = found.get(id)
  if (path !== undefined) return path
  throw new HarnessError(
    'NOT_FOUND',
    `There is no ${noun} called ${id}. Known: ${[...found.keys()].join(', ') || 'none'}.`,
  )
}
