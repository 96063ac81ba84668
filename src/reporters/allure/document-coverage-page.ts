import type { DocumentCoverage, OperationCoverage, StatusCoverage } from '../../model/document-coverage.ts'
import {
  coverageRows,
  gapsOf,
  gapText,
  SHARES,
  totalsText,
  undocumentedTexts,
} from '../document-coverage-text.ts'
import { escapeHtml } from '../html.ts'
import { csvTable } from './csv.ts'

/** What of the document was exercised, to look at and to calculate with: one HTML page, one CSV file. */
export function documentCoveragePages(coverage: DocumentCoverage): { html: string; csv: string } {
  const rows = coverageRows(coverage).map(({ answered, ...row }) => ({
    ...row,
    answered: answered.join(' '),
  }))
  return { html: page(coverage), csv: csvTable(COLUMNS, rows) }
}

const COLUMNS = ['operation', 'kind', 'name', 'exercised', 'answered', 'because'] as const

function page(coverage: DocumentCoverage): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Document coverage</title>
<style>${STYLE}</style>
</head>
<body>
<p>${totalsText(coverage.totals)}</p>
${reasons(coverage)}${undocumented(coverage)}
<table>
<thead><tr>${['operation', 'statuses', ...Object.keys(SHARES)].map((name) => `<th>${name}</th>`).join('')}</tr></thead>
<tbody>
${coverage.operations.map(row).join('\n')}
</tbody>
</table>
<p>A status that was answered is green. What was not exercised tells its reason under the pointer.</p>
</body>
</html>
`
}

function reasons(coverage: DocumentCoverage): string {
  const told = gapsOf(coverage).map(({ reason, gaps }) => {
    const items = gaps.map((gap) => `<li>${escapeHtml(gapText(gap))}</li>`).join('')
    return `<li>${escapeHtml(reason)}<ul>${items}</ul></li>`
  })
  return told.length === 0 ? '' : `<h1>Not exercised, and why</h1>\n<ul>${told.join('\n')}</ul>\n`
}

function undocumented(coverage: DocumentCoverage): string {
  const told = undocumentedTexts(coverage).map((text) => `<li>${escapeHtml(text)}</li>`)
  return told.length === 0 ? '' : `<h1>Answers that are not in the document</h1>\n<ul>${told.join('')}</ul>\n`
}

function row(one: OperationCoverage): string {
  const shares = Object.values(SHARES).map((share) => `<td>${share(one)}</td>`)
  return [
    `<tr><td${hint(one.because)}><code>${escapeHtml(one.operation)}</code></td>`,
    `<td class="statuses">${one.statuses.map(status).join(' ')}</td>`,
    ...shares,
    '</tr>',
  ].join('')
}

function status({ status: name, exercised, because }: StatusCoverage): string {
  return `<span class="${exercised ? 'seen' : 'unseen'}"${hint(because)}>${escapeHtml(name)}</span>`
}

function hint(because: string | undefined): string {
  return because === undefined ? '' : ` title="${escapeHtml(because)}"`
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem; }
h1 { font-size: 1.2rem; margin: 1.5rem 0 .25rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: right; border: 1px solid #8884; font-weight: normal; }
th:first-child, td:first-child, .statuses { text-align: left; }
th { opacity: .65; }
.seen, .unseen { padding: 0 .3rem; border-radius: .2rem; }
.seen { background: #16a34a33; }
.unseen { background: #8883; }
`
