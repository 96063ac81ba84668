import { X509Certificate } from 'node:crypto'
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
  return file === undefined || file === '-' ? buffer(process.stdin) : readNamed('body', file)
}

/** Certificates (PEM) of a file that `--ca` names. Throws NOT_FOUND where it cannot be read, USAGE where it holds none. */
export async function certificatesOf(file: string): Promise<string> {
  const bytes = await readNamed('certificate', file)
  try {
    new X509Certificate(bytes)
    return bytes.toString()
  } catch (error) {
    const message = `--ca ${file} holds no certificate. Name a file in PEM, which begins with -----BEGIN CERTIFICATE-----.`
    throw new HarnessError('USAGE', message, error)
  }
}

/** The bytes of a file that the command line names as `what`. Throws NOT_FOUND where it cannot be read. */
export async function readNamed(what: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The ${what} ${file} cannot be read: ${reason}. Name another file.`
    throw new HarnessError('NOT_FOUND', message, error)
  }
}
