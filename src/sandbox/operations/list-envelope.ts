import { isObject } from '../../model/json.ts'
import { type Paging, pageParameter } from '../../model/paging.ts'
import { setAt } from '../../model/pointer.ts'
import { writeWebLinks } from '../../model/web-links.ts'
import type { Api } from '../../spec/api.ts'
import { successHeader } from '../../spec/document/response-headers.ts'
import { successSchema } from '../data/record-schema.ts'
import { sampleOf } from '../data/sample.ts'
import { propertiesOf, shapeOf } from '../data/schema-shape.ts'
import type { Call, Engine } from '../engine.ts'
import type { PageWindow } from '../fault-points.ts'
import type { Reply } from '../http/reply.ts'

export interface EnvelopeAsk {
  /** Has the items; gets the rest. */
  envelope: Record<string, unknown>
  /** Where they stand. */
  items: string
  window: PageWindow
  total: number
  /** Items on this page. */
  shown: number
  unpaged: boolean
}

/** Adds to a list's envelope what the document has in it: counts, links, and anything else it asks for. */
export function envelopeOf(engine: Engine, call: Call, ask: EnvelopeAsk): void {
  const documented = documentedFields(engine.api, call.operation.address, ask.items)
  const address = engine.baseUrl + call.url.pathname
  const values = { ...counts(engine, ask), ...links(engine, call, ask) }
  for (const [pointer, value] of Object.entries(values))
    if ((!ask.unpaged || documented.has(pointer)) && mayStand(engine.api, value, documented.get(pointer)))
      setAt(ask.envelope, pointer, value)
  for (const [pointer, schema] of documented) {
    if (pointer in values || pointer === ask.items) continue
    setAt(ask.envelope, pointer, isAddress(schema) ? address : sampleFor(engine, pointer, schema))
  }
}

/** Where a binding was inferred, nothing but the document says that null stands for "none": where it forbids it, it is left out. */
function mayStand({ binding, document }: Api, value: unknown, schema: unknown): boolean {
  if (value !== null || binding.untold === undefined || schema === undefined) return true
  const { nullable, types } = shapeOf(document.resolve, schema)
  return nullable || types.length === 0
}

/** An address in an envelope, beside its links, is that of the list itself. */
function isAddress(schema: unknown): boolean {
  return isObject(schema) && schema.format === 'uri'
}

function sampleFor({ api, clock }: Engine, pointer: string, schema: unknown): unknown {
  return sampleOf({ document: api.document, schema, facts: {}, seed: pointer, now: clock.now() })
}

const known = new WeakMap<Api, Map<string, Map<string, unknown>>>()

/** Schemas of the fields of a list's answer, its items aside, by pointer. */
function documentedFields(api: Api, address: string, items: string): Map<string, unknown> {
  const ofApi = known.get(api) ?? new Map<string, Map<string, unknown>>()
  known.set(api, ofApi)
  const fields =
    ofApi.get(address) ??
    new Map(leaves(api, { schema: successSchema(api.document, address), pointer: '', items }))
  ofApi.set(address, fields)
  return fields
}

function leaves(
  api: Api,
  { schema, pointer, items }: { schema: unknown; pointer: string; items: string },
): [pointer: string, schema: unknown][] {
  const { resolve } = api.document
  if (pointer === items) return []
  const properties = propertiesOf(resolve, shapeOf(resolve, schema))
  if (properties.length === 0) return pointer === '' ? [] : [[pointer, resolve(schema)]]
  return properties.flatMap(([name, property]) =>
    leaves(api, { schema: property, pointer: `${pointer}/${name}`, items }),
  )
}

function lastPage({ api }: Engine, { window, total }: Asked): number {
  const { first } = api.binding.paging
  return Math.max(first, first + Math.ceil(total / window.size) - 1)
}

function counts(engine: Engine, ask: EnvelopeAsk): Record<string, unknown> {
  const { first, meta } = engine.api.binding.paging
  const { window, total, shown } = ask
  const from = (window.page - first) * window.size + 1
  return {
    [meta.total]: total,
    [meta.page]: window.page,
    [meta.lastPage]: lastPage(engine, ask),
    [meta.size]: window.size,
    [meta.from]: shown > 0 ? from : null,
    [meta.to]: shown > 0 ? from + shown - 1 : null,
  }
}

type Asked = Pick<EnvelopeAsk, 'window' | 'total'>

/** Addresses of other pages of the same question: filters, sorting and size go along. Null where there is none. */
function pagesAround(
  engine: Engine,
  { url }: Call,
  ask: Asked,
): Record<keyof Paging['links'], string | null> {
  const { paging } = engine.api.binding
  const { first, page, size } = paging
  const last = lastPage(engine, ask)
  const { window } = ask
  const to = (number: number): string => {
    const query = new URLSearchParams(url.searchParams)
    query.set(page, pageParameter(paging, number, window.size))
    query.set(size, String(window.size))
    return `${engine.baseUrl}${url.pathname}?${query}`
  }
  return {
    first: to(first),
    last: to(last),
    prev: window.page > first ? to(Math.min(window.page - 1, last)) : null,
    next: window.page < last ? to(window.page + 1) : null,
  }
}

/** The header that links to other pages, where the binding has one and the document of an inferred binding has it for this list. */
export function linkHeaders(engine: Engine, call: Call, ask: Asked & { unpaged: boolean }): Reply['headers'] {
  const { document, binding } = engine.api
  const { linkHeader } = binding.paging
  const isOffered =
    linkHeader !== undefined &&
    !ask.unpaged &&
    (binding.untold === undefined || successHeader(document, call.operation, linkHeader) !== undefined)
  if (!isOffered) return []
  const there = Object.entries(pagesAround(engine, call, ask)).flatMap(([relation, to]) =>
    to === null ? [] : [[relation, to]],
  )
  return [[linkHeader, writeWebLinks(Object.fromEntries(there))]]
}

function links(engine: Engine, call: Call, ask: EnvelopeAsk): Record<string, unknown> {
  const { paging } = engine.api.binding
  const { first, links, next } = paging
  const { window } = ask
  const around = pagesAround(engine, call, ask)
  const further = window.page + 1 - first < ask.total / window.size
  const cursor =
    next === undefined || next === links.next
      ? {}
      : { [next]: further ? pageParameter(paging, window.page + 1, window.size) : null }
  return {
    ...cursor,
    [links.first]: around.first,
    [links.last]: around.last,
    [links.prev]: around.prev,
    [links.next]: around.next,
  }
}
