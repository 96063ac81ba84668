import { referenceProblem } from '../secrets/resolve.ts'
import type { CertifyOptions } from './certify-options.ts'
import { headerOf } from './header-line.ts'

/** A command that runs one check as this run did: same system, target, document and data. */
export function replayCommand(options: CertifyOptions, key: string): string {
  const given: [flag: string, value: string | number | undefined][] = [
    ['--only', key],
    ['--api', options.api],
    ['--system', options.system],
    ['--target', options.target],
    ['--document', options.document],
    ['--base-url', options.baseUrl],
    ...options.header.map((line): [string, string] => ['--header', shownHeader(line)]),
    ...options.allow.map((danger): [string, string] => ['--allow', danger]),
    ...options.exclude.map((text): [string, string] => ['--exclude', text]),
    ['--rate', options.rate],
    ['--records', options.records],
    ['--seed', options.seed === 1 ? undefined : options.seed],
  ]
  const words = given.flatMap(([flag, value]) => (value === undefined ? [] : [flag, quoted(String(value))]))
  return ['npx assay certify', ...words].join(' ')
}

/** A value is secret unless it is a reference. */
function shownHeader(line: string): string {
  const { name, value } = headerOf(line)
  return `${name}: ${referenceProblem(value) === undefined ? value : '…'}`
}

/** Single quotes for a POSIX shell where a plain word would not do. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
