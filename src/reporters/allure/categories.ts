import { Status } from 'allure-js-commons'
import type { Weight } from '../check-groups.ts'

/**
 * First words of a result's message. Allure tells its categories apart by status and message alone, so what makes a
 * failed check a warning, or a skipped one lawful, has to stand there.
 */
export const OPENINGS = {
  failed: 'Finding',
  warning: 'Warning, does not change the verdict',
  note: 'Note, does not change the verdict',
  broken: 'Harness error',
  blocked: 'Blocked',
  'not-applicable': 'Not applicable',
} as const satisfies Partial<Record<Weight | 'blocked' | 'not-applicable', string>>

interface Category {
  name: string
  matchedStatuses: Status[]
  messageRegex: string
}

/** In the form that Allure 2 and 3 both read. */
export const CATEGORIES: Category[] = [
  category('Findings: a MUST is broken', Status.FAILED, OPENINGS.failed),
  category('Harness errors: no judgement was possible', Status.BROKEN, OPENINGS.broken),
  category('Blocked: could not be tried', Status.SKIPPED, OPENINGS.blocked),
  category('Warnings: a SHOULD is broken', Status.FAILED, OPENINGS.warning),
  category('Notes: a MAY is not offered', Status.FAILED, OPENINGS.note),
  category('Not applicable: the system does not claim it', Status.SKIPPED, OPENINGS['not-applicable']),
]

function category(name: string, status: Status, opening: string): Category {
  return { name, matchedStatuses: [status], messageRegex: `^${opening}[\\s\\S]*` }
}
