import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HarnessError } from '../model/harness-error.ts'
import type { ConformanceReport } from '../model/report.ts'
import { writeAllureReport } from '../reporters/allure/report.ts'
import { renderJson } from '../reporters/json/json.ts'
import { renderJunit } from '../reporters/junit/junit.ts'
import { withScratchFolder } from './scratch-folder.ts'

/** Writes what machines read of a finished run into its folder. */
export async function writeReports(report: ConformanceReport, folder: string): Promise<void> {
  try {
    await writeFile(join(folder, 'report.json'), renderJson(report))
    await writeFile(join(folder, 'junit.xml'), renderJunit(report))
  } catch (error) {
    throw new HarnessError(
      'OUTPUT_UNWRITABLE',
      `The report of this run cannot be written: ${error instanceof Error ? error.message : error}. Make room for it, or name another folder with --out.`,
      error,
    )
  }
}

/** Makes the pages for people, which takes a process of Allure's. */
export function writeAllure(report: ConformanceReport, folder: string): Promise<void> {
  return withScratchFolder((workDir) =>
    writeAllureReport(report, {
      resultsDir: join(folder, 'allure-results'),
      outDir: join(folder, 'allure-report'),
      workDir,
      node: process.execPath,
    }),
  )
}
