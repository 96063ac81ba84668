import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { resultsIn, type VerifierOrder, type VerifierResult } from '../contracts/verifier.ts'
import { HarnessError } from '../model/harness-error.ts'
import { CODE_ROOT } from './package-root.ts'
import { withScratchFolder } from './scratch-folder.ts'

/** ms for a verification of whatever size, and for each interaction more. */
const DEADLINE = { all: 60_000, each: 1000 }

/** Pacts to verify by one provider. */
export interface VerifierJob {
  texts: readonly string[]
  order: Omit<VerifierOrder, 'pactUrls'>
}

/**
 * Runs Pact's verifier in a process of its own, one job after another, and gives what it found for each. Its own words go nowhere but
 * into an error. `interactions` are those of all jobs, for the deadline.
 * @throws HarnessError VERIFIER_BROKEN
 */
export function runPactVerifier(
  jobs: readonly VerifierJob[],
  interactions: number,
): Promise<VerifierResult[][]> {
  return withScratchFolder(async (folder) => {
    const orders = await Promise.all(
      jobs.map(async ({ texts, order }, job): Promise<VerifierOrder> => {
        const pactUrls = texts.map((_, index) => join(folder, `pact-${job}-${index}.json`))
        await Promise.all(texts.map((text, index) => writeFile(pactUrls[index] ?? '', text)))
        return { ...order, pactUrls }
      }),
    )
    const [ordersFile, resultsFile] = [join(folder, 'orders.json'), join(folder, 'results.json')]
    await writeFile(ordersFile, JSON.stringify(orders))
    const words = await run(
      [processFile(), ordersFile, resultsFile],
      DEADLINE.all + DEADLINE.each * interactions,
    )
    return readResults(resultsFile, words)
  })
}

async function readResults(file: string, words: string): Promise<VerifierResult[][]> {
  let said = words
  try {
    const texts = JSON.parse(await readFile(file, 'utf8')) as string[]
    return texts.map((text) => {
      said = text
      return resultsIn(text)
    })
  } catch (error) {
    const last = said.trim().split('\n').at(-1) ?? ''
    throw new HarnessError(
      'VERIFIER_BROKEN',
      `Pact's verifier gave no result${last && `, and said last: ${last.slice(0, 300)}`}. Look whether the pacts are whole, and try one of them alone with --pact.`,
      error,
    )
  }
}

function run(args: readonly string[], deadline: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // Settings of Pact's in the environment would lead it to brokers that nobody named here.
    const environment = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('PACT_')),
    )
    const child = spawn(process.execPath, args, {
      env: { ...environment, PACT_DO_NOT_TRACK: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: deadline,
      killSignal: 'SIGKILL',
    })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
    })
    child.once('error', reject)
    child.once('close', (_, signal) => resolve(signal ? `it was ended after ${deadline / 1000} s` : words))
  })
}

function processFile(): string {
  const source = join(CODE_ROOT, 'src', 'cli', 'pact-verifier.ts')
  return existsSync(source) ? source : join(CODE_ROOT, 'src', 'cli', 'pact-verifier.js')
}
