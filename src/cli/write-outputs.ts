import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConformanceReport } from '../model/report.ts'
import { writeAllureReport } from '../reporters/allure/report.ts'
import { renderJson } from '../reporters/json/json.ts'
import { renderJunit } from '../reporters/junit/junit.ts'

/** Writes every output of a finished run into its folder. */
export async function writeOutputs(report: ConformanceReport, folder: string): Promise<void> {
  await writeFile(join(folder, 'report.json'), renderJson(report))
  await writeFile(join(folder, 'junit.xml'), renderJunit(report))
  await writeAllureReport(report, {
    resultsDir: join(folder, 'allure-results'),
    outDir: join(folder, 'allure-report'),
    node: process.execPath,
  })
}
