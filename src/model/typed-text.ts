/** What a server may take a written value for: `7` for a number, `true` for a truth; the text itself for any other. */
export function typedText(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}
