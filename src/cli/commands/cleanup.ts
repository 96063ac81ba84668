import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { ERROR_CATALOGUE } from '../../model/error-catalogue.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { Io } from '../../model/io.ts'
import { printable } from '../../reporters/printable.ts'
import { findTarget } from '../../target/load-config.ts'
import { cleanUp } from '../clean-up.ts'
import { findJournals, type JournalChoice, type OpenJournal } from '../find-journals.ts'
import type { Retold } from '../made-on.ts'
import { nodeIo } from '../node-io.ts'
import { repeated } from '../repeated-value.ts'
import { balanceCode } from '../show-balance.ts'
import { someText } from '../some-text.ts'

const USUAL_OUT = 'reports'

interface CleanupOptions extends JournalChoice, Retold {
  dryRun: boolean
}

const HELP = `
A run writes down every record before it is created, in journal.jsonl in its folder, and marks the record. This takes back
what a run left: it removes each record, or moves it to the state that the system's manifest names to discard it in. It
goes on where it was broken off. A record without the run's mark is never touched. Let a run end before you clean up after it.

Examples:
  assay cleanup                                        after all runs under reports/
  assay cleanup --dry-run                              what would be done; reads alone
  assay cleanup --target staging                       after the runs on one target
  assay cleanup --journal reports/latest/journal.jsonl

After a run with --base-url the journal tells the way by itself, but for values of headers that stood on the command line:
  assay cleanup --journal reports/latest/journal.jsonl --header 'X-Api-Key: env:KEY'

Exit codes:
  0 nothing is left that could be taken back   2 usage or configuration   3 the target did not answer
  4 something is left, or in doubt             5 a guard stopped it
`

export function cleanupCommand(): Command {
  return new Command('cleanup')
    .description('Takes back the records that runs have created on a target, also after a crash.')
    .option('--target <name>', 'only what was created on this target')
    .option('--journal <file>', 'the journal of one run (default: all under the folder of reports)')
    .option('--out <dir>', 'folder for the reports of runs', USUAL_OUT)
    .addOption(repeated('--header <line>', 'with --journal: a header whose value its run was given'))
    .option('--document <file>', 'with --journal: where the document of its run is now', someText)
    .option('--dry-run', 'tell what would be done, and read alone', false)
    .addHelpText('after', HELP)
    .action(async (options: CleanupOptions) => {
      process.exitCode = await cleanup(options, nodeIo())
    })
}

async function cleanup(options: CleanupOptions, io: Io): Promise<number> {
  demandOne(options)
  const journals = await findJournals(options)
  if (journals.length === 0) await demandChosen(options)
  if (journals.length === 0)
    io.out.write('Nothing to take back: no journal tells of a record that is left.\n')
  const codes: number[] = []
  for (const journal of journals) codes.push(await cleanUpAfter(journal, options, io))
  return Math.max(0, ...codes)
}

/** What is in the way of one journal is told, and keeps no other from its turn. */
async function cleanUpAfter(
  journal: OpenJournal,
  { dryRun, document, header }: CleanupOptions,
  io: Io,
): Promise<number> {
  try {
    return balanceCode(await cleanUp(journal, { dryRun, document, header, out: io.out }, io))
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    io.err.write(
      `assay: ${printable(journal.path)}: ${error.message.split('\n').map(printable).join('\n')}\n`,
    )
    return ERROR_CATALOGUE[error.code].exit
  }
}

/** Secrets of one target are for no other. */
function demandOne({ journal, header = [], document }: CleanupOptions): void {
  if (journal === undefined && (header.length > 0 || document !== undefined))
    throw new HarnessError('USAGE', '--header and --document are about one run: name its --journal.')
}

/** Where a misspelt name leads, nothing is ever left. */
async function demandChosen({ target, out }: CleanupOptions): Promise<void> {
  if (target !== undefined) await findTarget(process.cwd(), target)
  if (out !== USUAL_OUT && !existsSync(out))
    throw new HarnessError(
      'NOT_FOUND',
      `There is no folder ${out}. Name the one that runs were given with --out.`,
    )
}
