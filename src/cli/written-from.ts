import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { discover } from '../discover/discover.ts'
import type { Scope } from '../kit/scope.ts'
import type { Consumer } from '../model/consumer.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'

/** Digest of each thing that a contract is written from. */
export type WrittenFrom = Record<'document' | 'binding' | 'system' | 'consumer' | 'checks', string>

/**
 * What a consumer's contract with a system is written from: that a contract is out of date shows without a run.
 * Of the checks only those files count that vouch for anything, here and in the package.
 */
export async function writtenFrom(
  { api, manifest }: Scope,
  consumer: Consumer,
  folder: string,
): Promise<WrittenFrom> {
  const { suites } = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const vouching = await Promise.all([...suites.values()].map(vouchingFiles))
  return {
    document: api.document.digest,
    binding: digestOf(api.binding),
    system: digestOf(manifest),
    // What other systems it is used with is no part of what it reads.
    consumer: digestOf([consumer.name, consumer.reads, consumer.events]),
    checks: digestOf(vouching.flat()),
  }
}

const digestOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Files of checks in which a check calls `agree` or `agreeOnEvent`, in order of name. */
async function vouchingFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.checks\.[jt]s$/.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.filter((text) => /\bagree(OnEvent)?\(/.test(text))
}
