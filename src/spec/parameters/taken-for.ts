import { pointerTokens } from '../../model/pointer.ts'
import { typedText } from '../../model/typed-text.ts'
import type { ApiDocument, Violation } from '../api.ts'
import type { Described } from './described.ts'
import type { Reading } from './read.ts'

/**
 * The first thing that a reading has against a schema, its texts taken for what the schema wants: `7` for a number where one
 * is documented, and for a text where that is. Undefined where there is nothing.
 */
export function readingFault(
  { validators }: ApiDocument,
  { schema = '', writing }: Described,
  reading: Reading | { json: unknown },
): Violation | undefined {
  const faultsOf = (value: unknown) => validators.at(schema, value, 'request')
  if (writing.contentType !== undefined && typeof reading === 'object' && 'json' in reading)
    return faultsOf(reading.json)[0]
  const faults = faultsOf(reading)
  if (faults.length === 0) return undefined
  const places = new Set(faults.map(({ pointer }) => pointerTokens(pointer)[0] ?? ''))
  const texts = reading as Reading
  const mended = faultsOf(typed(texts, (place) => places.has(place)))
  if (mended.length === 0 || faultsOf(typed(texts, () => true)).length === 0) return undefined
  return mended[0]
}

/** The same with the texts at some places as values of their type. */
function typed(reading: Reading, isMeant: (place: string) => boolean): unknown {
  if (typeof reading === 'string') return typedText(reading)
  const one = (text: string, place: string) => (isMeant(place) ? typedText(text) : text)
  return Array.isArray(reading)
    ? reading.map((text, index) => one(text, String(index)))
    : Object.fromEntries(Object.entries(reading).map(([name, text]) => [name, one(text, name)]))
}
