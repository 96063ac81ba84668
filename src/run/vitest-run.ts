import { Writable } from 'node:stream'
import { type CliOptions, createVitest, type Reporter, type TestCase, type Vitest } from 'vitest/node'
import type { Measured } from '../kit/measure.ts'
import type { RunSettings } from '../kit/suite.ts'
import type { Output } from '../model/io.ts'
import { isObject } from '../model/json.ts'

export interface VitestRun {
  /** Folder vitest takes as its root. */
  root: string
  /** Absolute paths of `*.suite.ts` files. */
  files: readonly string[]
  /** Modules each worker loads first; the first provides the environment. */
  setup: readonly string[]
  /** Folder for what vitest keeps, which by itself lies beside its root: that may be an installation nobody may write to. */
  cacheDir: string
  settings: RunSettings
  /** Further ones, e.g. Allure's. */
  reporters: readonly Reporter[]
  /** Where it goes what suites, or vitest itself, print. */
  out: Pick<Output, 'write'>
  onResult(measured: Measured): void
  /** Stops the run in order when aborted. */
  signal: AbortSignal
}

/** Runs suite files in vitest's workers. Returns what went wrong outside any check, one text per cause. */
export async function runInVitest(run: VitestRun): Promise<string[]> {
  const options: CliOptions = {
    config: false,
    root: run.root,
    watch: false,
    include: [],
    exclude: [],
    passWithNoTests: true,
    setupFiles: [...run.setup],
    provide: { assay: run.settings },
    reporters: [listener(run.onResult, () => started()), ...run.reporters],
    pool: 'threads',
    isolate: false,
    testTimeout: 0,
    hookTimeout: 60_000,
    fsModuleCache: false,
    // Suites are loaded as Node loads them for the plan; each worker would have all sources transformed once more.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  }
  const printed = outlet(run.out)
  const streams = { stdout: printed, stderr: printed }
  const vitest = await createVitest(options, { cacheDir: run.cacheDir }, streams)
  // Before its first file vitest forgets that it was cancelled, so a stop that comes early waits for that.
  let running = false
  const stop = () => {
    if (running && run.signal.aborted) void vitest.cancelCurrentRun('keyboard-input')
  }
  const started = () => {
    if (running) return
    running = true
    stop()
  }
  run.signal.addEventListener('abort', stop, { once: true })
  try {
    return await start(vitest, run)
  } finally {
    run.signal.removeEventListener('abort', stop)
    await vitest.close()
  }
}

async function start(vitest: Vitest, run: VitestRun): Promise<string[]> {
  await vitest.standalone()
  const project = vitest.getRootProject()
  const specifications = run.files.map((file) => project.createSpecification(file))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true)
  const inModules = testModules.flatMap((module) => module.errors().map((error) => error.message))
  return [...inModules, ...unhandledErrors.map(textOf)]
}

/** What comes from a worker may be an object that only looks like an error. */
function textOf(error: unknown): string {
  return isObject(error) && typeof error.message === 'string' ? error.message : JSON.stringify(error)
}

/** Vitest waits for its workers' output to be taken, for ever where a stream of the process was closed by its reader. */
function outlet(out: VitestRun['out']): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => {
      out.write(String(chunk))
      done()
    },
  })
}

function listener(onResult: (measured: Measured) => void, onStart: () => void): Reporter {
  return {
    onTestModuleStart: onStart,
    onTestCaseResult(testCase: TestCase) {
      const { assay } = testCase.meta()
      if (assay) onResult(assay)
    },
  }
}
