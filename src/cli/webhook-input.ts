import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { resolveSecret } from '../secrets/resolve.ts'
import type { Secret } from '../secrets/secret.ts'

/** The secrets that references point to. */
export function secretsOf({ secret }: { secret: readonly string[] }, io: Io): Promise<Secret[]> {
  return Promise.all(secret.map((reference) => resolveSecret(reference, io)))
}

/** The bytes of a file, or of the standard input. */
export async function bodyOf(file: string | undefined): Promise<Uint8Array> {
  if (file === undefined || file === '-') return buffer(process.stdin)
  try {
    return await readFile(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HarnessError(
      'NOT_FOUND',
      `The body ${file} cannot be read: ${reason}. Name another file.`,
      error,
    )
  }
}
