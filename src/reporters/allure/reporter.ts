import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attachment, TestResult } from 'allure-js-commons'
import {
  ALLURE_HTTP_EXCHANGE_CONTENT_TYPE,
  ALLURE_HTTP_EXCHANGE_FILE_EXTENSION,
} from 'allure-js-commons/http'
import type { LifecycleListener } from 'allure-js-commons/sdk/reporter'
import AllureVitestReporter from 'allure-vitest/reporter'
import type { CheckResult } from '../../model/report.ts'
import { exchangeLine } from '../exchange-line.ts'
import { CATEGORIES } from './categories.ts'
import { fillTestResult } from './check-result.ts'
import { toHttpExchange } from './http-exchange.ts'

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

/**
 * Longest body shown, in characters. All are within the one page: a thousand passed checks must not make it slow, while
 * what went wrong is shown as far as it was recorded. `report.json` has the rest.
 */
const BODY_LIMIT = { passed: 2000, other: Number.POSITIVE_INFINITY }

function attachExchanges(resultsDir: string, check: CheckResult): Attachment[] {
  const limit = check.status === 'passed' ? BODY_LIMIT.passed : BODY_LIMIT.other
  return check.exchanges.map((exchange) => {
    const source = `${randomUUID()}-attachment${ALLURE_HTTP_EXCHANGE_FILE_EXTENSION}`
    writeFileSync(join(resultsDir, source), JSON.stringify(toHttpExchange(exchange, limit)))
    const blamed = exchange.id === check.finding?.exchange ? 'Seen here: ' : ''
    return { name: `${blamed}${exchangeLine(exchange)}`, type: ALLURE_HTTP_EXCHANGE_CONTENT_TYPE, source }
  })
}
