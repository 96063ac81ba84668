import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, sep } from 'node:path'
import { showDuration } from '../src/model/duration.ts'
import { type CommandResult, runNode } from './command.ts'
import { type PackedFile, problemsOfContents } from './pack/contents.ts'
import { OWN_SUITE } from './pack/own-suite.ts'

// What a stranger does with the package: install the tarball into a folder of their own, outside this clone, and
// certify there. Nothing of the clone is in reach but its Node.

const root = mkdtempSync(join(tmpdir(), 'assay-pack-'))
const project = join(root, 'Prüfstelle 試金 no 1')
const home = join(root, 'home')
const temporary = join(root, 'tmp')
for (const folder of [project, home, temporary]) mkdirSync(folder)

try {
  const tarball = await step('pack', pack)
  await step('install', () => install(tarball))
  await step('assay --help', async () => expectOutput(await assay('--help'), /certify/))
  await step('import assay', importSurface)
  await step('assay certify', certify)
  await step('a suite of its own', certifyOwnSuite)
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function step<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
  const start = performance.now()
  const result = await action().catch((error: unknown) => {
    process.stdout.write(`FAIL  ${name}\n`)
    throw error
  })
  process.stdout.write(`ok    ${name.padEnd(16)} ${showDuration(performance.now() - start).padStart(8)}\n`)
  return result
}

async function pack(): Promise<string> {
  const args = ['pack', '--json', '--silent', '--pack-destination', root]
  const { output } = succeed(await npm('npm', args, process.cwd()))
  const [packed] = JSON.parse(output.slice(output.indexOf('['))) as {
    filename: string
    files: PackedFile[]
  }[]
  if (!packed) throw new Error(`npm pack named no tarball:\n${output}`)
  demand(problemsOfContents(packed.files))
  return join(root, packed.filename)
}

async function install(tarball: string): Promise<void> {
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
  succeed(await npm('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball]))
  const nodes = filesUnder(join(project, 'node_modules')).filter((path) =>
    /^node-(linux|darwin|win)-/.test(path),
  )
  demand(nodes.slice(0, 1).map((path) => `the package brought a Node of its own: ${path}`))
}

async function importSurface(): Promise<void> {
  const code = "console.log(Object.keys(await import('assay')).join(' '))"
  expectOutput(await runNode(['--input-type=module', '--eval', code], stranger()), /\bmust\b/)
}

async function certify(): Promise<void> {
  const before = new Set(filesUnder(project))
  expectOutput(await assay('certify'), /\bcertified\b/)
  const reports = filesUnder(join(project, 'reports', 'latest'))
  const wanted = ['report.json', 'junit.xml', join('allure-report', 'index.html')]
  demand(wanted.filter((path) => !reports.includes(path)).map((path) => `reports/latest has no ${path}`))
  const strays = filesUnder(project).filter((path) => !before.has(path) && !path.startsWith(`reports${sep}`))
  demand(strays.map((path) => `certify wrote ${path}, outside reports/`))
  const elsewhere = [...filesUnder(home), ...filesUnder(temporary)]
  demand(elsewhere.map((path) => `certify left ${path} in the home or temporary folder`))
}

/** In TypeScript, importing the package by name, checked by the same command. */
async function certifyOwnSuite(): Promise<void> {
  for (const [path, text] of Object.entries(OWN_SUITE)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  expectOutput(await assay('certify', '--suites', 'own'), /\bcertified\b/)
}

function assay(...args: string[]): Promise<CommandResult> {
  return npm('npx', ['--no-install', 'assay', ...args])
}

/** npm's own script, run by the Node that runs this; `npm run` says where it is. */
function npm(command: 'npm' | 'npx', args: string[], cwd: string = project): Promise<CommandResult> {
  const npmScript = process.env.npm_execpath
  if (!npmScript) throw new Error('Run this with `npm run pack:check`, which says where npm is.')
  return runNode([join(dirname(npmScript), `${command}-cli.js`), ...args], { ...stranger(), cwd })
}

/** An environment with this Node, npm's cache and nothing that npm says about the clone. */
function stranger(): { cwd: string; env: NodeJS.ProcessEnv } {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_OPTIONS$)/i.test(name))
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return {
    cwd: project,
    env: {
      ...Object.fromEntries(own),
      PATH: [dirname(process.execPath), ...path].join(delimiter),
      HOME: home,
      USERPROFILE: home,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      // npx would keep a compile cache of npm in the temporary folder.
      NODE_DISABLE_COMPILE_CACHE: '1',
      npm_config_cache: process.env.npm_config_cache,
      npm_config_update_notifier: 'false',
      npm_config_userconfig: process.env.npm_config_userconfig,
    },
  }
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function expectOutput(result: CommandResult, pattern: RegExp): void {
  demand(pattern.test(succeed(result).output) ? [] : [`${pattern} is not in the output:\n${result.output}`])
}

function succeed(result: CommandResult): CommandResult {
  demand(result.code === 0 ? [] : [`exit code ${result.code}:\n${result.output}`])
  return result
}

function demand(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
