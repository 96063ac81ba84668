import type { Output } from '../../model/io.ts'
import type { LimitProof, Matrices, Proven } from '../../model/matrices.ts'
import {
  cellText,
  type Grid,
  isEmpty,
  proofText,
  reasonsOf,
  roleGrids,
  seenText,
  shareText,
  stateGrids,
} from '../matrix-grid.ts'
import { printable } from '../printable.ts'
import { displayWidth, padEnd } from './display-text.ts'
import { indented, type Sheet, type Style, sheetFor } from './sheet.ts'

/**
 * State × operation, role × operation, limitation × outcome. Where a table would not fit, each cell takes a line of its
 * own. What did not pass is told below with its reason.
 */
export function showMatrices(matrices: Matrices, out: Output): void {
  const sheet = sheetFor(out)
  const { states, roles, limits } = matrices
  const lines = isEmpty(matrices)
    ? indented(sheet, 0, 'The manifest claims no workflow, no roles and no limits of writes.')
    : [
        ...part(sheet, 'State × operation', { cells: states, noun: 'cells' }),
        ...stateGrids(matrices).flatMap((grid) => gridLines(sheet, grid)),
        ...part(sheet, 'Role × operation', { cells: roles, noun: 'cells' }),
        ...roleGrids(matrices).flatMap((grid) => gridLines(sheet, grid)),
        ...part(sheet, 'Limitation × outcome', { cells: limits, noun: 'limitations' }),
        ...limitLines(sheet, limits),
        ...indented(sheet, 0, LEGEND),
      ]
  out.write(`${lines.join('\n')}\n\n`)
}

const LEGEND =
  '+ a step that the workflow allows; all others must have the outcome that is claimed. - nothing is claimed.'

/** A headline with the share that passed, and why the rest did not; nothing where nothing is claimed. */
function part(sheet: Sheet, title: string, of: { cells: readonly Proven[]; noun: string }): string[] {
  if (of.cells.length === 0) return []
  const headline = indented(sheet, 0, `${title}: ${shareText(of.cells, of.noun)}`)
  const reasons = reasonsOf(of.cells).flatMap(({ reason, count, proof }) =>
    indented(sheet, 2, `${count} ${reason}${proof === undefined ? '' : ` (${proof})`}`),
  )
  return [...headline.map((line) => sheet.paint('bold', line)), ...reasons, '']
}

function gridLines(sheet: Sheet, { entity, rows, columns, cell }: Grid): string[] {
  const numbers = new Map(rows.map((row, index) => [row, index + 1]))
  const head = columns.map((column) => shortened(column, numbers))
  const named = rows.map((row) => (head.join() === columns.join() ? row : `${numbers.get(row)} ${row}`))
  const body = rows.map((row, index) => [
    named[index] ?? row,
    ...columns.map((column) => cellText(cell(row, column))),
  ])
  const shown = fitting(sheet, [['', ...head], ...body])
  const stacked = () =>
    rows.flatMap((row) => [
      ...indented(sheet, 2, row),
      ...columns.flatMap((column) => {
        const proven = cell(row, column)
        return proven ? painted(sheet, proven, indented(sheet, 4, `${column}: ${cellText(proven)}`)) : []
      }),
    ])
  return [sheet.paint('bold', printable(entity)), ...(shown ?? stacked()), '']
}

/** `→ APPROVED` as `→3`, where the rows are numbered: names of states are long. */
function shortened(column: string, numbers: ReadonlyMap<string, number>): string {
  const number = column.startsWith('→ ') ? numbers.get(column.slice(2)) : undefined
  return number === undefined ? column : `→${number}`
}

const HEADER = ['limitation', 'kind', 'origin', 'claimed', 'seen', 'status', 'shown by']

function limitLines(sheet: Sheet, limits: readonly LimitProof[]): string[] {
  if (limits.length === 0) return []
  const rows = limits.map((limit) => [
    ...[limit.id, limit.kind, limit.origin, limit.claimed, seenText(limit)],
    ...[cellText(limit), proofText(limit)],
  ])
  const whole = fitting(sheet, [HEADER, ...rows])
  const shown =
    whole ??
    fitting(
      sheet,
      [HEADER, ...rows].map((row) => row.slice(0, -1)),
    )
  return [...(shown ?? limits.flatMap((limit) => stackedLimit(sheet, limit))), '']
}

function stackedLimit(sheet: Sheet, limit: LimitProof): string[] {
  const { id, kind, origin, claimed } = limit
  const facts = `${kind}, ${origin}: claimed ${claimed}, seen ${seenText(limit)}, ${cellText(limit)}`
  return [
    ...painted(sheet, limit, indented(sheet, 2, id)),
    ...indented(sheet, 4, facts),
    ...indented(sheet, 4, proofText(limit)).map((line) => sheet.paint('dim', line)),
  ]
}

/** The rows in columns, or undefined where they would be wider than the sheet. */
function fitting(sheet: Sheet, rows: readonly (readonly string[])[]): string[] | undefined {
  const clean = rows.map((row) => row.map(printable))
  const widths = (clean[0] ?? []).map((_, column) =>
    Math.max(...clean.map((row) => displayWidth(row[column] ?? ''))),
  )
  const lines = clean.map((row) =>
    `  ${row.map((text, column) => padEnd(text, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
  if (!lines.every((line) => displayWidth(line) <= sheet.width)) return undefined
  return lines.map((line, index) => sheet.paint(index === 0 ? 'dim' : [], line))
}

const STYLES: Record<Proven['status'], Style | undefined> = {
  passed: undefined,
  failed: 'red',
  broken: 'yellow',
  skipped: 'yellow',
  'not-run': 'dim',
}

function painted(sheet: Sheet, { status }: Proven, lines: string[]): string[] {
  const style = STYLES[status]
  return style ? lines.map((line) => sheet.paint(style, line)) : lines
}
