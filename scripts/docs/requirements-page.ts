import type { AnySuite } from '../../src/run/suite-code.ts'
import { cell, madeFrom, table } from './markdown.ts'

type Check = AnySuite['checks'][number]

/** `docs/requirements.md`: every requirement with its source, and what proves that its check can fail. */
export function requirementsPage(suites: readonly AnySuite[]): string {
  const checks = suites.flatMap((suite): readonly Pick<Check, 'level'>[] => suite.checks)
  const mutants = suites.flatMap((suite): readonly { kills: string }[] => suite.mutants)
  const levels = (['MUST', 'SHOULD', 'MAY'] as const).map(
    (level) => `${checks.filter((check) => check.level === level).length} ${level}`,
  )
  return `# Requirements

${madeFrom('suites/*/*.checks.ts')}

${counted(checks.length, 'requirement')} in ${counted(suites.length, 'suite')}: ${levels.join(', ')}. A requirement with a family is checked once per row,
for example once per entity. The last column counts the mutants: sandboxes with one deliberate defect which that
requirement's check must catch. \`npm run prove\` runs all ${mutants.length}.

${suites.map(section).join('\n\n')}
`
}

function section(suite: AnySuite): string {
  const rows = suite.checks.map((check) => [
    cell(check.id),
    check.level,
    cell(check.statement),
    cell(sourceOf(check)),
    cell(proofOf(check, suite)),
  ])
  return `## ${suite.id}\n\n${table(['id', 'level', 'requirement', 'source', 'proven by'], rows)}`
}

function sourceOf({ source }: Check): string {
  return source.kind === 'rfc' ? source.ref : `${source.kind}: ${source.ref}`
}

function proofOf(check: Check, { mutants, unprovable }: AnySuite): string {
  if (check.untested !== undefined) return `untested: ${check.untested}`
  const count = mutants.filter((mutant) => mutant.kills === check.id).length
  if (count > 0) return counted(count, 'mutant')
  return `no mutant: ${unprovable[check.id] ?? 'no reason given'}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
