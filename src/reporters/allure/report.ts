import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { HarnessError } from '../../model/harness-error.ts'
import type { ConformanceReport } from '../../model/report.ts'
import { CATEGORIES } from './categories.ts'
import { LOGO } from './logo.ts'
import { ownPage } from './own-page.ts'
import { writeRunFacts } from './run-facts.ts'

export interface AllureFolders {
  /** What the checks have left; receives the facts of the run. */
  resultsDir: string
  /** Receives `index.html`. */
  outDir: string
  /** For what Allure needs meanwhile; whoever gives it removes it. */
  workDir: string
  /** The Node to run Allure with: `process.execPath`. */
  node: string
}

/**
 * Makes the Allure 3 report of a finished run: one HTML file that opens from disk and asks no host for anything. One
 * file, since Allure's page with separate files fetches them, which browsers refuse from disk.
 */
export async function writeAllureReport(report: ConformanceReport, given: AllureFolders): Promise<void> {
  // Allure runs in the folder of the run, where a relative path would mean another place.
  const folders = { ...given, resultsDir: resolve(given.resultsDir), outDir: resolve(given.outDir) }
  writeRunFacts(report, folders.resultsDir)
  const config = join(resolve(given.workDir), 'allurerc.json')
  await writeFile(config, JSON.stringify(allureConfig(report, folders.outDir)))
  await generate(config, folders)
  const page = join(folders.outDir, 'index.html')
  await writeFile(page, ownPage(await readFile(page, 'utf8')))
}

function allureConfig(report: ConformanceReport, output: string) {
  return {
    name: `${report.system.title} behind ${report.api.title}: ${report.verdict.outcome.replace('-', ' ')}`,
    output,
    appendHistory: false,
    // Other readers of the results group by these; here they would say twice what suites say.
    hideLabels: ['epic', 'feature', 'story'],
    categories: CATEGORIES,
    plugins: {
      awesome: {
        options: {
          singleFile: true,
          reportLanguage: 'en',
          theme: 'auto',
          logo: LOGO,
          groupBy: ['parentSuite', 'suite'],
        },
      },
      // Allure would add this one by itself: it writes a report for machines, which report.json is already.
      agent: { enabled: false },
    },
  }
}

async function generate(config: string, { resultsDir, node }: AllureFolders): Promise<void> {
  const allure = fileURLToPath(import.meta.resolve('allure'))
  // Allure takes the folder for a pattern, so only its own name is given; a path may hold brackets or stars.
  const cwd = dirname(resultsDir)
  try {
    await promisify(execFile)(
      node,
      [allure, 'generate', basename(resultsDir), '--config', config, '--cwd', cwd],
      { cwd },
    )
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as { stdout?: string; stderr?: string; message: string }
    const reason = `${stderr}${stdout}`.trim().split('\n')[0] || message
    throw new HarnessError(
      'RUN_BROKEN',
      `Allure made no report from ${resultsDir}: ${reason}. The verdict stands in report.json; please report this.`,
      error,
    )
  }
}
