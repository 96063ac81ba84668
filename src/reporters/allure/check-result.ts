import { type Label, LabelName, type Link, Severity, Stage, Status, type TestResult } from 'allure-js-commons'
import { checkName, checkRow } from '../../model/plan.ts'
import type { CheckResult } from '../../model/report.ts'
import type { Level, Source } from '../../model/requirement.ts'
import { weightOf } from '../check-groups.ts'
import { findingParts, showSource } from '../finding-parts.ts'
import { escapeHtml } from '../html.ts'
import { printable } from '../printable.ts'
import { OPENINGS } from './categories.ts'

/**
 * Makes an Allure result say exactly what a check's result says. Allure guesses "failed" or "broken" from the shape of
 * an error, down to the word "assert" in its message (a `client_assertion` would do), keeps no reason of a skip, and adds
 * labels about the machine: all of that is replaced.
 */
export function fillTestResult(result: TestResult, check: CheckResult): void {
  const { requirement, suite } = check
  const group = `${requirement.id} ${requirement.statement}`
  // Within a family the group above says the statement for all of its rows.
  result.name = checkRow(check) ? check.key : checkName(check)
  result.fullName = `${suite} ${check.key}`
  result.titlePath = [suite, group]
  result.status = Status[STATUS[check.status]]
  result.stage = Stage.FINISHED
  result.statusDetails = statusDetails(check)
  result.labels = labels(check, group)
  result.links = link(requirement.source)
  result.descriptionHtml = description(check)
  result.steps = []
}

const STATUS = { passed: 'PASSED', failed: 'FAILED', broken: 'BROKEN', skipped: 'SKIPPED' } as const

const SEVERITIES: Record<Level, Severity> = {
  MUST: Severity.CRITICAL,
  SHOULD: Severity.NORMAL,
  MAY: Severity.MINOR,
}

function statusDetails(check: CheckResult): TestResult['statusDetails'] {
  const { finding, error, omission } = check
  const weight = weightOf(check)
  if (omission) return { message: `${OPENINGS[omission.kind]}: ${printable(omission.because)}` }
  if (error) return { message: `${OPENINGS.broken} ${error.code}: ${printable(error.message)}` }
  if (!finding || (weight !== 'failed' && weight !== 'warning' && weight !== 'note')) return {}
  const parts = findingParts(check).map(({ label, text }) => `${label}: ${printable(text)}`)
  return {
    message: [OPENINGS[weight], ...parts].join('\n'),
    expected: printable(finding.expected),
    actual: printable(finding.seen),
  }
}

function labels({ requirement, suite, key }: CheckResult, group: string): Label[] {
  return [
    { name: LabelName.PARENT_SUITE, value: suite },
    ...(checkRow({ key, requirement }) ? [{ name: LabelName.SUITE, value: group }] : []),
    { name: LabelName.EPIC, value: suite },
    { name: LabelName.FEATURE, value: group },
    { name: LabelName.STORY, value: key },
    { name: LabelName.SEVERITY, value: SEVERITIES[requirement.level] },
    { name: LabelName.TAG, value: requirement.level },
  ]
}

/** A section of an RFC can be looked up; other sources are files of this installation. */
function link({ kind, ref }: Source): Link[] {
  const [, number, section] = /^RFC (\d+)(?: section ([\d.]+))?/.exec(ref) ?? []
  if (kind !== 'rfc' || !number) return []
  const anchor = section ? `#section-${section}` : ''
  return [{ name: ref, url: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`, type: 'link' }]
}

function description({ requirement, notes, replay }: CheckResult): string {
  const items = notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')
  return [
    `<p><b>${requirement.level}</b> ${escapeHtml(requirement.statement)}</p>`,
    `<p>Source: ${escapeHtml(showSource(requirement.source))}</p>`,
    ...(requirement.hint ? [`<p>What to look at: ${escapeHtml(requirement.hint)}</p>`] : []),
    ...(items ? [`<p>Noted:</p><ul>${items}</ul>`] : []),
    `<p>Run it alone:</p><pre><code>${escapeHtml(replay)}</code></pre>`,
  ].join('')
}
