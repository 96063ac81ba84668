import { checkRow, type PlannedCheck } from '../../model/plan.ts'
import { groupBy } from '../check-groups.ts'
import { indented, type Sheet } from './sheet.ts'

type Omitted = Pick<PlannedCheck, 'key' | 'requirement' | 'omission'>

/** Why checks are left out: each reason once, with how many and which. Reasons that block a verdict come first. */
export function omissionLines(sheet: Sheet, omitted: readonly Omitted[]): string[] {
  const blocked = omitted.filter((check) => check.omission?.kind === 'blocked')
  const others = omitted.filter((check) => check.omission?.kind !== 'blocked')
  return [...reasons(sheet, 'blocked', blocked), ...reasons(sheet, 'not applicable', others)]
}

function reasons(sheet: Sheet, kind: string, omitted: readonly Omitted[]): string[] {
  return groupBy(omitted, (check) => check.omission?.because ?? 'no reason given').flatMap(
    ([because, checks]) => [
      ...indented(sheet, 2, `${checks.length} ${kind}: ${because}`),
      ...indented(sheet, 4, showKeys(checks)).map((line) => sheet.paint('dim', line)),
    ],
  )
}

/** Keys with what they share said once: `READ-004 assets, sites; READ-007 assets`. */
export function showKeys(checks: readonly Omitted[]): string {
  return groupBy(checks, (check) => check.requirement.id)
    .map(([id, members]) =>
      [id, members.flatMap((check) => checkRow(check) ?? []).join(', ')].join(' ').trimEnd(),
    )
    .join('; ')
}
