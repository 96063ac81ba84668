import { Command } from 'commander'
import { compareLoads } from '../../load/compare-loads.ts'
import type { Change, Comparison } from '../../load/statistics/compare-runs.ts'
import { table } from '../../reporters/console/sheet.ts'
import { nodeIo } from '../node-io.ts'
import { readLoadRuns } from '../read-load-runs.ts'
import { wholeNumber } from '../whole-number.ts'

const HELP = `
Each side is a load.json, or a folder with any number of runs of one plan. Runs are compared, not requests: p50, p95 and p99 of each
operation and connection. A change is told where the exact rank test after Holm's correction, the bootstrap interval of the difference
and a difference of 5 % or more agree; the effect is Cliff's delta, from -1 to 1. Single runs are indicative.

Exit codes: 0 nothing is slower   1 something is   2 usage   4 nothing could be told: too few runs or requests

Example:
  assay load compare reports-before reports-after
`

export function loadCompareCommand(): Command {
  return new Command('compare')
    .description('Tells whether a plan runs slower than it did before.')
    .argument('<before>', 'runs to compare with')
    .argument('<after...>', 'runs that are compared, one side or more')
    .option('--seed <n>', 'of the bootstrap', wholeNumber(0), 1)
    .addHelpText('after', HELP)
    .action(compare)
}

async function compare(before: string, after: string[], { seed }: { seed: number }): Promise<void> {
  const base = await readLoadRuns(before)
  const others = []
  for (const path of after) others.push(await readLoadRuns(path))
  const found = compareLoads(base, others, { seed })
  nodeIo().out.write(`${showComparisons(found).join('\n')}\n`)
  process.exitCode = exitCodeOf(found.map(({ change }) => change))
}

function exitCodeOf(changes: readonly Change[]): number {
  if (changes.includes('slower')) return 1
  return changes.some((change) => change === 'no-change' || change === 'faster') ? 0 : 4
}

function showComparisons(found: readonly Comparison[]): string[] {
  const rows = found.map(({ name, q, change, runs, a, b, interval, ranks }) => [
    change,
    name,
    `p${q * 100}`,
    `${runs.a} : ${runs.b}`,
    `${milliseconds(a)} : ${milliseconds(b)}`,
    interval ? `${milliseconds(interval.low)} to ${milliseconds(interval.high)}` : '-',
    ranks ? ranks.delta.toFixed(2) : '-',
    ranks ? ranks.adjustedP.toFixed(3) : '-',
  ])
  const reasons = found.map(({ name, q, change, reason }) => `${change}  ${name} p${q * 100}: ${reason}`)
  const head = ['', 'after', '', 'runs', 'before : after', 'difference, 95 %', 'effect', 'p']
  return [...table([head, ...rows]), '', ...reasons]
}

const milliseconds = (us: number) => (Number.isNaN(us) ? '-' : `${(us / 1000).toFixed(1)} ms`)
