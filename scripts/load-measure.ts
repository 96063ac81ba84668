import { ACCURACY } from './load/accuracy.ts'
import { BEHAVIOUR } from './load/behaviour-cases.ts'
import { type CaseResult, isUnfit, type MeasureCase } from './load/finding.ts'
import { VERDICTS } from './load/verdict-cases.ts'

// Servers whose behaviour is known are measured, and the figures held against what is known. Loopback only.
const ATTEMPTS = 3
const CASES: Record<string, MeasureCase> = Object.fromEntries(
  Object.entries({ ...ACCURACY, ...BEHAVIOUR, ...VERDICTS }).sort(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  ),
)
const wanted = process.argv.slice(2)
const unknown = wanted.filter((id) => !Object.hasOwn(CASES, id))

const HELP = `npm run load:measure -- [case …]

Measures the load engine: each case has a server whose behaviour is known, prints the figures, and says what must hold of
them. Ends with exit code 1 where something does not. Without names all cases are run, which takes some minutes.

${Object.entries(CASES)
  .map(([id, { about }]) => `  ${id.padEnd(7)}${about}`)
  .join('\n')}
`

if (wanted.includes('--help') || wanted.includes('-h')) process.stdout.write(HELP)
else if (unknown.length > 0) {
  process.stderr.write(
    `There is no case called ${unknown.join(', ')}. Known: ${Object.keys(CASES).join(', ')}.\n`,
  )
  process.exitCode = 2
} else process.exitCode = await main()

async function main(): Promise<number> {
  const failed: string[] = []
  for (const [id, { about, run }] of Object.entries(CASES)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue
    process.stdout.write(`${id}  ${about}\n`)
    const result = await fitRun(run)
    tell(result)
    if (result.held.some(({ holds }) => !holds)) failed.push(id)
  }
  process.stdout.write(failed.length > 0 ? `does not hold: ${failed.join(', ')}\n` : 'all hold\n')
  return failed.length > 0 ? 1 : 0
}

/** What a run shows whose generator was not fit is no figure at all: it is told, and tried again. */
async function fitRun(run: () => Promise<CaseResult>): Promise<CaseResult> {
  let result = await run()
  for (let attempt = 2; attempt <= ATTEMPTS && result.held.some(isUnfit); attempt += 1) {
    const [reason = ''] = result.held.filter(isUnfit).map(({ seen }) => seen)
    process.stdout.write(`  not counted, since the generator was not fit. ${reason}\n`)
    result = await run()
  }
  return result
}

function tell({ figures, held }: CaseResult): void {
  for (const line of figures) process.stdout.write(`  ${line}\n`)
  for (const { what, seen, holds } of held)
    process.stdout.write(`  ${holds ? 'yes' : 'NO '}  ${what.padEnd(60)}  ${seen}\n`)
}
