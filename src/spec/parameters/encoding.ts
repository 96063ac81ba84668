import type { Writing } from './writing.ts'

/** Turns a text into what may stand in the parameter's place, so that no delimiter of its style is left in it. */
export function encoderOf({ in: place, style, explode, allowReserved }: Writing): (text: string) => string {
  if (place === 'header') return (text) => text
  if (allowReserved) return withReserved
  // A dot is unreserved (RFC 3986 section 2.3) and would go unencoded, though exploded labels are set apart by it.
  if (style === 'label' && explode) return (text) => encodeURIComponent(text).replaceAll('.', '%2E')
  return encodeURIComponent
}

/**
 * Reserved characters and percent-encoded triples pass (RFC 6570 section 3.2.3), except those that end a query, part it,
 * stand for a blank or between items: OpenAPI 3.1.1 leaves it to the sender to encode them (Parameter Object, allowReserved).
 */
function withReserved(text: string): string {
  return text
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, index) => (index % 2 === 1 ? part : encodeURI(part).replace(/[#&+,]/g, encodeURIComponent)))
    .join('')
}

/** The text that was written; undefined where its percent-encoding is broken. */
export function decoded({ in: place }: Pick<Writing, 'in'>, text: string): string | undefined {
  if (place === 'header') return text
  try {
    return decodeURIComponent(place === 'query' ? text.replaceAll('+', ' ') : text)
  } catch {
    return undefined
  }
}
