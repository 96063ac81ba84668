import type { Output } from '../../model/io.ts'
import type { VerificationOutcome, Verified } from '../../model/verification.ts'
import { groupBy } from '../check-groups.ts'
import { indented, labelled, type Sheet, type Style, sheetFor, table } from './sheet.ts'

const TITLES: [outcome: Verified['outcome'], title: string][] = [
  ['not-claimed', 'Not claimed by the system'],
  ['pending', 'Pending: not yet demanded, and not yet so'],
  ['blocked', 'Could not be tried'],
  ['failed', 'Do not hold'],
]

const STYLES: Record<VerificationOutcome, Style> = { verified: 'green', failed: 'red', incomplete: 'yellow' }

/** What verifying contracts came to, for people: what does not hold, a table of contracts, and the outcome last. */
export function showVerification(
  {
    outcome,
    system,
    results,
  }: { outcome: VerificationOutcome; system: string; results: readonly Verified[] },
  out: Output,
): void {
  const sheet = sheetFor(out)
  const count = (wanted: Verified['outcome']) => results.filter((one) => one.outcome === wanted).length
  const tried = results.length - count('not-claimed')
  const lines = [
    ...TITLES.flatMap(([wanted, title]) =>
      section(
        sheet,
        title,
        results.filter((one) => one.outcome === wanted),
      ),
    ),
    ...contractTable(sheet, results),
    '',
    ...labelled(
      sheet,
      { text: `${outcome}  `, width: outcome.length + 2, style: ['bold', STYLES[outcome]] },
      `${count('verified')} of ${tried} interactions hold with ${system}`,
    ),
  ]
  out.write(`${lines.join('\n')}\n`)
}

/** Alike reasons are told once, with all that they hold for. */
function section(sheet: Sheet, title: string, of: readonly Verified[]): string[] {
  if (of.length === 0) return []
  const groups = groupBy(of, ({ because }) => because.join('\n'))
  return [
    sheet.paint('bold', `${title} (${of.length})`),
    ...groups.flatMap(([because, members]) => [
      ...members.flatMap(({ description }) => indented(sheet, 2, description)),
      ...because.split('\n').flatMap((reason) => labelled(sheet, { text: '    - ', width: 6 }, reason)),
    ]),
    '',
  ]
}

function contractTable(sheet: Sheet, results: readonly Verified[]): string[] {
  const rows = groupBy(results, ({ file }) => file).map(([file, members]) => {
    const count = (...wanted: Verified['outcome'][]) =>
      String(members.filter(({ outcome }) => wanted.includes(outcome)).length)
    return [
      file,
      count('verified'),
      count('failed'),
      count('pending'),
      count('blocked'),
      count('not-claimed'),
    ]
  })
  const [header = '', ...lines] = table([
    ['contract', 'hold', 'fail', 'pending', 'blocked', 'not claimed'],
    ...rows,
  ])
  return [sheet.paint('dim', header), ...lines]
}
