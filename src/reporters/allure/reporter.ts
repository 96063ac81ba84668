import { mkdirSync } from 'node:fs'
import type { TestResult } from 'allure-js-commons'
import type { LifecycleListener } from 'allure-js-commons/sdk/reporter'
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
      }),
    onTestRunEnd: (modules) => carefully(() => reporter.onTestRunEnd(modules)),
  }
}

/** Tests are called by key and statement, see `checkName`; a key has no blank. */
function keyOf({ name = '' }: TestResult): string {
  return name.split(' ', 1)[0] ?? ''
}
