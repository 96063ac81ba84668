import { at } from '../../model/pointer.ts'
import { withChange } from '../../spec/values/places.ts'
import { put } from '../writes/fields.ts'

/** A value with one thing wrong at a place. */
interface Faulty {
  pointer: string
  value: unknown
}

/** The same with the fault in a second item of its list. */
export interface SecondFaulty extends Faulty {
  /** Pointer of the list. */
  list: string
}

/**
 * The same fault in a second item of the outermost list that it stands in, beside a first one without it: what looks at the
 * first of several lines alone overlooks it. Undefined where it stands in no list, or where the list takes no such second item.
 */
export function inSecondItem(
  { pointer, value }: Faulty,
  whole: unknown,
  accepts: (value: unknown) => boolean,
): SecondFaulty | undefined {
  const list = listAround(pointer, whole)
  if (list === undefined) return undefined
  const [first] = at(whole, list) as unknown[]
  if (!accepts(withChange(whole, list, [first, first]))) return undefined
  const second = withChange(whole, list, [first, at(value, `${list}/0`)])
  return { pointer: `${list}/1${pointer.slice(list.length + 2)}`, value: second, list }
}

function listAround(pointer: string, whole: unknown): string | undefined {
  const places = [...pointer.matchAll(/\/0(?=\/|$)/g)].map(({ index }) => pointer.slice(0, index))
  return places.find((place) => Array.isArray(at(whole, place)))
}

/** Gives a list a second item like its first, where it has one item alone. */
export function doubled(body: unknown, list: string): void {
  const items = at(body, list)
  if (Array.isArray(items) && items.length === 1) put(body, `${list}/1`, structuredClone(items[0]))
}
