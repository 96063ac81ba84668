import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createTestResult, FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import type { CheckResult } from '../../model/report.ts'
import { attachExchanges } from './attachments.ts'
import { CATEGORIES } from './categories.ts'
import { fillTestResult } from './check-result.ts'

/** Allure's results of checks that no test runner has run. */
export function writeAllureResults(checks: readonly CheckResult[], resultsDir: string): void {
  mkdirSync(resultsDir, { recursive: true })
  const writer = new FileSystemWriter({ resultsDir })
  writer.writeCategoriesDefinitions([...CATEGORIES])
  for (const check of checks) {
    const result = createTestResult(randomUUID())
    fillTestResult(result, check)
    result.attachments = attachExchanges(resultsDir, check)
    const start = Date.parse(check.exchanges[0]?.startedAt ?? new Date(0).toISOString())
    writer.writeResult({ ...result, start, stop: start + check.durationMs })
  }
}
