import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { loadScope } from '../../src/cli/environment.ts'
import { chooseFiles, type House } from '../../src/cli/house.ts'
import { parseJournal } from '../../src/client/journal.ts'
import { intentsOf, madeOf } from '../../src/client/journal-facts.ts'
import type { RunSettings } from '../../src/kit/suite.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { runNode } from '../command.ts'
import { changedIn, leftIn, takeStock } from './stock.ts'
import { BIN, type SystemProcess, startSystem, stop } from './system-process.ts'

export interface CrashOptions {
  system: string
  rounds: number
  seed: number
  /** A folder to work in; may have `systems/` of its own, which it replaces. */
  folder: string
  write(text: string): void
}

export interface CrashResult {
  /** Creates that were under way or answered when a writer was killed. */
  creates: number
  /** Of these, without an answer that told a key: refused, or cut off. */
  unanswered: number
  /** Records of these that were there and were found by their mark. */
  found: number
  failedCleanups: number
  /** Records that bear a mark of ours, taken back or not. */
  ours: number
  /** Records that came and were not taken back. */
  left: string[]
  /** Records that were there before. */
  others: number
  /** Of these, the changed and the gone. */
  changed: string[]
}

const WRITER = join(import.meta.dirname, 'writer.ts')
/** ms a writer lives at most once it has written down the first of its creates. */
const LIFE_MS = 400
/** ms until a writer must have begun. */
const BEGIN_MS = 60_000

/** Kills a writer at so many random moments, cleans up after each, and looks at what the system then holds. */
export async function crashAndCleanUp(options: CrashOptions): Promise<CrashResult> {
  const { system, folder, seed, rounds, write } = options
  const files = await withoutRates(system, folder)
  const scope = await loadScope(files)
  await using running = await startSystem(system, { cwd: folder, seed })
  await writeFile(join(folder, 'assay.config.yaml'), configOf(running, scope.api.id, system))
  const before = await takeStock(scope, running)
  const result = { creates: 0, unanswered: 0, found: 0, failedCleanups: 0 }
  const random = randomOf(seed)
  for (let round = 1; round <= rounds; round += 1) {
    const journal = join(folder, 'reports', `round-${round}`, 'journal.jsonl')
    const delay = Math.floor(random() * LIFE_MS)
    await writeAndDie(
      { ...files, target: { kind: 'remote', name: 'own', folder, journal }, plan: [] },
      running,
      delay,
    )
    const told = await readJournal(journal)
    const { code, output } = await runNode([BIN, 'cleanup'], { cwd: folder, env: environmentOf(running) })
    if (code !== 0) result.failedCleanups += 1
    result.creates += told.creates
    result.unanswered += told.unanswered
    const { found } = await readJournal(journal)
    result.found += found
    const balance = /^balance: .*$/m.exec(output)?.[0] ?? output.trim()
    write(
      `round ${round}: killed after ${delay} ms, ${told.creates} creates, ${told.unanswered} without a key, ${found} found; ${balance}\n`,
    )
  }
  const after = await takeStock(scope, running)
  return {
    ...result,
    ours: [...after.values()].filter(({ mark }) => mark !== undefined).length,
    left: leftIn(before, after),
    others: before.size,
    changed: changedIn(before, after),
  }
}

/** The system as a copy in the folder that takes any number of calls: it is not about the rate, which would only cost time. */
async function withoutRates(system: string, folder: string): Promise<House['files']> {
  const files = await chooseFiles({ system }, folder)
  const { writeLimit: _, ...manifest } = parse(await readFile(files.manifestFile, 'utf8')) as Manifest
  const rateLimit = { requests: 1_000_000, per: '1s' }
  const copy = join(folder, 'systems', system, 'system.yaml')
  await mkdir(dirname(copy), { recursive: true })
  await writeFile(copy, JSON.stringify({ ...manifest, rateLimit }, null, 2))
  return { ...files, manifestFile: copy }
}

function configOf({ baseUrl }: SystemProcess, api: string, system: string): string {
  const connections = { primary: { access: 'env:ASSAY_CRASH_TOKEN' } }
  const own = { baseUrl, environment: 'sandbox', api, system, allow: ['write'], connections }
  return JSON.stringify({ hosts: ['127.0.0.1'], targets: { own } })
}

function environmentOf({ token }: SystemProcess): NodeJS.ProcessEnv {
  return { ...process.env, ASSAY_CRASH_TOKEN: token }
}

async function writeAndDie(settings: RunSettings, system: SystemProcess, delay: number): Promise<void> {
  const journal = settings.target.kind === 'remote' ? settings.target.journal : ''
  const child = spawn(process.execPath, [WRITER, JSON.stringify(settings)], {
    env: environmentOf(system),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const deadline = Date.now() + BEGIN_MS
  while (!existsSync(journal) && child.exitCode === null && Date.now() < deadline) await sleep(2)
  await sleep(delay)
  const { exitCode } = child
  await stop(child, 'SIGKILL')
  if (exitCode !== null || !existsSync(journal))
    throw new Error(`the writer ${exitCode === null ? 'wrote nothing' : `ended by itself with ${exitCode}`}`)
}

async function readJournal(path: string): Promise<Pick<CrashResult, 'creates' | 'unanswered' | 'found'>> {
  const journal = parseJournal(await readFile(path, 'utf8').catch(() => ''))
  const made = new Set(madeOf(journal).map(({ id }) => id))
  const found = madeOf(journal).filter(({ from }) => from === 'mark').length
  const intents = intentsOf(journal)
  return { creates: intents.length, unanswered: intents.filter(({ id }) => !made.has(id)).length, found }
}

/** Mulberry32: the same seed, the same moments. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
