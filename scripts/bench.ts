import { benchClient } from './bench/client-rate.ts'
import { benchCommandLine } from './bench/command-line.ts'
import { type Measure, reaches } from './bench/measure.ts'
import { benchMutants } from './bench/mutants.ts'
import { benchMemory } from './bench/sandbox-memory.ts'
import { benchPages } from './bench/sandbox-pages.ts'
import { benchSystems } from './bench/systems.ts'
import { benchWebhooks } from './bench/webhooks.ts'

// Figures are ratios within one run, or times on this machine; both sides of a ratio are measured alternately.
const measures: Measure[] = []
const benches = [
  benchCommandLine,
  benchClient,
  benchWebhooks,
  benchPages,
  benchMemory,
  benchMutants,
  benchSystems,
]
for (const bench of benches) measures.push(...(await bench()))

const rows = measures.map((measure) => [
  measure.name,
  `${measure.value.toFixed(2)} ${measure.unit}`,
  `${measure.aim.at === 'most' ? '≤' : '≥'} ${measure.aim.value}`,
  reaches(measure) ? 'yes' : 'NO',
])
const table = [['name', 'value', 'aim', 'ok'], ...rows]
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
for (const row of table)
  process.stdout.write(
    `${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()}\n`,
  )
process.exitCode = measures.every(reaches) ? 0 : 1
