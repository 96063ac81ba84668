import { styleText } from 'node:util'
import type { Output } from '../../model/io.ts'
import { printable } from '../printable.ts'
import { displayWidth, padEnd, padStart, wrap } from './display-text.ts'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Wider lines are hard to read. */
const WIDEST = 100

/** Lines laid out for one output: as wide as its terminal, or unbroken where there is none. */
export interface Sheet {
  width: number
  paint(style: Style | Style[], text: string): string
}

export function sheetFor(out: Output): Sheet {
  return {
    width: out.columns === undefined ? Number.POSITIVE_INFINITY : Math.min(Math.max(out.columns, 20), WIDEST),
    paint: (style, text) =>
      out.colour && text !== '' ? styleText(style, text, { validateStream: false }) : text,
  }
}

/** A text, from anywhere, after a label; its further lines stand below its first one. */
export function labelled(
  sheet: Sheet,
  label: { text: string; width: number; style?: Style | Style[] },
  text: string,
): string[] {
  const head = padEnd(label.text, label.width)
  const blank = ' '.repeat(label.width)
  return wrap(printable(text), Math.max(sheet.width - label.width, 8)).map((line, index) =>
    index > 0 ? blank + line : (label.style ? sheet.paint(label.style, head) : head) + line,
  )
}

/** A text with every line indented. */
export function indented(sheet: Sheet, indent: number, text: string): string[] {
  return labelled(sheet, { text: '', width: indent }, text)
}

/** Columns as wide as their widest cell: the first flush left, the others, which hold numbers, flush right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? padEnd : padStart)(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
