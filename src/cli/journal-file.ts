import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JournalEntry, JournalStore } from '../client/journal.ts'
import { HarnessError } from '../model/harness-error.ts'

/** What the journal of a run is called in its folder. */
export const JOURNAL_FILE = 'journal.jsonl'

/**
 * A journal as lines of JSON, each on disk before `append` resolves. Workers of one run share the file: every line is one
 * append. The file comes into being with the first line, before which stands `preamble`.
 */
export function journalFile(path: string, preamble?: JournalEntry): JournalStore {
  let opening: Promise<FileHandle> | undefined
  return {
    append: async (line) => {
      try {
        opening ??= openWith(path, preamble)
        const handle = await opening
        await handle.appendFile(line)
        await handle.datasync()
      } catch (error) {
        throw new HarnessError(
          'OUTPUT_UNWRITABLE',
          `${path} cannot be written: ${error instanceof Error ? error.message : error}. Nothing is created without it: make room, or name another folder with --out.`,
          error,
        )
      }
    },
    close: async () => (await opening)?.close(),
  }
}

async function openWith(path: string, preamble: JournalEntry | undefined): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(path, 'a+')
  const head = preamble === undefined ? '' : `${JSON.stringify(preamble)}\n`
  await handle.appendFile((await endsInLine(handle)) ? head : `\n${head}`)
  return handle
}

/** False where a crash cut the last line off: what is appended must not become part of it. */
async function endsInLine(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return true
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() === '\n'
}
