import type { Answer } from '../client/answer.ts'
import { keyBelow } from '../client/records.ts'
import { type Binding, itemsPointer } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import { readWebLinks } from '../model/web-links.ts'
import type { Entity } from './scope.ts'
import { show } from './values.ts'

export type Rec = Record<string, unknown>
/** One page of a list, with its envelope taken apart as the binding says. */
export interface Page {
  answer: Answer
  records: Rec[]
  keys: string[]
  meta: Record<keyof Binding['paging']['meta'], unknown>
  links: Record<keyof Binding['paging']['links'], unknown>
}

/** How many records there are, as a page says; undefined where it does not. An inferred binding may not know where that stands. */
export function toldTotal({ meta: { total } }: Pick<Page, 'meta'>): number | undefined {
  const told = typeof total === 'string' && total.trim() !== '' ? Number(total) : total
  return typeof told === 'number' && Number.isFinite(told) ? told : undefined
}

/** Takes a page apart; a Finding where it is none. */
export function openPage(
  binding: Binding,
  entity: Entity,
  { answer, above }: { answer: Answer; above: Record<string, string> },
): Page {
  demandStatus(answer, 200)
  const place = itemsPointer(binding, entity)
  const items = at(answer.body, place)
  if (!Array.isArray(items)) throw malformed(answer, place, 'a list of records')
  const records = items.map((item, index) => asRecord(item, answer, `${place}/${index}`))
  const keys = records.map((record) => keyBelow(above, String(at(record, entity.id))))
  const { meta } = binding.paging
  return { answer, records, keys, meta: pick(answer.body, meta), links: linksOf(binding, answer) }
}

/** Where a header links to other pages, a page without another has no such link: null. */
function linksOf({ paging }: Binding, answer: Answer): Page['links'] {
  if (paging.linkHeader === undefined) return pick(answer.body, paging.links)
  const text = answer.headers.get(paging.linkHeader) ?? ''
  const links = readWebLinks(text)
  if (links) {
    const to = (...relations: string[]) =>
      links.find((one) => one.anchor === undefined && one.relations.some((each) => relations.includes(each)))
        ?.target ?? null
    return { first: to('first'), last: to('last'), prev: to('prev', 'previous'), next: to('next') }
  }
  const expected = `a header ${paging.linkHeader} of links, as RFC 8288 writes them`
  throw new Finding({ expected, seen: text, exchange: answer.exchange.id })
}

/** Takes the record out of an answer; a Finding where there is none. */
export function openItem(binding: Binding, answer: Answer): Rec {
  demandStatus(answer, 200)
  return asRecord(at(answer.body, binding.envelopes.item), answer, binding.envelopes.item)
}

function asRecord(value: unknown, answer: Answer, pointer: string): Rec {
  if (!isObject(value)) throw malformed(answer, pointer, 'a record')
  return value
}

function demandStatus(answer: Answer, status: number): void {
  if (answer.status === status) return
  throw new Finding({
    expected: `status ${status} from ${answer.operation.address}`,
    seen: `status ${answer.status}: ${answer.text}`,
    exchange: answer.exchange.id,
  })
}

function malformed(answer: Answer, pointer: string, what: string): Finding {
  const seen = show(at(answer.body, pointer))
  return new Finding({ expected: what, seen, pointer, exchange: answer.exchange.id })
}

function pick<Names extends string>(body: unknown, pointers: Record<Names, string>): Record<Names, unknown> {
  const entries = Object.entries<string>(pointers).map(([name, pointer]) => [name, at(body, pointer)])
  return Object.fromEntries(entries) as Record<Names, unknown>
}
