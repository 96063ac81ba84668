import { checkRow, type PlannedCheck } from '../../model/plan.ts'
import { groupBy } from '../check-groups.ts'
import { indented, type Sheet } from './sheet.ts'

type Omitted = Pick<PlannedCheck, 'key' | 'requirement' | 'omission'>

/**
 * Why checks are left out: each reason once, with how many and which. Reasons that block a verdict come first and name
 * every check; those that leave it as it is are many, and `report.json` names their checks.
 */
export function omissionLines(sheet: Sheet, omitted: readonly Omitted[]): string[] {
  const blocked = omitted.filter((check) => check.omission?.kind === 'blocked')
  const others = omitted.filter((check) => check.omission?.kind !== 'blocked')
  return [
    ...reasons(sheet, { kind: 'blocked', omitted: blocked, show: showKeys }),
    ...reasons(sheet, { kind: 'not applicable', omitted: others, show: showFew }),
  ]
}

interface Group {
  kind: string
  omitted: readonly Omitted[]
  show(checks: readonly Omitted[]): string
}

function reasons(sheet: Sheet, { kind, omitted, show }: Group): string[] {
  return groupBy(omitted, (check) => check.omission?.because ?? 'no reason given').flatMap(
    ([because, checks]) => [
      ...indented(sheet, 2, `${checks.length} ${kind}: ${because}`),
      ...indented(sheet, 4, show(checks)).map((line) => sheet.paint('dim', line)),
    ],
  )
}

/** As many checks of a group that leaves the verdict as it is are named; of a larger one as many requirements. */
const FEW = 3

function showFew(checks: readonly Omitted[]): string {
  if (checks.length <= FEW) return showKeys(checks)
  const ids = [...new Set(checks.map(({ requirement }) => requirement.id))]
  const more = ids.length - 2 * FEW
  return more > 1 ? `${ids.slice(0, 2 * FEW).join(', ')} and ${more} more requirements` : ids.join(', ')
}

/** Keys with what they share said once: `READ-004 assets, sites; READ-007 assets`. */
export function showKeys(checks: readonly Omitted[]): string {
  return groupBy(checks, (check) => check.requirement.id)
    .map(([id, members]) =>
      [id, members.flatMap((check) => checkRow(check) ?? []).join(', ')].join(' ').trimEnd(),
    )
    .join('; ')
}
