import { HarnessError } from '../model/harness-error.ts'
import { nearest } from '../model/nearest.ts'
import { checkRow, type PlannedCheck } from '../model/plan.ts'

/** Says of names that select nothing what was probably meant: a row of a family, else the ids there are. */
export function unknownNames(names: readonly string[], all: readonly PlannedCheck[]): HarnessError {
  const suites = [...new Set(all.map(({ suite }) => suite))]
  const where = `${suites.length === 1 ? 'suite' : 'suites'} ${suites.join(', ')}`
  const hints = new Set(names.map((name) => hint(name, all)))
  const message = `No check is called ${names.join(', ')} in the ${where}. ${[...hints].join(' ')}`
  return new HarnessError('NOT_FOUND', `${message} See --dry-run for the keys of a family.`)
}

function hint(name: string, all: readonly PlannedCheck[]): string {
  const wanted = name.split('/', 1)[0]?.toLowerCase()
  const family = all.filter(({ requirement }) => requirement.id.toLowerCase() === wanted)
  const [first] = family
  if (!first) return `Known ids: ${[...new Set(all.map(({ requirement }) => requirement.id))].join(', ')}.`
  const { id } = first.requirement
  const near = nearest(name, [id, ...family.map(({ key }) => key)])
  if (near !== undefined) return `Did you mean ${near}?`
  const rows = family.flatMap((check) => checkRow(check) ?? [])
  return rows.length === 0 ? `${id} stands alone.` : `${id} has ${rows.join(', ')}.`
}
