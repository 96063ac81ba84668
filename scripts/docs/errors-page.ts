import { ERROR_CATALOGUE } from '../../src/model/error-catalogue.ts'
import { cell, madeFrom, table } from './markdown.ts'

/** `docs/errors.md`: every code of the catalogue, by exit code. */
export function errorsPage(): string {
  const rows = Object.entries(ERROR_CATALOGUE)
    .toSorted(([, a], [, b]) => a.exit - b.exit)
    .map(([code, { exit, meaning }]) => [`\`${code}\``, String(exit), cell(meaning)])
  return `# Errors

${madeFrom('src/model/error-catalogue.ts')}

An error of this list says that Assay or its surroundings broke, or that what it was given is wrong. It is never a
statement about the system under test: that is a finding, and findings have no code. The message of an error says what is
wrong and where, and ends in what to do.

${table(['code', 'exit', 'meaning'], rows)}

Exit 2 means that nothing was run. Exit 3 means that the run cannot be judged: a check that met such an error is *broken*,
neither passed nor failed, and the outcome is \`inconclusive\`. Exit 5 is \`stopped\`: a guard or a budget ended the run. The
other exit codes are verdicts: 0 \`certified\`, 1 \`not-certified\`, 4 \`incomplete\`.
`
}
