import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { showDuration } from '../src/model/duration.ts'
import { loadDocument } from '../src/spec/load-document.ts'
import { exampleDocuments } from './values/examples.ts'
import { type Survey, survey } from './values/survey.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    examples: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})

const HELP = `npm run values -- [options] [document …]

Makes values for the documents given, or for those under specs/, and has them judged by a validator that is not ours.
Fails where it takes less than 99.9 % of the valid ones, or any invalid one.

  --samples <n>   valid bodies per document, over all of its operations (10000)
  --seed <n>      the same seed gives the same values (1)
  --examples      the documents of the package @readme/oas-examples as well
`

const HEAD = [
  'document',
  'operations',
  'bodies',
  'parameters',
  'valid',
  'boundary',
  'invalid',
  'unmade',
  'time',
]

if (options.help) process.stdout.write(HELP)
else process.exitCode = await main()

async function main(): Promise<number> {
  const given = positionals.length > 0 ? positionals : globSync('specs/*/openapi.yaml')
  const files = [...given, ...(options.examples ? exampleDocuments(['**/*'], '3') : [])]
  row(HEAD)
  const notes: string[] = []
  const totals = { valid: { made: 0, confirmed: 0 }, invalid: { made: 0, confirmed: 0 } }
  for (const file of files) {
    const start = performance.now()
    const result = await surveyOf(file)
    const name = file.split('/').slice(-3).join('/')
    if (typeof result === 'string') {
      row([name, result])
      continue
    }
    const { operations, bodies, parameters, valid, boundary, invalid, unmade, disputed } = result
    const counts = [operations, bodies, parameters].map(String)
    const shares = [valid, boundary, invalid].map(({ made, confirmed }) => `${confirmed}/${made}`)
    row([name, ...counts, ...shares, String(unmade.length), showDuration(performance.now() - start)])
    notes.push(
      ...[...unmade, ...disputed.map((line) => `disputed: ${line}`)].map((line) => `${name}: ${line}`),
    )
    for (const kind of ['valid', 'invalid'] as const) {
      totals[kind].made += result[kind].made
      totals[kind].confirmed += result[kind].confirmed
    }
  }
  for (const note of notes) process.stdout.write(`${note}\n`)
  const { valid, invalid } = totals
  process.stdout.write(
    `valid ${valid.confirmed} of ${valid.made}, invalid ${invalid.confirmed} of ${invalid.made}\n`,
  )
  return valid.confirmed >= valid.made * 0.999 && invalid.confirmed === invalid.made ? 0 : 1
}

async function surveyOf(file: string): Promise<Survey | string> {
  try {
    const document = await loadDocument(file)
    return await survey(document, { samples: Number(options.samples), seed: Number(options.seed) })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function row(cells: string[]): void {
  const [name = '', ...rest] = cells
  process.stdout.write(`${name.padEnd(48)}${rest.map((cell) => cell.padStart(13)).join('')}\n`)
}
