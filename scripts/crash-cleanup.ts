import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crashAndCleanUp } from './crash/rounds.ts'

const { values } = parseArgs({
  options: {
    system: { type: 'string', default: 'sap-s4hana' },
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h' },
  },
})

const HELP = `node scripts/crash-cleanup.ts [options]

Shows that a run leaves nothing behind, wherever it is killed: starts a simulated system, kills a process that writes to
it at random moments, runs assay cleanup after each, and reads what the system then holds. Exits with 1 unless every
record of ours is taken back and no other is changed.

  --system <id>   a system that stores what is written (sap-s4hana)
  --rounds <n>    how often to kill (50)
  --seed <n>      same seed, same moments (1)
`

async function main(): Promise<number> {
  const write = (text: string) => void process.stdout.write(text)
  if (values.help) {
    write(HELP)
    return 0
  }
  const folder = await mkdtemp(join(tmpdir(), 'assay-crash-'))
  try {
    const { system } = values
    const rounds = Number(values.rounds)
    const result = await crashAndCleanUp({ system, rounds, seed: Number(values.seed), folder, write })
    const { creates, unanswered, found, ours, left, others, changed, failedCleanups } = result
    write(`
${rounds} kills, ${creates} creates journaled, ${unanswered} of them without an answer that told a key, ${found} of those found by their mark
ours: ${ours} there with our mark, ${left.length} not taken back ${left.slice(0, 5).join(', ')}
others: ${others} records, ${changed.length} changed ${changed.slice(0, 5).join(', ')}
cleanup: ${failedCleanups} of ${rounds} did not end with 0
`)
    return left.length + changed.length + failedCleanups === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
