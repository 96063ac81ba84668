/** Far above any OpenAPI document seen, below what would exhaust memory. */
export const MAX_BYTES = 64 * 1024 * 1024

/** Bytes of a file as text, or why they are none. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes.length > MAX_BYTES) return { problem: `is larger than ${MAX_BYTES / 1024 / 1024} MB: split it` }
  if (isUtf16(bytes)) return { problem: 'is encoded as UTF-16: save it as UTF-8' }
  if (bytes.includes(0)) return { problem: 'is a binary file: name a JSON or YAML file' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.trim() === '' ? { problem: 'is empty' } : { text }
  } catch {
    return { problem: 'is not encoded as UTF-8: save it as UTF-8' }
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}
