import { DISTINCT_LIMIT, type FieldCoverage } from '../../model/report.ts'
import { groupBy } from '../check-groups.ts'
import { escapeHtml } from '../html.ts'
import { csvTable } from './csv.ts'

const COLUMNS = [
  'entity',
  'field',
  'documented',
  'records',
  'present',
  'null',
  'defaulted',
  'distinct',
] as const

/** Field coverage to look at and to calculate with: one HTML page, one CSV file. */
export function fieldCoverageTable(coverage: readonly FieldCoverage[]): { html: string; csv: string } {
  return { html: page(coverage), csv: csvTable(COLUMNS, coverage) }
}

function page(coverage: readonly FieldCoverage[]): string {
  const entities = groupBy(coverage, (field) => field.entity)
  const undocumented = coverage.filter((field) => !field.documented).length
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Field coverage</title>
<style>${STYLE}</style>
</head>
<body>
<p>${coverage.length} fields of ${entities.length} entities, ${undocumented} of them not in the document.</p>
${entities.map(([entity, fields]) => section(entity, fields)).join('\n')}
</body>
</html>
`
}

function section(entity: string, fields: readonly FieldCoverage[]): string {
  return `<h2>${escapeHtml(entity)}</h2>
<table>
<thead><tr><th>field</th><th>present</th><th></th><th>null</th><th>default</th><th>distinct</th></tr></thead>
<tbody>
${fields.map(row).join('\n')}
</tbody>
</table>`
}

function row(field: FieldCoverage): string {
  const share = field.records === 0 ? 0 : Math.round((field.present / field.records) * 100)
  const mark = field.documented ? '' : ' <b>not in the document</b>'
  const distinct = field.distinct >= DISTINCT_LIMIT ? `${DISTINCT_LIMIT}+` : field.distinct
  return [
    `<tr><td><code>${escapeHtml(field.field)}</code>${mark}</td>`,
    `<td><meter min="0" max="100" value="${share}">${share} %</meter></td>`,
    ...[`${field.present}/${field.records}`, field.null, field.defaulted, distinct].map(
      (cell) => `<td>${cell}</td>`,
    ),
    '</tr>',
  ].join('')
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 60rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .75rem .2rem 0; text-align: right; border-bottom: 1px solid #8884; font-weight: normal; }
th:first-child, td:first-child { text-align: left; }
th { opacity: .65; }
meter { width: 6rem; }
b { color: #b45309; font-weight: 600; }
`
