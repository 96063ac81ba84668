/** Problems that no tool of the trade looks for, one line each; nothing is read from disk here. */

const README_LINES = 120
const FIRST_COMMAND_BY = 15

export function problemsOfReadme(text: string): string[] {
  const lines = text.trimEnd().split('\n')
  const fence = lines.findIndex((line) => line.startsWith('```'))
  return [
    ...(lines.length > README_LINES
      ? [`README.md has ${lines.length} lines, at most ${README_LINES} are allowed`]
      : []),
    ...(fence < 0 || fence + 2 > FIRST_COMMAND_BY
      ? [`README.md shows its first command after line ${FIRST_COMMAND_BY}`]
      : []),
  ]
}

interface LockedPackage {
  resolved?: string
  integrity?: string
  link?: boolean
  bundled?: boolean
  inBundle?: boolean
}

/** A lock file with addresses binds every user to one registry; one without integrity binds to nothing. */
export function problemsOfLock(text: string): string[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> }
  return Object.entries(packages).flatMap(([path, locked]) => {
    if (/^[a-z+]+:/.test(locked.resolved ?? ''))
      return [`package-lock.json: ${path} carries a download address`]
    const fetched = path.startsWith('node_modules/') && !locked.link && !locked.inBundle
    return fetched && !locked.integrity ? [`package-lock.json: ${path} has no integrity`] : []
  })
}

/** What ties a text to one machine, one registry or one conversation. */
const FORBIDDEN: [pattern: RegExp, why: string][] = [
  [/(?<![\w.])\/(?:home|Users|root|work|tmp\/[a-z])\/\w/, 'a path of one machine'],
  [/\bshared\/(?:reference|tools|design)\b/, 'a path outside this repository'],
  [/https?:\/\/[^\s'")]*(?:registry|artifactory|nexus)[^\s'")]*/i, 'the address of a package registry'],
  [/\b(?:TO[D]O|FIX[M]E)\b/, 'unfinished work'],
  [
    /\bissue #?\d+|\bdesign (?:page|section)\b/i,
    'a reference that a reader of this repository cannot follow',
  ],
]

export function problemsOfText(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    FORBIDDEN.flatMap(([pattern, why]) => {
      const found = pattern.exec(line)
      return found ? [`${path}:${index + 1} has ${why}: ${found[0]}`] : []
    }),
  )
}
