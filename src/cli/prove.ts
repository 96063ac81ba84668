import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { HarnessError } from '../model/harness-error.ts'
import { holesOf, type Trial, type TrialResult, trialsOf } from '../run/prove.ts'
import type { AnySuite } from '../run/suite-code.ts'
import { openProof } from './prove-trials.ts'
import type { Findings, SuiteTrial } from './prove-worker.ts'

export interface ProveOptions {
  /** All where empty. */
  suites: readonly string[]
  /** Only mutants whose name holds this text; nothing else is then tried. */
  mutant?: string | undefined
  /** Tries each variant in a sandbox of its own: slower, and sure that none hides what another one would be blamed for. */
  alone?: boolean | undefined
  /** File for the matrix as JSON. */
  json?: string | undefined
  /** Receives the text for people. */
  write(text: string): void
}

/** Proves every suite and prints the matrix requirement × mutant; returns the exit code: 1 where there is any hole. */
export async function prove(options: ProveOptions): Promise<number> {
  const { suites } = await openProof(options.suites)
  const trials = suites.flatMap((suite) =>
    trialsOf(suite, options)
      .filter((trial) => isWanted(suite, trial, options.mutant))
      .map((trial): SuiteTrial => ({ suite: suite.id, trial })),
  )
  if (trials.length === 0)
    throw new HarnessError(
      'NOT_FOUND',
      `No mutant's name holds "${options.mutant}". Run without --mutant to see them all.`,
    )
  const results = await tryAll(trials, options.write)
  let holes = 0
  const matrix = suites.map((suite) => {
    const own = results.get(suite.id) ?? []
    const asked = trials.filter((trial) => trial.suite === suite.id).map(({ trial }) => trial)
    const found = holesOf(suite, asked, own)
    holes += found.length
    options.write(suiteText(suite, own, found))
    return { suite: suite.id, trials: own, holes: found }
  })
  if (options.json) await writeFile(options.json, `${JSON.stringify(matrix, null, 2)}\n`)
  options.write(
    holes === 0 ? '\nproven: no hole\n' : `\nnot proven: ${holes} hole${holes === 1 ? '' : 's'}\n`,
  )
  return holes === 0 ? 0 : 1
}

function isWanted(suite: AnySuite, { kind, index }: Trial, mutant: string | undefined): boolean {
  if (mutant === undefined) return true
  return kind === 'mutant' && (suite.mutants[index]?.name ?? '').includes(mutant)
}

/** Gives each thread, one per core, the next trial when it is done with one, and tells how far they are. */
async function tryAll(
  trials: readonly SuiteTrial[],
  write: (text: string) => void,
): Promise<Map<string, TrialResult[]>> {
  const results = new Map<string, TrialResult[]>()
  const waiting = trials.values()
  let done = 0
  const take = ({ suite, found }: Findings) => {
    results.set(suite, [...(results.get(suite) ?? []), ...found])
    done += 1
    if (done % 25 === 0) write(`${done} of ${trials.length} tried\n`)
  }
  const threads = Math.min(availableParallelism(), trials.length)
  const suites = [...new Set(trials.map(({ suite }) => suite))]
  await Promise.all(Array.from({ length: threads }, () => runWorker(suites, waiting, take)))
  return results
}

/** One thread, until nothing is waiting. */
function runWorker(
  suites: readonly string[],
  waiting: Iterator<SuiteTrial>,
  take: (findings: Findings) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const worker = new Worker(new URL('./prove-worker.ts', import.meta.url), { workerData: suites })
  const giveNext = () => {
    const { value, done } = waiting.next()
    worker.postMessage(done ? undefined : value)
  }
  giveNext()
  worker.on('message', (findings: Findings) => {
    take(findings)
    giveNext()
  })
  worker.on('error', reject)
  worker.on('exit', (code) => {
    if (code === 0) resolve()
    else
      reject(new HarnessError('RUN_BROKEN', `A thread of the proof ended with code ${code}. Run it again.`))
  })
  return promise
}

function suiteText(suite: AnySuite, results: readonly TrialResult[], holes: readonly string[]): string {
  const of = (kind: Trial['kind']) =>
    results.filter((result) => result.kind === kind).sort((a, b) => a.index - b.index)
  const [plain, mutants, variants] = [of('plain'), of('mutant'), of('variant')]
  const killed = mutants.filter(({ killedBy }) => killedBy !== undefined)
  const spared = variants.filter(({ blamed }) => blamed.length === 0)
  const mean = mutants.reduce((sum, { durationMs }) => sum + durationMs, 0) / Math.max(1, mutants.length)
  return [
    '',
    `${suite.id}: ${suite.checks.length} requirements`,
    ...plain.map(({ name, ran }) => `  ${ran} check instances on ${name}`),
    `  ${killed.length} of ${mutants.length} mutants killed, ${mean.toFixed(0)} ms each`,
    ...mutants.map(({ kills, name, killedBy }) => `    ${kills}  ${name}  ->  ${killedBy ?? 'SURVIVES'}`),
    `  ${spared.length} of ${variants.length} lawful variants spared`,
    ...variants.map(({ name, blamed }) => `    ${blamed.length === 0 ? 'spared' : 'BLAMED'}  ${name}`),
    ...Object.entries(suite.unprovable).map(([id, reason]) => `  no mutant for ${id}: ${reason}`),
    ...holes.map((hole) => `  hole: ${hole}`),
    '',
  ].join('\n')
}
