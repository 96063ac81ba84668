/** Text from code as a cell of a Markdown table: nothing in it is taken for markup. */
export function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[|*`<[\]]/g, (character) => (character === '<' ? '&lt;' : `\\${character}`))
    .replaceAll('\n', ' ')
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Tells a reader where a made file comes from, and a tool that it is made. */
export function madeFrom(source: string): string {
  return `<!-- Made by \`npm run docs\` from ${source}: edit there. -->`
}
