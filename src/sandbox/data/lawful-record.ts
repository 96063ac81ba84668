import { type EntityBinding, itemsPointer } from '../../model/binding.ts'
import { setAt } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { lawfulValue } from './lawful-value.ts'
import { successStatus } from './record-schema.ts'

/**
 * Makes records of an inferred binding such as the document has them, as the answer to their own call, else as an entry of
 * their list. Pure: record and index decide. The key stays as it is, so that the record is found by it. Undefined where a
 * binding was written by somebody, and where the document says nothing of the record.
 */
export function recordMender(
  api: Api,
  entity: EntityBinding,
): ((record: Record<string, unknown>, index: number) => void) | undefined {
  if (!api.binding.untold) return undefined
  const shown = placeOf(api, entity)
  if (!shown) return undefined
  const { schema, within } = shown
  const keep = (pointer: string) => pointer === `${within}${entity.id}`
  return (record, index) => {
    lawfulValue(api, holding(record, within), {
      schema,
      within,
      seed: String(index),
      keep,
    })
  }
}

function placeOf(api: Api, entity: EntityBinding): { schema: string; within: string } | undefined {
  const { document, binding } = api
  const answerOf = (address: string | undefined) =>
    address === undefined ? undefined : document.responseSchema(address, successStatus(document, address))
  const item = answerOf(entity.get)
  if (item) return { schema: item.pointer, within: binding.envelopes.item }
  const list = answerOf(entity.list)
  return list && { schema: list.pointer, within: `${itemsPointer(binding, entity)}/0` }
}

/** What has the record at a place, and nothing else. */
function holding(record: Record<string, unknown>, within: string): unknown {
  if (within === '') return record
  if (!within.endsWith('/0')) return wrapped(record, within)
  const items = within.slice(0, -'/0'.length)
  return items === '' ? [record] : wrapped([record], items)
}

function wrapped(value: unknown, place: string): Record<string, unknown> {
  const holder: Record<string, unknown> = {}
  setAt(holder, place, value)
  return holder
}
