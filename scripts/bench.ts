import { parseArgs } from 'node:util'
import { benchClient } from './bench/client-rate.ts'
import { benchCommandLine } from './bench/command-line.ts'
import { benchContracts } from './bench/contracts.ts'
import { benchGrowth } from './bench/growth.ts'
import { benchLoadMemory } from './bench/load-memory.ts'
import { benchLoad } from './bench/load-rate.ts'
import { type Bench, type BenchOptions, type Measure, reaches } from './bench/measure.ts'
import { benchMixed } from './bench/mixed-rate.ts'
import { benchMutants } from './bench/mutants.ts'
import { benchMemory } from './bench/sandbox-memory.ts'
import { benchPages } from './bench/sandbox-pages.ts'
import { benchSystems } from './bench/systems.ts'
import { benchWebhooks } from './bench/webhooks.ts'

// Figures are ratios within one run, counts, or times on this machine; both sides of a ratio are measured alternately.
const BENCHES: Record<string, { about: string; bench: Bench; isLong?: true }> = {
  'command-line': { about: 'how long a person waits for assay --help', bench: benchCommandLine },
  client: { about: 'the client against bare fetch over loopback, an item and a page', bench: benchClient },
  mixed: { about: 'the client against bare fetch, requests as the suites send them', bench: benchMixed },
  growth: { about: 'requests of the suite errors, by operations and by fields', bench: benchGrowth },
  load: { about: 'arrivals that the load engine holds against autocannon', bench: benchLoad },
  'load-memory': {
    about: 'memory over a long run of load, where it is named',
    bench: benchLoadMemory,
    isLong: true,
  },
  webhooks: { about: 'verifying webhooks against a bare HMAC', bench: benchWebhooks },
  pages: { about: 'the last page of a million records against the first', bench: benchPages },
  memory: { about: 'memory at a million records against a thousand', bench: benchMemory },
  mutants: { about: 'time until a verdict on a mutant', bench: benchMutants },
  pact: { about: 'seconds to write and to verify 200 interactions of a contract', bench: benchContracts },
  systems: { about: 'time of a check, one system and five in a run', bench: benchSystems },
}

const NAMES = Object.keys(BENCHES)

const HELP = `npm run bench -- [name …] [--minutes n]

Measures, tells each figure with its aim as soon as it is there, and ends with exit code 1 where one misses it.
Without names all but load-memory are measured, which takes some minutes. --minutes says how long that one lasts (10).

${Object.entries(BENCHES)
  .map(([name, { about }]) => `  ${name.padEnd(14)}${about}`)
  .join('\n')}
`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const { help, names, minutes, problem } = choiceOf(args)
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`)
    return 2
  }
  if (help) {
    process.stdout.write(HELP)
    return 0
  }
  const missed: string[] = []
  for (const name of names)
    for await (const measure of BENCHES[name]?.bench({ minutes }) ?? []) {
      tell(measure)
      if (!reaches(measure)) missed.push(measure.name)
    }
  if (missed.length > 0) process.stdout.write(`missed: ${missed.join(' · ')}\n`)
  return missed.length === 0 ? 0 : 1
}

interface Choice extends BenchOptions {
  help: boolean
  names: readonly string[]
  problem?: string
}

function choiceOf(args: string[]): Choice {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, minutes: { type: 'string', default: '10' } },
    })
    const unknown = positionals.filter((name) => !NAMES.includes(name))
    const minutes = Number(values.minutes)
    const problem =
      unknown.length > 0
        ? `There is no bench called ${unknown.join(', ')}. Known: ${NAMES.join(', ')}.`
        : minutes >= 2
          ? undefined
          : `--minutes is ${values.minutes}: give a number of 2 or more.`
    const names = positionals.length > 0 ? positionals : NAMES.filter((name) => !BENCHES[name]?.isLong)
    return { help: values.help ?? false, names, minutes, ...(problem !== undefined && { problem }) }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ', 1)[0] : String(error)
    return { help: false, names: [], minutes: 0, problem: `${reason}. See npm run bench -- --help.` }
  }
}

function tell(measure: Measure): void {
  const { name, value, unit, aim, digits = 2, details = [] } = measure
  const figure = `${value.toFixed(digits)} ${unit}`.trimEnd()
  const wanted = `${aim.at === 'most' ? '≤' : '≥'} ${aim.value}`
  const cells = [name.padEnd(70), figure.padEnd(11), wanted.padEnd(8), reaches(measure) ? 'yes' : 'NO']
  process.stdout.write(`${cells.join('  ')}\n${details.map((line) => `  ${line}\n`).join('')}`)
}
