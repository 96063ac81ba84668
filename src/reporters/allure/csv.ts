type Cell = string | number | boolean

/** A CSV file with a header, quoted as RFC 4180 says. */
export function csvTable<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, Cell>[],
): string {
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column])).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** A text that a spreadsheet would take for a formula is led by an apostrophe, which spreadsheets do not show. */
function csvCell(value: Cell): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
