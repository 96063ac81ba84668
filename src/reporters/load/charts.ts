import type { LoadReport } from '../../model/load-report.ts'
import { chartSvg } from './chart.ts'

/** The charts of a run, by the name of their file. */
export function loadCharts({ timeline, percentileCurve, errors }: LoadReport): Record<string, string> {
  const by = (value: (second: LoadReport['timeline'][number]) => number | undefined) =>
    timeline.flatMap((second): [number, number][] => {
      const found = value(second)
      return found === undefined ? [] : [[second.second, found]]
    })
  return {
    'latency.svg': chartSvg({
      ...{ title: 'Latency of what ended well, by the second it was due', x: 'seconds', y: 'ms' },
      series: [
        { name: 'p50', points: by(({ p50 }) => p50) },
        { name: 'p95', points: by(({ p95 }) => p95) },
        { name: 'max', points: by(({ maxMs }) => maxMs) },
      ],
    }),
    'percentiles.svg': chartSvg({
      ...{ title: 'Percentiles of latency in phases that are judged', x: 'percentile', y: 'ms' },
      // Each nine as wide as the one before: the tail is what matters.
      series: [{ name: 'latency', points: percentileCurve.map(({ ms }, at) => [at, ms]) }],
      ticks: percentileCurve.map(({ percent }, at) => [at, endOf(percent)]),
    }),
    'rate.svg': chartSvg({
      ...{ title: 'Rate: offered against achieved', x: 'seconds', y: 'calls/s' },
      series: [
        { name: 'offered', points: by(({ offered }) => offered) },
        { name: 'achieved', points: by(({ ended }) => ended) },
      ],
    }),
    'errors.svg': chartSvg({
      ...{ title: 'What did not end well, by class', x: 'seconds', y: 'calls/s', filled: true },
      ...(timeline.length > 0 && { empty: 'all that ended ended well' }),
      series: errors.map(({ class: name }) => ({ name, points: by((second) => second.errors[name] ?? 0) })),
    }),
  }
}

function endOf(percent: number): string {
  if (percent === 0) return 'min'
  return percent === 100 ? 'max' : `p${percent}`
}
