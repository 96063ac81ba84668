import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Status } from 'allure-js-commons'
import { createTestResult, FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import type { LoadReport } from '../../model/load-report.ts'
import { loadCharts } from './charts.ts'
import { loadPage } from './page.ts'

const STATUSES: Record<string, Status> = { pass: Status.PASSED, fail: Status.FAILED }

const RUN_STATUSES: Record<string, Status> = { met: Status.PASSED, missed: Status.FAILED }

interface Outcome {
  status: Status
  message: string
  attachments: { name: string; source: string; type: string }[]
}

/** Each threshold as a result of Allure, and the run as one with the page and the charts. */
export function writeLoadResults(report: LoadReport, resultsDir: string): void {
  mkdirSync(resultsDir, { recursive: true })
  const writer = new FileSystemWriter({ resultsDir })
  const { run, verdict } = report
  const [start, stop] = [Date.parse(run.startedAt), Date.parse(run.endedAt)]
  const attach = (name: string, content: string, type: string) => {
    const source = `${randomUUID()}-attachment${name.slice(name.lastIndexOf('.'))}`
    writeFileSync(join(resultsDir, source), content)
    return { name, source, type }
  }
  const write = (name: string, { status, message, attachments }: Outcome) =>
    writer.writeResult({
      ...createTestResult(randomUUID()),
      ...{ name, status, start, stop, attachments, statusDetails: { message } },
      fullName: `load ${run.plan}: ${name}`,
      labels: [{ name: 'parentSuite', value: `load: ${run.plan}` }],
    })
  write(`Load is ${verdict.outcome}`, {
    status: RUN_STATUSES[verdict.outcome] ?? Status.BROKEN,
    message: verdict.because.join('\n'),
    attachments: [
      attach('report.html', loadPage(report), 'text/html'),
      ...Object.entries(loadCharts(report)).map(([name, svg]) => attach(name, svg, 'image/svg+xml')),
    ],
  })
  for (const { hold, where, outcome, because } of verdict.thresholds)
    write(`${hold}${where === '' ? '' : ` in ${where}`}`, {
      status: STATUSES[outcome] ?? Status.BROKEN,
      message: because,
      attachments: [],
    })
}
