/** A flag and its value; left out where there is none. */
export type Flag = readonly [flag: string, value: string | number | undefined]

/** `npx assay certify` with these flags, for a POSIX shell. */
export function certifyLine(flags: readonly Flag[]): string {
  const words = flags.flatMap(([flag, value]) => (value === undefined ? [] : [flag, quoted(String(value))]))
  return ['npx assay certify', ...words].join(' ')
}

/** Single quotes for a POSIX shell where a plain word would not do. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : inQuotes(word)
}

export function inQuotes(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
