import type { CertifyOptions } from './certify-options.ts'

/** A command that runs one check as this run did: same system, target, document and data. */
export function replayCommand(options: CertifyOptions, key: string): string {
  const given: [flag: string, value: string | number | undefined][] = [
    ['--only', key],
    ['--api', options.api],
    ['--system', options.system],
    ['--target', options.target],
    ['--document', options.document],
    ['--records', options.records],
    ['--seed', options.seed === 1 ? undefined : options.seed],
  ]
  const words = given.flatMap(([flag, value]) => (value === undefined ? [] : [flag, quoted(String(value))]))
  return ['npx assay certify', ...words].join(' ')
}

/** Single quotes for a POSIX shell where a plain word would not do. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
