import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of files for one test, gone when the test is: `await using folder = await writtenFolder({ … })`. */
export interface WrittenFolder extends AsyncDisposable {
  /** Path of a file in it; of the folder itself without a name. */
  at(name?: string): string
  /** A text with the folder's own path taken out, so that it can be compared. */
  without(text: string): string
}

export async function writtenFolder(files: Record<string, string | Uint8Array>): Promise<WrittenFolder> {
  const base = await mkdtemp(join(tmpdir(), 'assay-spec-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(base, name)), { recursive: true })
    await writeFile(join(base, name), content)
  }
  return {
    at: (name = '') => join(base, name),
    without: (text) => text.replaceAll(`${base}/`, ''),
    [Symbol.asyncDispose]: () => rm(base, { recursive: true, force: true }),
  }
}
