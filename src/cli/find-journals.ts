import { glob, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Entry, type JournalEntry, parseJournal } from '../client/journal.ts'
import { isSettled } from '../client/journal-facts.ts'
import { HarnessError } from '../model/harness-error.ts'
import { JOURNAL_FILE } from './journal-file.ts'

/** A journal that tells of something that has not been taken back. */
export interface OpenJournal {
  path: string
  entries: JournalEntry[]
  /** Lines that a crash cut off. */
  torn: number
  /** Where its run went. */
  run: Entry<'run'>
}

export interface JournalChoice {
  /** One file; all under `out` where absent. */
  journal?: string
  /** Journals of this target alone. */
  target?: string
  out: string
}

/**
 * Finds the journals to clean up after, oldest first. One that a crash left empty tells of nothing: nothing was sent. Throws
 * HarnessError NOT_FOUND for a file that is no journal, and for one of which nothing can be read.
 */
export async function findJournals(choice: JournalChoice): Promise<OpenJournal[]> {
  const paths = choice.journal === undefined ? await journalsUnder(choice.out) : [choice.journal]
  const journals = await Promise.all(paths.map(async (path) => ({ path, ...(await readJournal(path)) })))
  if (choice.journal !== undefined && journals[0]?.entries.length === 0)
    throw noJournal(choice.journal, 'it has no entry of one')
  // A crash cuts off one line: more than that were written by somebody else.
  const unreadable = journals.find(({ entries, torn }) => entries.length === 0 && torn > 1)
  if (unreadable) throw lostJournal(unreadable)
  return journals
    .filter(({ entries }) => !isSettled(entries))
    .map(opened)
    .filter(({ run }) => choice.target === undefined || run.target === choice.target)
    .sort((a, b) => (a.run.at < b.run.at ? -1 : 1))
}

/** Links are not followed: `latest` is one to another folder. */
async function journalsUnder(out: string): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(join('*', JOURNAL_FILE), { cwd: out })) found.push(join(out, path))
  return found
}

async function readJournal(path: string): Promise<ReturnType<typeof parseJournal>> {
  try {
    return parseJournal(await readFile(path, 'utf8'))
  } catch (error) {
    throw noJournal(path, error instanceof Error ? error.message : String(error), error)
  }
}

function opened({ path, entries, torn }: Omit<OpenJournal, 'run'>): OpenJournal {
  const run = entries.find((entry) => entry.kind === 'run')
  if (!run) throw noJournal(path, 'it does not say where its run went')
  return { path: relative(process.cwd(), path) || path, entries, torn, run }
}

function noJournal(path: string, why: string, cause?: unknown): HarnessError {
  const message = `${path} is no journal of a run: ${why}. Name a ${JOURNAL_FILE} out of the folder of a run.`
  return new HarnessError('NOT_FOUND', message, cause)
}

function lostJournal({ path, torn }: { path: string; torn: number }): HarnessError {
  const message = `${path} is no journal of a run: none of its ${torn} lines can be read. Mend it or move it away, or name another with --journal.`
  return new HarnessError('NOT_FOUND', message)
}
