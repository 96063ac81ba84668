import { isObject } from '../../model/json.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'

export interface PlaceOfValue {
  pointer: string
  value: unknown
}

/** Every value that a pointer with `*` for any line names, with its own pointer. Fields that are absent have no place. */
export function placesAt(record: unknown, pattern: string): PlaceOfValue[] {
  let found: PlaceOfValue[] = [{ pointer: '', value: record }]
  for (const token of pointerTokens(pattern)) found = found.flatMap((place) => below(place, token))
  return found
}

export function placesOf(record: unknown, patterns: readonly string[]): PlaceOfValue[] {
  return patterns.flatMap((pattern) => placesAt(record, pattern))
}

function below({ pointer, value }: PlaceOfValue, token: string): PlaceOfValue[] {
  if (Array.isArray(value) && token === '*')
    return value.flatMap((item, number) =>
      item === undefined ? [] : [{ pointer: `${pointer}/${number}`, value: item }],
    )
  const held = isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined
  return held === undefined ? [] : [{ pointer: pointer + toPointer([token]), value: held }]
}

/** Whether a value is more than null, an empty text, list or object. */
export function isPresent(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
