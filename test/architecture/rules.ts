import { posix } from 'node:path'
import type { Import, ScannedFile } from './scan.ts'

/** Looks at all files and returns one line per violation: where, what, and what the house wants instead. */
export type Rule = (files: readonly ScannedFile[]) => string[]

/** Each module may import from itself and from those before it. */
const MODULES = [
  'model',
  'secrets',
  'discover',
  'spec',
  'client',
  'webhooks',
  'sandbox',
  'faults',
  'target',
  'kit',
  'run',
  'load',
  'contracts',
  'reporters',
  'cli',
]

const LIMITS = { sourceLines: 250, testLines: 300, functionLines: 50, parameters: 3 }
const VAGUE_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'stuff'])
const KEBAB_PATH = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/

export const importsFollowTheTable: Rule = (files) =>
  eachImport(files, inFolder('src/'), (file, { target, local }) => {
    const own = moduleOf(file.path)
    if (own === undefined) return 'lies in no module of the table'
    if (!local || target.startsWith('schemas/')) return undefined
    const other = moduleOf(target)
    if (other === undefined) return `imports ${target}, which is no module of src/`
    return own < other ? `imports ${target}, which stands below it in the table of modules` : undefined
  })

export const modelDependsOnNothing: Rule = (files) =>
  eachImport(files, inSource('src/model/'), (_, { target }) =>
    target.startsWith('src/model/')
      ? undefined
      : `imports ${target}: the model has no dependencies and does no I/O`,
  )

export const suitesUseTheKitOnly: Rule = (files) =>
  eachImport(files, inFolder('suites/'), (file, { target }) => {
    if (target === 'vitest' && isTest(file.path)) return undefined
    const allowed = ['src/kit/', 'generated/', `${posix.dirname(file.path)}/`]
    return allowed.some((folder) => target.startsWith(folder))
      ? undefined
      : `imports ${target}: suites use the kit only`
  })

export const reportersReadTheModelOnly: Rule = (files) =>
  eachImport(files, inFolder('src/reporters/'), (_, { target, local }) =>
    !local || /^(src\/(model|reporters)|schemas)\//.test(target)
      ? undefined
      : `imports ${target}: a reporter is a function of the report`,
  )

/** The package's surface: what a suite of a user's own is written with, and what a configuration is. */
export const surfaceIsTheKits: Rule = (files) =>
  eachImport(files, inFolder('src/index.ts'), (_, { target }) =>
    /^src\/(kit\/|webhooks\/index\.ts$|target\/config\.ts$)/.test(target)
      ? undefined
      : `imports ${target}: the package exports what the kit does, webhooks, and defineConfig`,
  )

export const noCycles: Rule = (files) => {
  const graph = new Map(files.map((file) => [file.path, localTargets(file)]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push(`${[...trail.slice(start), path].join(' → ')} is a cycle`)
    if (start >= 0 || done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

export const processStaysInCli: Rule = (files) =>
  files
    .filter(
      ({ path }) => (path.startsWith('src/') && !path.startsWith('src/cli/')) || path.startsWith('suites/'),
    )
    .flatMap(({ path, processUses }) =>
      processUses.map(
        ({ line, what }) => `${path}:${line} uses ${what}: only src/cli/ may, others take the Io port`,
      ),
    )

export const sizesStaySmall: Rule = (files) =>
  files.flatMap((file) => {
    const limit = isTest(file.path) ? LIMITS.testLines : LIMITS.sourceLines
    const long =
      file.lines > limit ? [`${file.path} has ${file.lines} lines, at most ${limit} are allowed`] : []
    return isTest(file.path) ? long : [...long, ...largeFunctions(file)]
  })

export const typesStayOn: Rule = (files) =>
  files
    .filter(({ path }) => /^(src|suites)\//.test(path))
    .flatMap(({ path, escapes }) =>
      escapes.map(({ line, what }) => `${path}:${line} has "${what}": use unknown and narrow it`),
    )

export const namesSayWhatTheyHold: Rule = (files) =>
  files.flatMap(({ path }) =>
    path.split('/').flatMap((part) => {
      const stem = part.split('.')[0] ?? ''
      if (VAGUE_NAMES.has(stem)) return [`${path}: "${stem}" says nothing; name it after what it holds`]
      return KEBAB_PATH.test(part) ? [] : [`${path}: "${part}" is not in kebab-case`]
    }),
  )

/** `src/` serves any API: the names of those under `specs/` do not occur in it. */
export function noApiByName(apis: readonly string[]): Rule {
  return (files) =>
    files
      .filter(inSource('src/'))
      .flatMap(({ path, text }) =>
        apis
          .filter((api) => text.toLowerCase().includes(api))
          .map(
            (api) => `${path} names the API "${api}": what is particular to it belongs into specs/${api}/`,
          ),
      )
}

function largeFunctions({ path, functions }: ScannedFile): string[] {
  return functions.flatMap(({ line, name, lines, parameters, callback }) => [
    ...(lines > LIMITS.functionLines
      ? [`${path}:${line} ${name} has ${lines} lines, at most ${LIMITS.functionLines} are allowed`]
      : []),
    ...(parameters > LIMITS.parameters && !callback
      ? [`${path}:${line} ${name} takes ${parameters} parameters: take one object instead`]
      : []),
  ])
}

function eachImport(
  files: readonly ScannedFile[],
  applies: (file: ScannedFile) => boolean,
  judge: (file: ScannedFile, what: Import) => string | undefined,
): string[] {
  return files.filter(applies).flatMap((file) =>
    file.imports.flatMap((what) => {
      const problem = judge(file, what)
      return problem ? [`${file.path}:${what.line} ${problem}`] : []
    }),
  )
}

/** Place of a file's module in the table. The package's surface stands with the kit. */
function moduleOf(path: string): number | undefined {
  const name = path === 'src/index.ts' ? 'kit' : (/^src\/([^/]+)\//.exec(path)?.[1] ?? '')
  const place = MODULES.indexOf(name)
  return place < 0 ? undefined : place
}

function localTargets(file: ScannedFile): string[] {
  return file.imports.filter(({ local }) => local).map(({ target }) => target)
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts')
}

function inFolder(folder: string): (file: ScannedFile) => boolean {
  return ({ path }) => path.startsWith(folder)
}

function inSource(folder: string): (file: ScannedFile) => boolean {
  return ({ path }) => path.startsWith(folder) && !isTest(path)
}
