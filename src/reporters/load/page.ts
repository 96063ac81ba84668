import type { LoadReport, Percentile } from '../../model/load-report.ts'
import { escapeHtml } from '../html.ts'
import { loadCharts } from './charts.ts'

/** The report of a run of load to look at: one HTML page that needs nothing from outside. */
export function loadPage(report: LoadReport): string {
  const { verdict, run } = report
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Load: ${escapeHtml(run.plan)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1><span class="${verdict.outcome.replace(' ', '-')}">${escapeHtml(verdict.outcome)}</span> ${escapeHtml(run.plan)}</h1>
<ul>${verdict.because.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>
${table(
  'What must hold',
  ['threshold', 'where', 'outcome', 'seen'],
  verdict.thresholds.map(({ hold, where, outcome, because }) => [hold, where, outcome, because]),
)}
<div class="charts">${Object.values(loadCharts(report)).join('\n')}</div>
${table('Run', ['', ''], runRows(report))}
${table('Phases', ['phase', 'role', 'seconds', 'rate', 'offered', 'achieved', 'KB', 'late', 'dropped', 'failed', 'not judged', 'level'], phaseRows(report))}
${table('Operations', ['phase', 'call', 'connection', 'ended', 'per second', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max', 'not ok'], operationRows(report))}
${table(
  'Errors',
  ['class', 'count', 'share'],
  report.errors.map(({ class: name, count, share }) => [name, String(count), percent(share)]),
)}
${table(
  'Error budget',
  ['objective', 'allowed', 'spent', 'times as fast as allowed'],
  report.errorBudget.map(({ hold, allowed, spent, burnRate }) => [
    hold,
    percent(allowed),
    percent(spent),
    burnRate.toFixed(2),
  ]),
)}
${table('Limits of the rate', ['connection', 'ceiling', 'from', 'held back', 'refused', 'first after', 'Retry-After', 'too early', 'accepted after the wait'], limitRows(report))}
${table('Saturation, recovery and data', ['', ''], otherRows(report))}
</body>
</html>
`
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `<h2>${title}</h2>\n<p>None.</p>`
  const names = head.map((name) => `<th>${escapeHtml(name)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
  return `<h2>${title}</h2>
<div class="wide"><table${head.length > 5 ? ' class="figures"' : ''}>${head.some((name) => name !== '') ? `<thead><tr>${names}</tr></thead>` : ''}
<tbody>${body.join('\n')}</tbody></table></div>`
}

function runRows({ run, model, raw }: LoadReport): string[][] {
  const { generator } = run
  const health = generator.watched
    ? `${generator.verdict}; ${percent(generator.cpu)} of a core, event loop p99 ${milliseconds(generator.eventLoopDelayMs.p99)}, collecting ${milliseconds(generator.gcMs)}, ${generator.socketsOpened} sockets`
    : 'not watched: look at the CPU of the runners'
  return [
    ['target', run.target],
    ['engine', `${run.engine}, Assay ${run.version}, seed ${run.seed}`],
    ...(run.cost === undefined ? [] : [['announced', run.cost]]),
    ...(run.commit === undefined ? [] : [['commit', run.commit]]),
    ...(run.environment
      ? [
          [
            'machine',
            `Node ${run.environment.node}, ${run.environment.platform}, ${run.environment.cpus} cores`,
          ],
        ]
      : []),
    ['time', `${run.startedAt} to ${run.endedAt}`],
    ['generator', health],
    ['model', `${model.kind}; latency counts from the ${model.latencyFrom}`],
    [
      'arrivals',
      `${model.planned} planned, ${model.offered} offered, ${model.started} started, ${model.late} late, ${model.dropped} dropped (${model.held} held back by a limit), ${model.unstarted} never came to it`,
    ],
    ['histograms', `${raw.file}, to compute anew`],
  ]
}

function phaseRows({ phases }: LoadReport): string[][] {
  return phases.map(({ name, role, fromMs, toMs, rate, ...phase }) => [
    ...[name, role, ((toMs - fromMs) / 1000).toFixed(0)],
    rate.from === rate.to ? `${rate.from}/s` : `${rate.from} to ${rate.to}/s`,
    ...[String(phase.offered), `${phase.achievedPerSecond.toFixed(1)}/s`, (phase.bytes / 1000).toFixed(0)],
    ...[phase.late, phase.dropped, phase.failed].map(String),
    ...[phase.warmUpSeconds === undefined ? '-' : `${phase.warmUpSeconds} s`, phase.steady ?? '-'],
  ])
}

function operationRows({ operations }: LoadReport): string[][] {
  return operations.map(({ phase, operation, connection, count, perSecond, percentiles, maxMs, classes }) => [
    ...[phase, operation, connection, String(count), perSecond.toFixed(1)],
    ...percentiles.map(percentileText),
    milliseconds(maxMs),
    String(count - (classes.ok ?? 0)),
  ])
}

function percentileText(one: Percentile): string {
  if ('insufficient' in one) return `needs ${one.insufficient.needed}`
  return `${milliseconds(one.ms)} (${number(one.lowMs)} to ${number(one.highMs)})`
}

function limitRows({ limits }: LoadReport): string[][] {
  return limits.map(
    ({
      connection,
      ceilingPerSecond,
      origin,
      held,
      throttled,
      firstThrottledAtMs,
      retryAfter,
      afterWait,
    }) => [
      ...[connection, ceilingPerSecond === undefined ? '-' : `${ceilingPerSecond.toFixed(1)}/s`, origin],
      ...[held, throttled].map(String),
      firstThrottledAtMs === undefined ? '-' : `${(firstThrottledAtMs / 1000).toFixed(1)} s`,
      `${retryAfter.valid} valid of ${retryAfter.present}`,
      String(retryAfter.sentTooEarly),
      `${afterWait.accepted} of ${afterWait.tried}`,
    ],
  )
}

function otherRows({ saturation, recovery, correctness, capacity, comparison }: LoadReport): string[][] {
  return [
    ['at once', `${saturation.mostInFlight} under way, ${saturation.longestBacklog} waiting at most`],
    ...saturation.littlesLaw.map(({ phase, holds, reason }) => [
      `Little's law in ${phase}`,
      `${holds ? 'holds' : 'does not hold'}: ${reason}`,
    ]),
    ...recovery.map(({ phase, seconds, reason }) => [
      `recovery in ${phase}`,
      seconds === undefined ? (reason ?? '') : `after ${seconds} s`,
    ]),
    [
      'correctness',
      `${correctness.contractViolations} answers broke the document, ${correctness.wrongData} told something false`,
    ],
    ...correctness.looks.map(({ what, outcome, because }) => [what, `${outcome}: ${because}`]),
    ['capacity', capacity.because],
    ['comparison', comparison.because],
  ]
}

const number = (ms: number) => (ms < 100 ? ms.toFixed(1) : ms.toFixed(0))
const milliseconds = (ms: number) => `${number(ms)} ms`
const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`

const STYLE = `
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem auto; padding: 0 1rem; max-width: 92rem; }
h1 { font-size: 1.4rem; } h1 span { padding: .1rem .6rem; border-radius: .3rem; background: #d9770655; }
h1 .met { background: #16a34a55; } h1 .missed, h1 .stopped { background: #dc262655; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
.charts { display: grid; gap: 1rem; margin-top: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
.charts svg { width: 100%; height: auto; border: 1px solid #8884; border-radius: .3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: left; border: 1px solid #8884; font-weight: normal; vertical-align: top; }
th { opacity: .7; white-space: nowrap; }
.figures td, td:first-child { white-space: nowrap; }`
