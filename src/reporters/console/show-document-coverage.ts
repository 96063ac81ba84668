import type { DocumentCoverage, OperationCoverage } from '../../model/document-coverage.ts'
import type { Output } from '../../model/io.ts'
import { gapsOf, gapText, SHARES, totalsText, undocumentedTexts } from '../document-coverage-text.ts'
import { printable } from '../printable.ts'
import { displayWidth } from './display-text.ts'
import { indented, type Sheet, sheetFor, table } from './sheet.ts'

/** What of the document was exercised, operation by operation, and the rest by its reason. Where a table would not fit, each takes two lines. */
export function showDocumentCoverage(coverage: DocumentCoverage, out: Output): void {
  const sheet = sheetFor(out)
  const lines = [
    ...headline(sheet, 'Document coverage'),
    ...operationLines(sheet, coverage.operations),
    '',
    ...gapLines(sheet, coverage),
    ...undocumentedLines(sheet, coverage),
    ...indented(sheet, 0, totalsText(coverage.totals)),
  ]
  out.write(`${lines.join('\n')}\n\n`)
}

function headline(sheet: Sheet, text: string): string[] {
  return [sheet.paint('bold', text)]
}

function operationLines(sheet: Sheet, operations: readonly OperationCoverage[]): string[] {
  const cells = operations.map((one) => Object.values(SHARES).map((share) => share(one)))
  const rows = operations.map(({ operation }, index) => [printable(operation), ...(cells[index] ?? [])])
  const [header = '', ...lines] = table([['operation', ...Object.keys(SHARES)], ...rows])
  const whole = [header, ...lines].map((line) => `  ${line}`)
  if (whole.every((line) => displayWidth(line) <= sheet.width))
    return whole.map((line, index) => emphasis(sheet, line, index === 0 ? undefined : operations[index - 1]))
  return operations.flatMap((one) => stacked(sheet, one))
}

function emphasis(sheet: Sheet, line: string, operation: OperationCoverage | undefined): string {
  return operation?.exercised ? line : sheet.paint('dim', line)
}

function stacked(sheet: Sheet, one: OperationCoverage): string[] {
  const shares = Object.entries(SHARES).map(([name, share]) => `${name} ${share(one)}`)
  return [
    ...indented(sheet, 2, one.operation),
    ...indented(sheet, 4, shares.join(', ')).map((line) => sheet.paint('dim', line)),
  ]
}

function gapLines(sheet: Sheet, coverage: DocumentCoverage): string[] {
  const reasons = gapsOf(coverage)
  if (reasons.length === 0) return []
  return [
    ...headline(sheet, 'Not exercised, and why'),
    ...reasons.flatMap(({ reason, gaps }) => [
      ...indented(sheet, 2, reason),
      ...gaps.flatMap((gap) => indented(sheet, 4, gapText(gap)).map((line) => sheet.paint('dim', line))),
    ]),
    '',
  ]
}

function undocumentedLines(sheet: Sheet, coverage: DocumentCoverage): string[] {
  const told = undocumentedTexts(coverage)
  if (told.length === 0) return []
  const lines = told.flatMap((text) => indented(sheet, 2, text))
  return [
    ...headline(sheet, `Answers that are not in the document (${told.length})`),
    ...lines.map((line) => sheet.paint('yellow', line)),
    '',
  ]
}
