import { showDuration } from '../../model/duration.ts'
import type { Output } from '../../model/io.ts'
import { showChange } from '../../model/read-only.ts'
import { type CheckResult, type ConformanceReport, countStatuses, type Outcome } from '../../model/report.ts'
import { groupBy, type Weight, weightOf } from '../check-groups.ts'
import { totalsText } from '../document-coverage-text.ts'
import { printable } from '../printable.ts'
import { readOnlyText } from '../read-only-line.ts'
import { briefLines, brokenLines, findingLines } from './check-lines.ts'
import { displayWidth, padEnd } from './display-text.ts'
import { indented, labelled, type Sheet, type Style, sheetFor, table } from './sheet.ts'
import { omissionLines, showKeys } from './show-omissions.ts'

/** A file or folder a run has left, for people: `{ title: 'report', path: 'reports/latest/report.json' }`. */
export interface WrittenFile {
  title: string
  path: string
}

const OUTCOME_STYLES: Record<Outcome, Style> = {
  certified: 'green',
  'not-certified': 'red',
  inconclusive: 'yellow',
  incomplete: 'yellow',
  stopped: 'yellow',
}

/**
 * The summary of a finished run. The most important comes last, where a terminal stops: what was left out, notes,
 * warnings, what broke, findings, the table of suites, the verdict, where the files are.
 */
export function showReport(report: ConformanceReport, out: Output, files: readonly WrittenFile[]): void {
  const sheet = sheetFor(out)
  const lines = [
    ...section(sheet, 'Left out', {
      of: weighing(report, 'skipped'),
      show: (all) => omissionLines(sheet, all),
    }),
    ...noteSection(sheet, report),
    ...section(sheet, 'Warnings', {
      of: weighing(report, 'warning'),
      show: firstOfEach(sheet, (check) => briefLines(sheet, check)),
    }),
    ...section(sheet, 'Never reported', { of: report.verdict.missing, show: (keys) => missing(sheet, keys) }),
    ...section(sheet, 'Broken', {
      of: weighing(report, 'broken'),
      show: firstOfEach(sheet, (check) => brokenLines(sheet, check)),
    }),
    ...section(sheet, 'Findings', {
      of: weighing(report, 'failed'),
      show: firstOfEach(sheet, (check) => findingLines(sheet, check)),
    }),
    ...suiteTable(sheet, report),
    '',
    ...verdictLines(sheet, report),
    ...readOnlyLines(sheet, report),
    ...documentLines(sheet, report),
    '',
    ...fileLines(files),
  ]
  out.write(`${lines.join('\n')}\n`)
}

function weighing({ checks }: ConformanceReport, weight: Weight): CheckResult[] {
  return checks.filter((check) => weightOf(check) === weight)
}

interface Section<Item> {
  of: readonly Item[]
  show(items: readonly Item[]): string[]
}

/** A headline with the number of items, and the items; nothing where there are none. */
function section<Item>(sheet: Sheet, title: string, { of, show }: Section<Item>): string[] {
  return of.length === 0 ? [] : [sheet.paint('bold', `${title} (${of.length})`), ...show(of), '']
}

/** Checks of one requirement that are shown in full: one cause often fails a whole family. */
const SHOWN_IN_FULL = 3

/** By requirement: the first checks in full, set apart by an empty line, the others by their rows. */
function firstOfEach(
  sheet: Sheet,
  show: (check: CheckResult) => string[],
): (checks: readonly CheckResult[]) => string[] {
  return (checks) =>
    groupBy(checks, (check) => check.requirement.id)
      .flatMap(([, members]) => {
        const more = members.slice(SHOWN_IN_FULL)
        const rest = `and ${more.length} more, in the report: ${showKeys(more)}`
        return [
          ...members.slice(0, SHOWN_IN_FULL).map(show),
          ...(more.length > 0 ? [indented(sheet, 2, rest)] : []),
        ]
      })
      .flatMap((block, index) => (index === 0 ? block : ['', ...block]))
}

/** By requirement, since a run that was interrupted may miss a thousand: `READ-030, READ-040 (53)`. */
function missing(sheet: Sheet, keys: readonly string[]): string[] {
  const families = groupBy(keys, (key) => key.split('/', 1)[0] ?? key)
  const told = families.map(([id, members]) =>
    members.length === 1 ? members.join() : `${id} (${members.length})`,
  )
  return indented(sheet, 2, told.join(', '))
}

/** Failed MAYs one by one; a fact that several checks saw only once, with all of them. */
function noteSection(sheet: Sheet, report: ConformanceReport): string[] {
  const facts = groupBy(
    report.checks.flatMap((check) => check.notes.map((text) => ({ text, key: check.key }))),
    ({ text }) => text,
  )
  const notes = [
    ...weighing(report, 'note').map((check) => briefLines(sheet, check)),
    ...facts.map(([text, seen]) => indented(sheet, 2, `${text} (${seen.map(({ key }) => key).join(', ')})`)),
  ]
  return section(sheet, 'Notes', { of: notes, show: (blocks) => blocks.flat() })
}

function suiteTable(sheet: Sheet, { checks, verdict }: ConformanceReport): string[] {
  const row = (name: string, members: readonly CheckResult[]) => {
    const { passed, failed, broken: broke, skipped } = countStatuses(members)
    return [name, `${passed}/${members.length}`, ...[failed, broke, skipped].map(String)]
  }
  const suites = groupBy(checks, (check) => check.suite).map(([name, members]) => row(name, members))
  const unreported = verdict.missing.length > 0 ? [['missing', `0/${verdict.missing.length}`]] : []
  const all = suites.length > 1 ? [row('all', checks)] : []
  const [header = '', ...rows] = table([
    ['suite', 'passed', 'failed', 'broken', 'skipped'],
    ...suites,
    ...unreported,
    ...all,
  ])
  return [sheet.paint('dim', header), ...rows]
}

function verdictLines(sheet: Sheet, report: ConformanceReport): string[] {
  const { outcome, because } = report.verdict
  const subject = `${report.system.title} behind ${report.api.title}, in ${showDuration(report.durationMs)}`
  const label = {
    text: `${outcome}  `,
    width: outcome.length + 2,
    style: ['bold' as const, OUTCOME_STYLES[outcome]],
  }
  return [
    ...labelled(sheet, label, subject),
    ...because.flatMap((sentence) => labelled(sheet, { text: '  - ', width: 4 }, sentence)),
  ]
}

/** Changes told on a screen: the report has more of them. */
const CHANGES_SHOWN = 3

function readOnlyLines(sheet: Sheet, { readOnly }: ConformanceReport): string[] {
  if (!readOnly) return []
  const { changes } = readOnly
  const more = changes.length - CHANGES_SHOWN
  const told = [
    ...changes.slice(0, CHANGES_SHOWN).map(showChange),
    ...(more > 0 ? [`and ${more} more, in the report`] : []),
  ]
  return [
    ...labelled(sheet, { text: 'read-only  ', width: 11, style: ['bold'] }, readOnlyText(readOnly)),
    ...told.flatMap((text) => labelled(sheet, { text: '  - ', width: 4 }, text)),
  ]
}

/** Paths are there to be copied, so they are never broken into lines. */
function fileLines(files: readonly WrittenFile[]): string[] {
  const width = Math.max(...files.map(({ title }) => displayWidth(title)))
  return files.map(({ title, path }) => `${padEnd(title, width)}  ${printable(path)}`)
}

/** Where no document describes the target there is nothing to cover. */
function documentLines(
  sheet: Sheet,
  { documentCoverage: { operations, totals } }: ConformanceReport,
): string[] {
  if (operations.length === 0) return []
  return labelled(sheet, { text: 'document   ', width: 11, style: ['bold'] }, totalsText(totals))
}
