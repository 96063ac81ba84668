import { at } from '../model/pointer.ts'
import type { SignaturePlace } from '../model/recipe.ts'
import { type Delivery, headerOf } from './delivery.ts'
import { readJson } from './json-body.ts'
import { type Refused, refused } from './verdict.ts'

/** One entry of a signature header: `v1=…`. Without a label where the recipe has none. */
export interface Entry {
  label?: string
  value: string
}

/** Longer than any server takes a header line; keeps the work for one request bounded. */
const LONGEST = 65_536

/** The entries of a delivery's signature, in their order. What is no entry is left out: it cannot make another one wrong. */
export function entriesOf(delivery: Delivery, place: SignaturePlace): Entry[] | Refused {
  const text = place.body === undefined ? headerText(delivery, place) : bodyText(delivery, place.body)
  if (typeof text !== 'string') return text
  if (text === '') return refused('signature-malformed', 'The signature is empty.')
  if (text.length > LONGEST)
    return refused('signature-malformed', `The signature has ${text.length} characters.`)
  const { between, mark } = place
  const pieces = between === undefined ? [text] : text.split(between)
  const entries: Entry[] = []
  for (const piece of pieces) {
    const end = mark === undefined ? 0 : piece.indexOf(mark)
    if (mark === undefined) entries.push({ value: piece })
    else if (end >= 0) entries.push({ label: piece.slice(0, end), value: piece.slice(end + mark.length) })
  }
  return entries
}

/** The text of a signature header: the inverse of `entriesOf`. */
export function entriesText(entries: readonly Entry[], { between = '', mark = '' }: SignaturePlace): string {
  return entries.map(({ label, value }) => `${label ?? ''}${mark}${value}`).join(between)
}

function headerText({ headers }: Delivery, { header = '' }: SignaturePlace): string | Refused {
  return headerOf(headers, header)
}

function bodyText({ body }: Delivery, pointer: string): string | Refused {
  const read = readJson(body)
  if ('ok' in read) return read
  const text = at(read.value, pointer)
  if (typeof text === 'string') return text
  return refused('header-missing', `The body has no signature at ${pointer}.`)
}
