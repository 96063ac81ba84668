import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestResult } from 'allure-js-commons'
import { FileSystemWriter, type LifecycleListener, ReporterRuntime } from 'allure-js-commons/sdk/reporter'
import AllureVitestReporter from 'allure-vitest/reporter'
import type { CheckResult } from '../../model/report.ts'
import { attachExchanges } from './attachments.ts'
import { CATEGORIES } from './categories.ts'
import { fillTestResult } from './check-result.ts'

interface AllureInput {
  resultsDir: string
  /** What a check has reported by the end of the run. */
  resultOf(key: string): CheckResult | undefined
  /** Told once where results cannot be written, on a full disk for one: a run is judged without them. */
  onFailure(error: unknown): void
}

type AllureReporter = Pick<AllureVitestReporter, 'onInit' | 'onTestRunEnd'>

/** allure-vitest as a vitest reporter, made to tell what the checks' own results tell, and never to end a run. */
export function allureReporter({ resultsDir, resultOf, onFailure }: AllureInput): AllureReporter {
  let hasFailed = false
  const carefully = (write: () => void) => {
    try {
      if (!hasFailed) write()
    } catch (error) {
      // What writes a test calls the listeners, so one failure may be met twice.
      if (!hasFailed) onFailure(error)
      hasFailed = true
    }
  }
  const filled = (fill: (result: TestResult, check: CheckResult) => void) => (result: TestResult) => {
    const check = resultOf(keyOf(result))
    if (check) carefully(() => fill(result, check))
  }
  const listener: LifecycleListener = {
    beforeTestResultStop: filled((result, check) => {
      fillTestResult(result, check)
      result.attachments = attachExchanges(resultsDir, check)
    }),
    // Allure has measured its own overhead too.
    afterTestResultStop: filled((result, check) => {
      result.stop = (result.start ?? 0) + check.durationMs
    }),
  }
  const options = { resultsDir, reportMatchers: false, categories: CATEGORIES, listeners: [listener] }
  const reporter = new AllureVitestReporter(options)
  return {
    onInit: (vitest) =>
      carefully(() => {
        mkdirSync(resultsDir, { recursive: true })
        reporter.onInit(vitest)
        // allure-vitest takes no writer; where a later one keeps its own elsewhere, a run is slow again, and whole.
        const writer = new QuickWriter(resultsDir)
        const { listeners } = options
        Reflect.set(reporter, 'allureReporterRuntime', new ReporterRuntime({ writer, listeners }))
      }),
    onTestRunEnd: (modules) => carefully(() => reporter.onTestRunEnd(modules)),
  }
}

/**
 * Allure's own waits for the disk after each result, which for thousands of checks takes as long as the checks. The report
 * of a run is on disk without them.
 */
class QuickWriter extends FileSystemWriter {
  readonly #folder: string

  constructor(resultsDir: string) {
    super({ resultsDir })
    this.#folder = resultsDir
  }

  override writeResult(result: TestResult): void {
    writeFileSync(join(this.#folder, `${result.uuid}-result.json`), JSON.stringify(result))
  }
}

/** Tests are called by key and statement, see `checkName`; a key has no blank. */
function keyOf({ name = '' }: TestResult): string {
  return name.split(' ', 1)[0] ?? ''
}
