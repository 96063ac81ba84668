import { type Binding, type EntityBinding, itemsPointer } from '../../model/binding.ts'
import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { pageParameter } from '../../model/paging.ts'
import { at } from '../../model/pointer.ts'
import type { Caller } from '../caller.ts'

export type Rec = Record<string, unknown>

/** Records read of one list at most. */
const LIMIT = 20_000

export interface Listing {
  records: Rec[]
  /** False where the list is longer than is read. */
  complete: boolean
}

/**
 * Reads a list page by page, to the last one it names or the first that brings nothing new. Of an entity without a list
 * nothing is read. Throws HarnessError TARGET_FAILED where a page is refused.
 */
export async function readList(
  { caller, binding, path = {} }: { caller: Caller; binding: Binding; path?: Record<string, string> },
  entity: EntityBinding,
  query: Record<string, string> = {},
): Promise<Listing> {
  const { paging } = binding
  const { list } = entity
  if (list === undefined) return { records: [], complete: false }
  const isPaged = entity.paged ?? true
  const records = new Map<string, Rec>()
  for (let page = paging.first; ; page += 1) {
    const place = pageParameter(paging, page, paging.maxSize)
    const window = isPaged ? { [paging.page]: place, [paging.size]: String(paging.maxSize) } : {}
    const answer = await caller.call(list, { path, query: Object.entries({ ...query, ...window }) })
    const items = at(answer.body, itemsPointer(binding, entity))
    if (answer.status !== 200 || !Array.isArray(items))
      throw new HarnessError(
        'TARGET_FAILED',
        `${list} answered ${answer.status} without a list of records. Look into it, then run again.`,
      )
    const before = records.size
    for (const record of items.filter(isObject)) records.set(String(at(record, entity.id)), record)
    const isLast = page >= Number(at(answer.body, paging.meta.lastPage)) || records.size === before
    if (!isPaged || isLast) return { records: [...records.values()], complete: true }
    if (records.size >= LIMIT) return { records: [...records.values()], complete: false }
  }
}
