import { readFile } from 'node:fs/promises'
import { showDuration } from '../src/model/duration.ts'
import { staleContracts } from './check/stale-contracts.ts'
import { problemsOfLock, problemsOfReadme, problemsOfText } from './check/tracked-files.ts'
import { type CommandResult, run, runNode, toolPath } from './command.ts'

interface Step {
  name: string
  /** What to do when it fails. */
  mend: string
  /** What is wrong, for people; empty where nothing is. */
  problems: () => Promise<string>
}

const steps: Step[] = [
  {
    name: 'format and lint',
    mend: 'Run `npm run format`; what is left, mend by hand.',
    problems: tool('@biomejs/biome', 'biome', 'ci', '--error-on-warnings', '--colors=off'),
  },
  {
    name: 'types',
    mend: 'Mend what tsc names.',
    problems: tool('@typescript/native', 'tsc', '-p', 'tsconfig.json'),
  },
  {
    name: 'dead exports and dependencies',
    mend: 'Remove what nothing uses, or stop exporting it; entry points are named in knip.json.',
    problems: tool('knip', 'knip', '--no-progress'),
  },
  {
    name: 'architecture',
    mend: 'Follow the rule that the failed test names; docs/architecture.md tells them all.',
    problems: tool('vitest', 'vitest', 'run', '--reporter=dot', 'test/architecture', 'test/proof-style'),
  },
  {
    name: 'generated files',
    mend: 'Run `npm run generate` and commit what it writes.',
    problems: script('scripts/generate.ts', '--check'),
  },
  {
    name: 'generated documents',
    mend: 'Run `npm run docs` and commit what it writes.',
    problems: script('scripts/docs.ts', '--check'),
  },
  {
    name: 'contracts',
    mend: 'Run `npm start` and commit what it writes under contracts/.',
    problems: async () => (await staleContracts('.')).join('\n'),
  },
  {
    name: 'OpenAPI documents',
    mend: 'Mend the document under specs/ at the place named; the rules are in redocly.yaml.',
    problems: script('scripts/lint-document.ts'),
  },
  {
    name: 'lock file',
    mend: 'Remove node_modules and package-lock.json, and run `npm install` with the .npmrc of this repository.',
    problems: async () => problemsOfLock(await readFile('package-lock.json', 'utf8')).join('\n'),
  },
  {
    name: 'README',
    mend: 'Move what is long into docs/.',
    problems: async () => problemsOfReadme(await readFile('README.md', 'utf8')).join('\n'),
  },
  {
    name: 'words and paths',
    mend: 'Say it so that it is true on every machine and for every reader.',
    problems: problemsOfTrackedTexts,
  },
]

let failed = 0
for (const step of steps) {
  const start = performance.now()
  const problems = (await step.problems().catch((error: unknown) => String(error))).trim()
  const took = showDuration(performance.now() - start)
  process.stdout.write(`${problems ? 'FAIL' : 'ok  '}  ${step.name.padEnd(30)} ${took.padStart(8)}\n`)
  if (!problems) continue
  failed += 1
  process.stdout.write(`${problems.replaceAll(/^/gm, '      ')}\n      → ${step.mend}\n`)
}
process.stdout.write(failed ? `${failed} of ${steps.length} failed\n` : `all ${steps.length} are well\n`)
process.exitCode = failed ? 1 : 0

function tool(packageName: string, command: string, ...args: string[]): () => Promise<string> {
  return async () => problemsOfRun(await runNode([toolPath(packageName, command), ...args], { env: plain() }))
}

function script(...args: string[]): () => Promise<string> {
  return async () => problemsOfRun(await runNode(args, { env: plain() }))
}

function plain(): NodeJS.ProcessEnv {
  return { ...process.env, NO_COLOR: '1' }
}

function problemsOfRun({ code, output }: CommandResult): string {
  return code === 0 ? '' : output.trim() || `it ended with exit code ${code} and said nothing`
}

async function problemsOfTrackedTexts(): Promise<string> {
  const listed = await run('git', ['ls-files', '-z'])
  if (listed.code !== 0) return problemsOfRun(listed)
  const paths = listed.output.split('\0').filter((path) => path && path !== 'package-lock.json')
  const texts = await Promise.all(
    paths.map(async (path) => problemsOfText(path, await readFile(path, 'utf8'))),
  )
  return texts.flat().join('\n')
}
