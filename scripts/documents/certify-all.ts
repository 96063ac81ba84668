import { type Certified, certifyOne, documentSuites } from './certify.ts'

/** Checks of one document that are run at most: a large document is tried in parts of all its kinds. */
const MOST = 300
const OUTCOMES = ['certified', 'incomplete', 'inconclusive', 'not-certified', 'refused'] as const
const SHOWN = 5

/** Certifies each document on its own sandbox, prints what comes of it, and gives the exit code. */
export async function certifyAll(files: readonly string[]): Promise<number> {
  const suites = await documentSuites()
  const all: Certified[] = []
  for (const file of files) {
    const one = await certifyOne(file, suites, MOST)
    all.push(one)
    show(one)
  }
  const count = (outcome: string) => all.filter((one) => one.outcome === outcome).length
  const sum = (of: (one: Certified) => number) => all.reduce((total, one) => total + of(one), 0)
  const counts = OUTCOMES.map((outcome) => `${outcome} ${count(outcome)}`).join(' · ')
  process.stdout.write(
    `all ${all.length}: ${counts} · checks passed ${sum(({ passed }) => passed)}/${sum(({ run }) => run)}\n`,
  )
  return all.every(isOurs) ? 0 : 1
}

/** No requirement that must hold failed, and nothing broke. */
function isOurs({ outcome }: Certified): boolean {
  return outcome !== 'not-certified' && outcome !== 'inconclusive'
}

function show({ document, outcome, run, passed, lines, seconds }: Certified): void {
  const name = document.split('/').slice(-3).join('/')
  const cells = [
    outcome.padStart(15),
    `${passed}/${run}`.padStart(10),
    `${seconds.toFixed(2)} s`.padStart(10),
  ]
  process.stdout.write(`${name.padEnd(50)}${cells.join('')}\n`)
  for (const line of lines.slice(0, SHOWN)) process.stdout.write(`  ${line.slice(0, 300)}\n`)
  if (lines.length > SHOWN) process.stdout.write(`  … and ${lines.length - SHOWN} more\n`)
}
