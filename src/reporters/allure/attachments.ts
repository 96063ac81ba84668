import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attachment } from 'allure-js-commons'
import {
  ALLURE_HTTP_EXCHANGE_CONTENT_TYPE,
  ALLURE_HTTP_EXCHANGE_FILE_EXTENSION,
} from 'allure-js-commons/http'
import type { CheckResult } from '../../model/report.ts'
import { exchangeLine } from '../exchange-line.ts'
import { toHttpExchange } from './http-exchange.ts'

/**
 * Longest body shown, in characters. All are within the one page: a thousand passed checks must not make it slow, while
 * what went wrong is shown as far as it was recorded. `report.json` has the rest.
 */
const BODY_LIMIT = { passed: 2000, other: Number.POSITIVE_INFINITY }

/** Writes the exchanges of a check beside its result. */
export function attachExchanges(resultsDir: string, check: CheckResult): Attachment[] {
  const limit = check.status === 'passed' ? BODY_LIMIT.passed : BODY_LIMIT.other
  return check.exchanges.map((exchange) => {
    const source = `${randomUUID()}-attachment${ALLURE_HTTP_EXCHANGE_FILE_EXTENSION}`
    writeFileSync(join(resultsDir, source), JSON.stringify(toHttpExchange(exchange, limit)))
    const blamed = exchange.id === check.finding?.exchange ? 'Seen here: ' : ''
    return { name: `${blamed}${exchangeLine(exchange)}`, type: ALLURE_HTTP_EXCHANGE_CONTENT_TYPE, source }
  })
}
