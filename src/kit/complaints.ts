import type { LinesBinding } from '../model/binding.ts'
import {
  add,
  type Decimal,
  decimalOf,
  multiply,
  negate,
  rescale,
  showDecimal,
  usedScale,
  ZERO,
} from '../model/decimal.ts'
import { at } from '../model/pointer.ts'
import type { Crawl, Rec } from './reader.ts'
import type { Entity } from './scope.ts'
import { instantOf, isThere, leavesOf, placesAt, show } from './values.ts'

/** Something wrong within one record, as a sentence that names the record. */
export type Complaint = string

/** Complaints of all crawled records. */
export function complaints(crawl: Crawl, of: (record: Rec, entity: Entity) => Complaint[]): Complaint[] {
  return crawl.records.flatMap((record, index) =>
    of(record, crawl.entity).map((complaint) => `${crawl.entity.name} ${crawl.keys[index]}: ${complaint}`),
  )
}

/** Times are UTC; created ≤ updated, and deleted not before created. */
export function timeComplaints(record: Rec, entity: Entity): Complaint[] {
  const named = [entity.createdAt, entity.updatedAt, entity.deletedAt].flatMap((pointer) => pointer ?? [])
  const odd = named
    .filter((pointer) => isThere(at(record, pointer)) && instantOf(at(record, pointer)) === undefined)
    .map((pointer) => `${pointer} is no time: ${show(at(record, pointer))}`)
  const local = leavesOf(record)
    .filter(({ value }) => instantOf(value) !== undefined && !/(?:[Zz]|[+-]00:00)$/.test(String(value)))
    .map(({ pointer, value }) => `${pointer} is not UTC: ${show(value)}`)
  const time = (pointer: string | undefined) =>
    pointer === undefined ? undefined : instantOf(at(record, pointer))
  const [created, updated, deleted] = [time(entity.createdAt), time(entity.updatedAt), time(entity.deletedAt)]
  const misplaced = created !== undefined && updated !== undefined && created > updated
  const undead = created !== undefined && deleted !== undefined && deleted < created
  return [
    ...odd,
    ...local,
    ...(misplaced ? [`created ${show(at(record, entity.createdAt ?? ''))} after its last change`] : []),
    ...(undead ? ['deleted before it was created'] : []),
  ]
}

/** Pointers of an entity's amounts, and those its arithmetic is about. */
export const amountPointers = ({ amounts }: Entity): readonly string[] => amounts?.at ?? []
export const linePointers = ({ lines }: Entity): readonly string[] =>
  lines ? [`${lines.at}/*${lines.lineValue}`] : []

/** Amounts are numbers of no more decimals than promised. */
export function amountComplaints(record: Rec, { amounts }: Entity): Complaint[] {
  const { at: pointers = [], scale = 0 } = amounts ?? {}
  return pointers
    .flatMap((pointer) => placesAt(record, pointer))
    .filter(({ value }) => value !== null)
    .filter(({ value }) => {
      const decimal = typeof value === 'number' ? decimalOf(value) : undefined
      return decimal === undefined || usedScale(decimal) > scale
    })
    .map(({ pointer, value }) => `${pointer} is not an amount of at most ${scale} decimals: ${show(value)}`)
}

/**
 * Line values follow from quantity and price, and the header's totals from the lines, exactly. A record without lines
 * owes nothing, nor does an amount that is null or absent.
 */
export function lineComplaints(record: Rec, { lines }: Entity): Complaint[] {
  if (!lines) return []
  const rows = placesAt(record, `${lines.at}/*`).map(({ value }) => value)
  if (rows.length === 0) return []
  const net = sumOf(rows, lines.lineValue)
  const tax = lines.tax === undefined ? undefined : sumOf(rows, lines.lineTax)
  const gross = net && add(net, amount(record, lines.tax) ?? ZERO)
  return [
    ...rows.flatMap((row, index) => lineComplaint(row, lines, index)),
    ...mismatch(record, { pointer: lines.net, due: net, scale: lines.scale }),
    ...mismatch(record, { pointer: lines.tax, due: tax, scale: lines.scale }),
    ...mismatch(record, { pointer: lines.gross, due: gross, scale: lines.scale }),
  ]
}

function lineComplaint(row: unknown, lines: LinesBinding, index: number): Complaint[] {
  const [quantity, price] = [amount(row, lines.quantity), amount(row, lines.price)]
  if (!quantity || !price) return []
  const due = add(multiply(quantity, price), negate(amount(row, lines.discount) ?? ZERO))
  const found = mismatch(row, { pointer: lines.lineValue, due, scale: lines.scale })
  return found.map((complaint) => `${lines.at}/${index}${complaint}`)
}

function mismatch(
  holder: unknown,
  { pointer, due, scale }: { pointer: string | undefined; due: Decimal | undefined; scale: number },
): Complaint[] {
  const seen = amount(holder, pointer)
  if (!seen || !due) return []
  const exact = rescale(due, scale)
  return showDecimal(seen) === showDecimal(exact)
    ? []
    : [`${pointer} is ${showDecimal(seen)}, the lines give ${showDecimal(exact)}`]
}

function amount(record: unknown, pointer: string | undefined): Decimal | undefined {
  return pointer === undefined ? undefined : decimalOf(at(record, pointer))
}

/** Undefined where any of the lines lacks the amount: then nothing follows from them. */
function sumOf(rows: readonly unknown[], pointer: string | undefined): Decimal | undefined {
  const values = rows.map((row) => amount(row, pointer))
  return values.reduce<Decimal | undefined>(
    (sum, value) => (sum && value ? add(sum, value) : undefined),
    ZERO,
  )
}
