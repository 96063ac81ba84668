/**
 * Every text a value may hide in: as it is, percent-encoded, escaped for JSON and HTML, in hex, and in Base64, where three
 * forms cover every place it can have within longer bytes (so `Basic` pairs are found too). Each of these may have been
 * escaped or encoded once more on its way into a body or a URL.
 */
export function derivedForms(value: string): Set<string> {
  const bytes = Buffer.from(value)
  const percent = percentEncode(value)
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset))
  const forms = [
    value,
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase()),
    percent.replaceAll('%20', '+'),
    escapeJson(value),
    escapeJson(value).replaceAll('/', '\\/'),
    escapeHtml(value),
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ]
  return new Set(
    forms.flatMap((form) => [form, escapeJson(form), percentEncode(form), form.replaceAll('/', '\\/')]),
  )
}

function percentEncode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}

function escapeJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

/** The characters of a Base64 text that depend on these bytes alone, where they begin `offset` bytes into a group. */
function base64At(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '')
  const start = Math.ceil((offset * 8) / 6)
  const end = Math.floor(((offset + bytes.length) * 8) / 6)
  return text.slice(start, end)
}

const HTML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character)
}
