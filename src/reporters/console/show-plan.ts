import { costOf, showCost } from '../../model/cost.ts'
import type { Output } from '../../model/io.ts'
import { checkRow, type PlannedCheck } from '../../model/plan.ts'
import { groupBy } from '../check-groups.ts'
import { indented, labelled, type Sheet, sheetFor } from './sheet.ts'
import { omissionLines } from './show-omissions.ts'

/**
 * What a run would do, for `--dry-run`: every requirement with its rows by suite, then what is left out and why.
 * `around` are calls before and after all checks.
 */
export function showPlan(plan: readonly PlannedCheck[], out: Output, around = 0): void {
  const sheet = sheetFor(out)
  const omitted = plan.filter((check) => check.omission)
  const suites = groupBy(plan, (check) => check.suite)
  const lines = [
    ...suites.flatMap(([suite, checks]) => suiteLines(sheet, suite, checks)),
    ...(omitted.length > 0
      ? [sheet.paint('bold', `Left out: ${omitted.length}`), ...omissionLines(sheet, omitted), '']
      : []),
    ...indented(
      sheet,
      0,
      `${sentence(plan.length, omitted.length, suites.length)} It would be ${showCost(costOf(plan, around))}. Nothing was sent.`,
    ),
  ]
  out.write(`${lines.join('\n')}\n`)
}

function suiteLines(sheet: Sheet, suite: string, checks: readonly PlannedCheck[]): string[] {
  const requirements = groupBy(checks, (check) => check.requirement.id)
  return [
    `${sheet.paint('bold', suite)}: ${runnable(checks)} of ${checks.length} checks will run`,
    ...indented(sheet, 2, showCost(costOf(checks))).map((line) => sheet.paint('dim', line)),
    ...requirements.flatMap(([id, members]) => requirementLines(sheet, id, members)),
    '',
  ]
}

function requirementLines(sheet: Sheet, id: string, checks: readonly PlannedCheck[]): string[] {
  const requirement = checks[0]?.requirement
  const label = `  ${id} ${requirement?.level} `
  const rows = checks.filter((check) => !check.omission).flatMap((check) => checkRow(check) ?? [])
  const note = rows.length > 0 ? `${runnable(checks)} of ${checks.length}: ${rows.join(', ')}` : ''
  const notes = note || (runnable(checks) === 0 ? 'left out' : '')
  return [
    ...labelled(sheet, { text: label, width: Math.max(label.length, 18) }, requirement?.statement ?? ''),
    ...(notes ? indented(sheet, 4, notes).map((line) => sheet.paint('dim', line)) : []),
  ]
}

function runnable(checks: readonly PlannedCheck[]): number {
  return checks.filter((check) => !check.omission).length
}

function sentence(planned: number, omitted: number, suites: number): string {
  return `${planned - omitted} of ${planned} checks in ${suites} ${suites === 1 ? 'suite' : 'suites'} will run, ${omitted} are left out.`
}
