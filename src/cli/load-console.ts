import { mergeHistograms, percentileMs } from '../load/histogram/latency-histogram.ts'
import type { Measured } from '../load/measured.ts'
import type { LoadVerdict } from '../load/verdict/judge-load.ts'
import { showDuration } from '../model/duration.ts'
import type { Output } from '../model/io.ts'
import { table } from '../reporters/console/sheet.ts'

const SHOWN = [50, 95, 99] as const

/** What a run has measured and what became of it: per phase what was asked and how it went, then the verdict. */
export function showLoad(measured: Measured, verdict: LoadVerdict, out: Output): void {
  const lines = [
    ...table([
      [
        'phase',
        'for',
        'offered',
        'late',
        'dropped',
        'failed',
        ...SHOWN.map((percent) => `p${percent}`),
        'max',
      ],
      ...measured.phases.map(phaseRow),
    ]),
    '',
    ...table([
      ['call', 'ended', 'failed', ...SHOWN.map((percent) => `p${percent}`), 'max'],
      ...callRows(measured),
    ]),
    '',
    ...(verdict.outcome === 'invalid' ? [] : verdict.thresholds).map(
      ({ threshold, phase, outcome, because }) =>
        `${outcome.padEnd(13)}  ${threshold.hold}${phase === undefined ? '' : ` in ${phase}`}: ${because}`,
    ),
    ...verdict.correctness.map(({ what, outcome, because }) => `${outcome.padEnd(13)}  ${what}: ${because}`),
    ...verdict.recovery.map(
      ({ phase, hold, recovery }) => `recovery       ${hold} in ${phase}: ${toldOf(recovery)}`,
    ),
    ...(measured.capacity ? [`capacity       ${measured.capacity.reason}`] : []),
    '',
    `${verdict.outcome}  ${measured.plan}, in ${showDuration(measured.durationMs)}${cutOf(measured)}`,
    ...verdict.because.map((reason) => `  - ${reason}`),
  ]
  out.write(`${lines.join('\n')}\n`)
}

function toldOf(recovery: LoadVerdict['recovery'][number]['recovery']): string {
  return recovery.kind === 'recovered' ? `holds again after ${recovery.seconds} s` : recovery.reason
}

/** What was measured then is no whole run. */
function cutOf({ cutShort, phases }: Measured): string {
  if (!cutShort) return ''
  return `, cut short after ${showDuration(cutShort.atMs)} of ${showDuration(phases.at(-1)?.toMs ?? 0)}`
}

function phaseRow({
  name,
  fromMs,
  toMs,
  offered,
  late,
  dropped,
  finished,
  classes,
  latencies,
}: Measured['phases'][number]): string[] {
  const ok = latencies.filter((one) => one.class === 'ok').map(({ latency }) => latency)
  return [
    name,
    showDuration(toMs - fromMs),
    ...[offered, late, dropped, finished - (classes.ok ?? 0)].map(String),
    ...times(ok),
  ]
}

function callRows({ phases }: Measured): string[][] {
  const all = phases.flatMap(({ latencies }) => latencies)
  return [...Map.groupBy(all, ({ operation }) => operation)].map(([operation, own]) => {
    const ok = own.filter((one) => one.class === 'ok').map(({ latency }) => latency)
    const ended = own.reduce((sum, { latency }) => sum + latency.count, 0)
    const well = ok.reduce((sum, { count }) => sum + count, 0)
    return [operation, String(ended), String(ended - well), ...times(ok)]
  })
}

function times(latencies: Parameters<typeof mergeHistograms>[0]): string[] {
  const all = mergeHistograms(latencies)
  if (all.count === 0) return ['-', '-', '-', '-']
  return [...SHOWN.map((percent) => milliseconds(percentileMs(all, percent))), milliseconds(all.max / 1000)]
}

const milliseconds = (ms: number) => (ms < 100 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`)
