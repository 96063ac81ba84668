import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describeFailure } from '../client/failure.ts'
import { readWhole, UnreadableAnswer } from '../client/read-whole.ts'
import { HarnessError } from '../model/harness-error.ts'

const DEADLINE_MS = 30_000
/** Bytes. Large documents have some ten MiB. */
const LONGEST = 128 * 1024 * 1024

/** The file of a document that is named by file or URL; what is fetched is kept until the process ends. */
export async function documentFile(named: string): Promise<string> {
  if (!/^https?:\/\//i.test(named)) return named
  const text = await fetched(named)
  const folder = mkdtempSync(join(tmpdir(), 'assay-document-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, basename(new URL(named).pathname).replaceAll(/[^\w.-]/g, '-') || 'openapi')
  writeFileSync(file, text)
  return file
}

async function fetched(url: string): Promise<string> {
  const { origin, pathname } = new URL(url)
  const fail = (what: string, cause?: unknown) => {
    const message = `The document at ${origin}${pathname} ${what}. Check the address, or save it and name the file.`
    return new HarnessError('DOCUMENT_INVALID', message, cause)
  }
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) })
    if (response.ok) return new TextDecoder().decode(await readWhole(response, { call: 'it', most: LONGEST }))
    throw fail(`was answered with ${response.status}`)
  } catch (error) {
    if (error instanceof UnreadableAnswer)
      throw fail(`is answered with ${error.difference.seen}, not with ${error.difference.expected}`, error)
    if (error instanceof HarnessError) throw error
    throw fail(`cannot be fetched: ${describeFailure(error)}`, error)
  }
}
