import type { Binding, LinesBinding } from '../model/binding.ts'
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
import { isObject } from '../model/json.ts'
import { at, toPointer } from '../model/pointer.ts'
import type { Crawl, Page, Rec } from './reader.ts'
import type { Entity } from './scope.ts'
import { instantOf, leavesOf, placesAt, show } from './values.ts'

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
  const local = leavesOf(record)
    .filter(({ value }) => instantOf(value) !== undefined && !/(?:[Zz]|[+-]00:00)$/.test(String(value)))
    .map(({ pointer, value }) => `${pointer} is not UTC: ${show(value)}`)
  const time = (pointer: string | undefined) =>
    pointer === undefined ? undefined : instantOf(at(record, pointer))
  const [created, updated, deleted] = [time(entity.createdAt), time(entity.updatedAt), time(entity.deletedAt)]
  const misplaced = created !== undefined && updated !== undefined && created > updated
  const undead = created !== undefined && deleted !== undefined && deleted < created
  return [
    ...local,
    ...(misplaced ? [`created ${show(at(record, entity.createdAt ?? ''))} after its last change`] : []),
    ...(undead ? ['deleted before it was created'] : []),
  ]
}

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

/** Line values follow from quantity and price, and the header's totals from the lines, exactly. */
export function lineComplaints(record: Rec, { lines }: Entity): Complaint[] {
  if (!lines) return []
  const rows = placesAt(record, `${lines.at}/*`).map(({ value }) => value)
  const net = sum(rows.map((row) => amount(row, lines.lineValue)))
  const tax = sum(rows.map((row) => amount(row, lines.lineTax)))
  const header = (pointer: string | undefined, due: Decimal) =>
    pointer === undefined ? [] : mismatch(pointer, amount(record, pointer), rescale(due, lines.scale))
  return [
    ...rows.flatMap((row, index) => lineComplaint(row, lines, index)),
    ...header(lines.net, net),
    ...(lines.tax ? header(lines.tax, tax) : []),
    ...header(lines.gross, add(net, amount(record, lines.tax))),
  ]
}

function lineComplaint(row: unknown, lines: LinesBinding, index: number): Complaint[] {
  const full = multiply(amount(row, lines.quantity), amount(row, lines.price))
  const due = rescale(add(full, negate(amount(row, lines.discount))), lines.scale)
  return mismatch(`${lines.at}/${index}${lines.lineValue}`, amount(row, lines.lineValue), due)
}

function mismatch(pointer: string, seen: Decimal, due: Decimal): Complaint[] {
  return showDecimal(seen) === showDecimal(due)
    ? []
    : [`${pointer} is ${showDecimal(seen)}, the lines give ${showDecimal(due)}`]
}

function amount(record: unknown, pointer: string | undefined): Decimal {
  return (pointer === undefined ? undefined : decimalOf(at(record, pointer))) ?? ZERO
}

function sum(values: Decimal[]): Decimal {
  return values.reduce(add, ZERO)
}

/** What the envelope of every crawled page must say, given the records that were really there. */
export function dueMeta(binding: Binding, crawl: Crawl, size: number): Partial<Page['meta']>[] {
  const total = Number(dueTotal(crawl))
  return crawl.pages.map((page, index) => {
    const start = index * size
    const empty = page.records.length === 0
    return {
      total,
      page: binding.paging.first + index,
      lastPage: Math.max(binding.paging.first, Math.ceil(total / size) - 1 + binding.paging.first),
      size,
      from: empty ? null : start + 1,
      to: empty ? null : start + page.records.length,
    }
  })
}

/** Page numbers that the links of a page lead to; null where a link is null. */
export function linkedPages(binding: Binding, page: Page): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(page.links).map(([name, link]) => [
      name,
      typeof link === 'string'
        ? Number(new URL(link, 'http://relative.invalid').searchParams.get(binding.paging.page))
        : link,
    ]),
  )
}

/** Page numbers the links of page `number` must lead to. */
export function dueLinks(binding: Binding, number: number, last: number): Record<string, number | null> {
  const { first } = binding.paging
  return { first, last, prev: number > first ? number - 1 : null, next: number < last ? number + 1 : null }
}

/** Totals the pages of a crawl tell. */
export function totalsOf(crawl: Crawl): unknown[] {
  return crawl.pages.map(({ meta }) => meta.total)
}

/** The total a crawl must tell: what it holds; where it is cut short, what its first page says. */
export function dueTotal(crawl: Crawl): unknown {
  return crawl.complete ? crawl.keys.length : crawl.pages[0]?.meta.total
}

/** Distinct keys that crawled records refer to. */
export function referredKeys(crawl: Crawl, pointer: string): string[] {
  const values = crawl.records.flatMap((record) => placesAt(record, pointer).map(({ value }) => value))
  return [...new Set(values.filter((value) => value !== null).map(String))]
}

/** Values of one field, in the order of the crawl. */
export function valuesOf(crawl: Crawl, field: string): unknown[] {
  return crawl.records.map((record) => at(record, toPointer([field])))
}

/** Records that have custom fields, with the values of those. */
export function customised(from: Pick<Crawl, 'entity' | 'records' | 'keys'>): {
  keys: string[]
  values: Rec[]
} {
  const all = from.records.map((record, index) => ({
    key: from.keys[index] ?? '',
    value: at(record, from.entity.customFields ?? ''),
  }))
  const some = all.flatMap(({ key, value }) =>
    isObject(value) && Object.keys(value).length > 0 ? [{ key, value }] : [],
  )
  return { keys: some.map(({ key }) => key), values: some.map(({ value }) => value) }
}

/** Keys of records whose state has this code, looked up among the records of the state entity. */
export function keysInState(crawl: Crawl, states: Crawl, code: string): string[] {
  const { state } = crawl.entity
  const known = states.keys.filter((_, index) => at(states.records[index], state?.code ?? '') === code)
  return crawl.keys.filter((_, index) => known.includes(String(at(crawl.records[index], state?.at ?? ''))))
}
