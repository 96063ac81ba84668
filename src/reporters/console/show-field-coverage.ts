import type { Output } from '../../model/io.ts'
import { DISTINCT_LIMIT, type FieldCoverage } from '../../model/report.ts'
import { groupBy } from '../check-groups.ts'
import { printable } from '../printable.ts'
import { displayWidth } from './display-text.ts'
import { indented, type Sheet, sheetFor, table } from './sheet.ts'

const HEADER = ['field', 'present', 'null', 'default', 'distinct']

/**
 * How often each field of each entity was seen. A field the document does not know is marked with `+`. Where a table
 * would not fit, each field takes two lines.
 */
export function showFieldCoverage(coverage: readonly FieldCoverage[], out: Output): void {
  const sheet = sheetFor(out)
  const entities = groupBy(coverage, (field) => field.entity)
  const lines = entities.flatMap(([entity, fields]) => [...entityLines(sheet, entity, fields), ''])
  const undocumented = coverage.filter((field) => !field.documented).length
  const summary = `${coverage.length} fields of ${entities.length} entities, ${undocumented} not in the document (marked +).`
  const headline = sheet.paint('bold', 'Field coverage')
  out.write(`${[headline, '', ...lines, ...indented(sheet, 0, summary)].join('\n')}\n`)
}

function entityLines(sheet: Sheet, entity: string, fields: readonly FieldCoverage[]): string[] {
  const [header = '', ...rows] = table([HEADER, ...fields.map(cells)]).map((line) => `  ${line}`)
  const fits = rows.every((line) => displayWidth(line) <= sheet.width)
  const shown = fits
    ? [sheet.paint('dim', header), ...rows.map((line, index) => emphasis(sheet, line, fields[index]))]
    : fields.flatMap((field) => stacked(sheet, field))
  return [sheet.paint('bold', entity), ...shown]
}

function emphasis(sheet: Sheet, line: string, field: FieldCoverage | undefined): string {
  return field?.documented === false ? sheet.paint('yellow', line) : line
}

function cells(field: FieldCoverage): string[] {
  const distinct = field.distinct >= DISTINCT_LIMIT ? `${DISTINCT_LIMIT}+` : String(field.distinct)
  return [
    `${field.documented ? '' : '+ '}${printable(field.field)}`,
    `${field.present}/${field.records}`,
    String(field.null),
    String(field.defaulted),
    distinct,
  ]
}

function stacked(sheet: Sheet, field: FieldCoverage): string[] {
  const [name = '', present, nulls, defaulted, distinct] = cells(field)
  const counts = `${present} present, ${nulls} null, ${defaulted} default, ${distinct} distinct`
  return [
    ...indented(sheet, 2, name).map((line) => emphasis(sheet, line, field)),
    ...indented(sheet, 4, counts).map((line) => sheet.paint('dim', line)),
  ]
}
