import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { isObject } from '../model/json.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Verification } from '../model/verification.ts'
import { verificationResults } from '../reporters/allure/verification-results.ts'
import { renderJson } from '../reporters/json/json.ts'
import { writeAllure } from './write-outputs.ts'

interface Told extends Verification {
  system: string
}

/**
 * Writes what verifying contracts came to into a folder: `verification.json`, and a result of Allure for each interaction. Where the
 * folder is that of a run, its report and its pages tell of it too.
 * @throws HarnessError OUTPUT_UNWRITABLE, USAGE where the run was on another system.
 */
export async function writeVerification(
  told: Told,
  { folder, io }: { folder: string; io: Io },
): Promise<void> {
  const report = await reportIn(folder)
  if (report && report.system.id !== told.system)
    throw new HarnessError(
      'USAGE',
      `${folder} has the report of a run on ${report.system.id}, and the contracts were verified on ${told.system}: name another folder with --out.`,
    )
  try {
    await io.writeText(join(folder, 'verification.json'), `${JSON.stringify(told, null, 2)}\n`)
    for (const [name, text] of verificationResults(told.results, io.now()))
      await io.writeText(join(folder, 'allure-results', name), text)
    if (!report) return
    const { outcome, results } = told
    await io.writeText(
      join(folder, 'report.json'),
      renderJson({ ...report, contracts: { outcome, results } }),
    )
    await writeAllure(report, folder)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HarnessError(
      'OUTPUT_UNWRITABLE',
      `What the contracts came to cannot be written: ${reason}. Make room for it, or name another folder with --out.`,
      error,
    )
  }
}

/** The report of a run that is in the folder. */
async function reportIn(folder: string): Promise<ConformanceReport | undefined> {
  const text = await readFile(join(folder, 'report.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const report = parsed(text)
  if (isReport(report)) return report
  throw new HarnessError(
    'USAGE',
    `${join(folder, 'report.json')} is no report of a run: name another folder with --out.`,
  )
}

function isReport(value: unknown): value is ConformanceReport {
  return isObject(value) && value.schemaVersion === 1 && isObject(value.system) && Array.isArray(value.checks)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
