import type { Comparison, Disagreement, FilePlace } from '../../model/comparison.ts'
import type { Output } from '../../model/io.ts'
import { labelled, type Sheet, sheetFor } from './sheet.ts'

/** What comparing contracts with a document came to: places that editors follow, and whether they fit last. */
export function showComparison(
  { fits, compared, unknown, disagreements }: Comparison,
  document: string,
  out: Output,
): void {
  const sheet = sheetFor(out)
  const outcome = fits ? 'fits' : 'does not fit'
  const lines = [
    ...disagreements.flatMap((one) => disagreementLines(sheet, one)),
    ...unknown.flatMap((description) =>
      labelled(
        sheet,
        { text: 'not compared  ', width: 14 },
        `${description}: no state names an event of the document`,
      ),
    ),
    ...labelled(
      sheet,
      { text: `${outcome}  `, width: outcome.length + 2, style: ['bold', fits ? 'green' : 'red'] },
      `${compared} interactions compared with ${document}`,
    ),
  ]
  out.write(`${lines.join('\n')}\n`)
}

function disagreementLines(
  sheet: Sheet,
  { level, code, message, description, contract, document }: Disagreement,
): string[] {
  const style = level === 'error' ? 'red' : 'yellow'
  return [
    ...labelled(sheet, { text: `${level}  `, width: level.length + 2, style }, `${message} (${code})`),
    ...labelled(sheet, { text: '  in  ', width: 6 }, description),
    ...labelled(sheet, { text: '  at  ', width: 6 }, placeText(contract)),
    ...labelled(sheet, { text: '  and ', width: 6 }, placeText(document)),
    '',
  ]
}

function placeText({ file, line, column, pointer }: FilePlace): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return pointer === '' ? place : `${place} (${pointer})`
}
