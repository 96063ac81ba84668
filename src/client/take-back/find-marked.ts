import type { Binding, EntityBinding, FilterOperator } from '../../model/binding.ts'
import { at } from '../../model/pointer.ts'
import type { Caller } from '../caller.ts'
import type { Entry } from '../journal.ts'
import { markIn, marksBegin } from '../marks.ts'
import { type Listing, type Rec, readList } from './listing.ts'

export interface Search {
  caller: Caller
  binding: Binding
  entity: EntityBinding
  /** Marked intents of this entity. */
  intents: readonly Entry<'intent'>[]
  /** Ids among them whose record must be looked for until it is found. */
  open: ReadonlySet<string>
}

export interface Found {
  key: string
  intent: Entry<'intent'>
}

/** How far the clocks of both sides may be apart. */
const SKEW_MS = 3_600_000

/**
 * All records that bear the mark of one of these intents: through a filter for parts of a text where there is one, and where
 * that does not give every record that is looked for, among all that were created since. A filter is only believed in what it
 * finds.
 */
export async function findMarked(search: Search): Promise<{ found: Found[]; complete: boolean }> {
  const filtered = await throughFilter(search)
  const first = filtered ? bearers(search, filtered.records) : []
  const known = new Set(first.map(({ intent }) => intent.mark))
  const lacking = search.intents.some(({ id, mark }) => search.open.has(id) && !known.has(mark))
  if (filtered?.complete && !lacking) return { found: first, complete: true }
  const since = await readList(search, search.entity, createdSince(search))
  const found = new Map([...first, ...bearers(search, since.records)].map((each) => [each.key, each]))
  return { found: [...found.values()], complete: since.complete }
}

async function throughFilter(search: Search): Promise<Listing | undefined> {
  const runs = [...new Set(search.intents.map(({ mark = '' }) => mark.replace(/^\[assay (\w+)-.*$/, '$1')))]
  const pages: Listing[] = []
  for (const run of runs) {
    const query = filterOf(search, search.entity.mark, ['contains', marksBegin(run)])
    if (query === undefined) return undefined
    pages.push(await readList(search, search.entity, query))
  }
  return {
    records: pages.flatMap(({ records }) => records),
    complete: pages.every(({ complete }) => complete),
  }
}

function createdSince(search: Search): Record<string, string> | undefined {
  const first = Math.min(...search.intents.map((intent) => Date.parse(intent.at)))
  const time = new Date(first - SKEW_MS).toISOString()
  return (
    filterOf(search, search.entity.createdAt, ['greaterOrEqual', time]) ??
    filterOf(search, search.entity.createdAt, ['greater', time])
  )
}

/** Query of one filter, where the binding documents it for the field. */
function filterOf(
  { binding, entity }: Search,
  pointer: string | undefined,
  [operator, value]: [FilterOperator, string],
): Record<string, string> | undefined {
  const field = pointer?.slice(1) ?? ''
  const template = binding.filters.operators[operator]
  const documented = entity.filters[field]?.includes(operator)
  return documented && template !== undefined ? { [template.replace('{field}', field)]: value } : undefined
}

function bearers({ entity, intents }: Search, records: readonly Rec[]): Found[] {
  const byMark = new Map(intents.map((intent) => [intent.mark, intent]))
  return records.flatMap((record) => {
    const mark = markIn(at(record, entity.mark ?? ''))
    const intent = mark === undefined ? undefined : byMark.get(mark)
    return intent ? [{ key: String(at(record, entity.id)), intent }] : []
  })
}
