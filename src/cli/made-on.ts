import type { Given } from '../client/journal.ts'
import type { Scope } from '../kit/scope.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { FoundTarget } from '../target/config.ts'
import { findTarget } from '../target/load-config.ts'
import { inferScope, loadScope } from './environment.ts'
import { documentFile } from './fetched-document.ts'
import type { OpenJournal } from './find-journals.ts'
import { givenTarget } from './given-target.ts'
import { headerOf, isUntold } from './header-line.ts'
import { chooseFiles } from './house.ts'
import { quoted } from './shell-words.ts'

/** What a journal cannot tell of a target that the command line described: it holds no secrets. */
export interface Retold {
  document?: string | undefined
  header?: readonly string[]
}

/** Where the records of a journal were made. */
export interface MadeOn {
  target: FoundTarget
  scope(): Promise<Scope>
}

/** Finds the target of a journal: in the configuration, or as the command line of its run described it. */
export async function madeOn({ run, path }: OpenJournal, retold: Retold): Promise<MadeOn> {
  const folder = process.cwd()
  const { given, baseUrl, api, system } = run
  if (!given) {
    const target = await findTarget(folder, run.target)
    demandSameAddress({ run, path }, target)
    return { target, scope: async () => loadScope(await chooseFiles({ api, system }, folder)) }
  }
  const header = headersOf(given, retold, path)
  const target = await givenTarget({ baseUrl, header, allow: ['write'] }, folder)
  const document = retold.document ?? given.document
  return { target, scope: async () => (await inferScope(await documentFile(document))).scope }
}

/** Those that the journal tells, in which what is told now takes the place of the same name. */
function headersOf({ headers }: Given, { header = [] }: Retold, path: string): string[] {
  const nameOf = (line: string) => headerOf(line).name.toLowerCase()
  const now = new Set(header.map(nameOf))
  const all = [...headers.filter((line) => !now.has(nameOf(line))), ...header]
  const untold = all.filter(isUntold)
  if (untold.length === 0) return all
  const flags = untold.map((line) => ` --header ${quoted(line)}`).join('')
  throw new HarnessError(
    'USAGE',
    `Its run was given secrets in headers, and a journal holds none. Run npx assay cleanup --journal ${quoted(path)}${flags} with their values.`,
  )
}

/** Under another address are other records, whatever their keys. */
function demandSameAddress({ run, path }: Pick<OpenJournal, 'run' | 'path'>, { baseUrl }: FoundTarget): void {
  if (baseUrl.replace(/\/$/, '') === run.baseUrl) return
  throw new HarnessError(
    'USAGE',
    `${path} tells of records at ${run.baseUrl}, and the target "${run.target}" is at ${baseUrl} now. Give the target that address again, or delete the journal.`,
  )
}
