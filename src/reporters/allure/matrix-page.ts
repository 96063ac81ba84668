import { OUTCOMES } from '../../model/limits.ts'
import type { LimitProof, Matrices, Proven } from '../../model/matrices.ts'
import { escapeHtml } from '../html.ts'
import {
  cellText,
  type Grid,
  proofText,
  reasonsOf,
  roleGrids,
  shareText,
  stateGrids,
} from '../matrix-grid.ts'

/** The matrices of a run to look at: one HTML page. */
export function matrixPage(matrices: Matrices): string {
  const { states, roles, limits } = matrices
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Matrices</title>
<style>${STYLE}</style>
</head>
<body>
${part('State × operation', states, stateGrids(matrices).map(gridTable))}
${part('Role × operation', roles, roleGrids(matrices).map(gridTable))}
${part('Limitation × outcome', limits, limits.length > 0 ? [limitTable(limits)] : [])}
<p>+ is a step that the workflow allows, - is where nothing is claimed. Of a limitation the outcome that is claimed is
framed, and each outcome that was seen says in how many checks.</p>
</body>
</html>
`
}

function part(title: string, cells: readonly Proven[], tables: string[]): string {
  const reasons = reasonsOf(cells).map(
    ({ reason, count, proof = '' }) =>
      `<li>${count} ${escapeHtml(reason)} <code>${escapeHtml(proof)}</code></li>`,
  )
  const list = reasons.length > 0 ? `\n<ul>${reasons.join('')}</ul>` : ''
  return `<h1>${title}</h1>\n<p>${shareText(cells, 'claims')}.</p>${list}\n${tables.join('\n')}`
}

function gridTable({ entity, rows, columns, cell }: Grid): string {
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('')
  const body = rows.map((row) => {
    const cells = columns.map((column) => statusCell(cell(row, column))).join('')
    return `<tr><td><code>${escapeHtml(row)}</code></td>${cells}</tr>`
  })
  return `<h2>${escapeHtml(entity)}</h2>
<table>
<thead><tr><th></th>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`
}

function statusCell(proven: Proven | undefined): string {
  if (!proven) return '<td>-</td>'
  const told = [proven.because, proven.proof].filter((text) => text !== undefined).join(' · ')
  return `<td class="${proven.status}" title="${escapeHtml(told)}">${cellText(proven)}</td>`
}

function limitTable(limits: readonly LimitProof[]): string {
  const head = ['limitation', 'kind', 'origin', ...OUTCOMES, 'status', 'shown by']
  return `<table>
<thead><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr></thead>
<tbody>
${limits.map(limitRow).join('\n')}
</tbody>
</table>`
}

function limitRow(limit: LimitProof): string {
  const outcomes = OUTCOMES.map((outcome) => {
    const seen = limit.seen.find((one) => one.outcome === outcome)?.checks
    return `<td${limit.claimed === outcome ? ' class="claimed"' : ''}>${seen ?? ''}</td>`
  })
  return [
    `<tr><td><code>${escapeHtml(limit.id)}</code></td><td>${limit.kind}</td>`,
    `<td title="${escapeHtml(limit.source ?? '')}">${limit.origin}</td>`,
    ...outcomes,
    statusCell(limit),
    `<td><code>${escapeHtml(proofText(limit))}</code></td></tr>`,
  ].join('')
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem; }
h1 { font-size: 1.2rem; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1rem; margin: 1rem 0 .25rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: left; border: 1px solid #8884; font-weight: normal; }
th { opacity: .65; }
.passed { background: #16a34a33; }
.failed { background: #dc262655; }
.broken { background: #d9770655; }
.skipped, .not-run { background: #8883; }
.claimed { outline: 2px solid #2563eb; outline-offset: -2px; }
`
