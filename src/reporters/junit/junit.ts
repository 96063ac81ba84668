import { checkName } from '../../model/plan.ts'
import type { CheckResult, ConformanceReport, Verdict } from '../../model/report.ts'
import { groupBy, weightOf } from '../check-groups.ts'
import { exchangeLine } from '../exchange-line.ts'
import { findingParts, showSource } from '../finding-parts.ts'
import { type Element, element, renderXml } from './xml.ts'

/**
 * `junit.xml` in the dialect Jenkins, GitLab and GitHub read: one testsuite per suite, one testcase per check.
 *
 * These readers turn red at any failure, so the file follows the verdict and not the bare statuses. A failed SHOULD or
 * MAY does not decide: it stands as passed, with the property `warning` or `note` and its finding in system-out. A
 * planned check that never reported is an error. The last testsuite holds the verdict itself, so that no outcome other
 * than certified can look green. Counts of our own statuses stand as properties there.
 */
export function renderJunit(report: ConformanceReport): string {
  const suites = groupBy(report.checks, (check) => check.suite).map(([name, checks]) =>
    testsuite(name, checks.map(testcase)),
  )
  if (report.verdict.missing.length > 0)
    suites.push(testsuite('missing', report.verdict.missing.map(missing)))
  suites.push(verdictSuite(report))
  const time = seconds(report.durationMs)
  return renderXml(element('testsuites', { name: 'assay', ...totals(suites.flatMap(cases)), time }, suites))
}

function testsuite(name: string, testcases: Element[], properties: Element[] = []): Element {
  const time = testcases.reduce((sum, { attributes }) => sum + Number(attributes.time), 0).toFixed(3)
  return element('testsuite', { name, ...totals(testcases), time }, [...properties, ...testcases])
}

function cases(suite: Element): Element[] {
  return suite.children.filter((child) => typeof child !== 'string' && child.name === 'testcase') as Element[]
}

function totals(testcases: Element[]): Record<string, number> {
  const having = (name: string) =>
    testcases.filter(({ children }) =>
      children.some((child) => typeof child !== 'string' && child.name === name),
    )
  return {
    tests: testcases.length,
    failures: having('failure').length,
    errors: having('error').length,
    skipped: having('skipped').length,
  }
}

function testcase(check: CheckResult): Element {
  const { requirement, suite } = check
  const aside = asideOf(check)
  const facts = { level: requirement.level, source: showSource(requirement.source), status: check.status }
  return element(
    'testcase',
    { name: checkName(check), classname: `${suite}.${requirement.id}`, time: seconds(check.durationMs) },
    [
      propertyList(aside ? { ...facts, [aside]: check.finding?.seen } : facts),
      ...resultOf(check),
      element('system-out', {}, [systemOut(check)]),
    ],
  )
}

/** What a failed check that does not decide the verdict is called. */
function asideOf(check: CheckResult): 'warning' | 'note' | undefined {
  const weight = weightOf(check)
  return weight === 'warning' || weight === 'note' ? weight : undefined
}

function resultOf(check: CheckResult): Element[] {
  const { finding, error, omission } = check
  if (check.status === 'skipped') return [element('skipped', { message: omissionText(omission) })]
  if (check.status === 'broken') {
    return [element('error', { message: error?.message, type: error?.code }, [error?.message ?? ''])]
  }
  if (weightOf(check) !== 'failed') return []
  const message = `expected ${finding?.expected}, saw ${finding?.seen}`
  return [element('failure', { message, type: 'Finding' }, [findingText(check)])]
}

function omissionText(omission: CheckResult['omission']): string {
  return omission ? `${omission.kind === 'blocked' ? 'blocked' : 'not applicable'}: ${omission.because}` : ''
}

function findingText(check: CheckResult): string {
  return findingParts(check)
    .map(({ label, text }) => `${label}: ${text}`)
    .join('\n')
}

function systemOut(check: CheckResult): string {
  const aside = asideOf(check)
  const lines = [
    ...(aside ? [`${aside}, which does not change the verdict:`, findingText(check)] : []),
    ...check.notes,
    ...check.exchanges.map(exchangeLine),
    `replay: ${check.replay}`,
  ]
  return lines.join('\n')
}

function missing(key: string): Element {
  const message = 'This check was planned but never reported.'
  return element('testcase', { name: key, classname: `missing.${key.split('/')[0]}`, time: '0.000' }, [
    element('error', { message, type: 'missing' }, [message]),
  ])
}

function verdictSuite({ verdict, ...report }: ConformanceReport): Element {
  const facts = {
    outcome: verdict.outcome,
    ...verdict.counts,
    warnings: verdict.warnings,
    notes: verdict.notes,
    missing: verdict.missing.length,
    api: report.api.id,
    system: report.system.id,
    target: report.target.name,
    seed: report.selection.seed,
    records: report.selection.records,
    startedAt: report.startedAt,
    assay: report.assay.version,
  }
  const certified = element(
    'testcase',
    { name: 'The system is certified.', classname: 'verdict', time: '0.000' },
    verdictResult(verdict),
  )
  return testsuite('verdict', [certified], [propertyList(facts)])
}

function verdictResult({ outcome, because }: Verdict): Element[] {
  const reasons = because.join('\n')
  if (outcome === 'certified') return [element('system-out', {}, [reasons])]
  const name = outcome === 'not-certified' ? 'failure' : 'error'
  return [element(name, { message: outcome, type: 'verdict' }, [reasons])]
}

function propertyList(facts: Record<string, string | number | undefined>): Element {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined)
  return element(
    'properties',
    {},
    known.map(([name, value]) => element('property', { name, value })),
  )
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
