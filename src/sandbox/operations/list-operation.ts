import { itemsPointer } from '../../model/binding.ts'
import { tellsNext } from '../../model/paging.ts'
import { setAt } from '../../model/pointer.ts'
import type { Call, Engine } from '../engine.ts'
import type { PageWindow } from '../fault-points.ts'
import { documentedStatus } from '../http/documented-status.ts'
import { type Reply, refuse } from '../http/reply.ts'
import { lowerCase, measureOf } from '../query/comparison.ts'
import { parameterComplaint } from '../query/documented-parameters.ts'
import { lazyList } from '../query/lazy-list.ts'
import { type ListQuery, parseListQuery } from '../query/list-query.ts'
import { pageWindow } from '../query/page-window.ts'
import { documentedAnswer } from './documented-answer.ts'
import { noSuchRecord } from './item-operation.ts'
import { envelopeOf, linkHeaders } from './list-envelope.ts'
import { findAbove, sourcesFor } from './sources.ts'
import { viewOf } from './view.ts'

/** Answers a list: filters, sorts, pages. */
export function listReply(engine: Engine, call: Call, entity: string): Reply {
  const { api, tap } = engine
  const { binding } = api
  const above = findAbove(engine, call, entity)
  if (above && !above.record) return noSuchRecord(engine, above.entity)
  const query = queryOf(engine, call, entity)
  if (typeof query === 'string')
    return refuse('invalid', statusOf(engine, call, 'filters'), { message: query })
  const window = windowOf(engine, call, entity)
  if (window.refuse !== undefined)
    return refuse('invalid', statusOf(engine, call, 'paging'), { message: window.refuse })
  const sources = sourcesFor(engine, call, { entity, role: 'list', filtered: query.filters.length > 0 })
  const shapes = engine.records.world.plan(entity)?.shapes
  const selected = engine.selector.select({
    entity,
    query,
    sources,
    measure: (pointer) => measureOf(shapes?.get(pointer)) ?? lowerCase,
    tap,
  })
  const inOrder = lazyList(selected.total, selected.record)
  const order = tap('list.order', inOrder, {
    entity,
    sort: query.sort.map(({ field, descending }) => ({ field, descending })),
  })
  const total = order.length
  const bound = binding.entities[entity]
  const place = bound ? itemsPointer(binding, bound) : binding.envelopes.list.items
  const unpaged = bound?.paged === false && !hasCursors(engine, call)
  const shown: PageWindow = unpaged ? { page: binding.paging.first, size: Math.max(1, total) } : window
  const start = Math.round((shown.page - binding.paging.first) * shown.size)
  const page = tap('list.page', order.slice(start, start + shown.size), { entity, window: shown, total })
  const items = page.map((record) => viewOf(engine, { record, entity, role: 'list' }))
  const headers = linkHeaders(engine, call, { window: shown, total, unpaged })
  if (place === '')
    return { status: 200, headers, json: documentedAnswer(engine, call, { value: items, entity }) }
  const envelope: Record<string, unknown> = {}
  setAt(envelope, place, items)
  envelopeOf(engine, call, { envelope, items: place, window: shown, total, shown: page.length, unpaged })
  const answered = documentedAnswer(engine, call, { value: envelope, entity })
  return { status: 200, headers, json: tap('list.envelope', answered, { entity, window: shown, total }) }
}

/** As the binding says; where that is inferred, as the document has it for this list. */
function statusOf({ api }: Engine, { operation }: Call, part: 'filters' | 'paging'): number {
  const { invalid } = api.binding[part]
  if (api.binding.untold === undefined) return invalid
  return documentedStatus(api.document, operation.address, [invalid, 400, 422])
}

function queryOf(
  { api, records }: Engine,
  { url, request, operation }: Call,
  name: string,
): ListQuery | string {
  const entity = api.binding.entities[name]
  const shapes = records.world.plan(name)?.shapes
  if (!entity) return 'There is no such list.'
  const understood = parseListQuery({
    binding: api.binding,
    entity,
    parameters: url.searchParams,
    shapeAt: (pointer) => shapes?.get(pointer),
  })
  if (typeof understood === 'string') return understood
  const { page, size } = api.binding.paging
  // The window of a page has rules of its own in a binding; where it is inferred the document has all there are.
  const of = (parameter: string) =>
    api.binding.untold !== undefined || (parameter !== page && parameter !== size)
  return parameterComplaint(api.document, operation, { request, of }) ?? understood
}

/** Where pages tell their cursors, the lists that take them have pages. */
function hasCursors({ api: { binding } }: Engine, { operation }: Call): boolean {
  const { style, page } = binding.paging
  return (
    style === 'cursor' && tellsNext(binding.paging) && operation.parameters.some(({ name }) => name === page)
  )
}

/** A list without pages takes no notice of page and size. */
function windowOf(engine: Engine, call: Call, entity: string): PageWindow {
  const {
    api: { binding },
    tap,
  } = engine
  const { url } = call
  const { paging } = binding
  if (binding.entities[entity]?.paged === false && !hasCursors(engine, call))
    return { page: paging.first, size: paging.maxSize }
  const asked = { page: url.searchParams.get(paging.page), size: url.searchParams.get(paging.size) }
  return tap('list.window', pageWindow(paging, url.searchParams), { entity, asked })
}
