import type { Engine } from '../engine.ts'
import type { StoredRecord } from '../fault-points.ts'

/** A record as it is sent. */
export function viewOf(
  { tap }: Engine,
  { record, entity, role }: { record: StoredRecord; entity: string; role: 'list' | 'get' },
): Record<string, unknown> {
  return tap('record.view', record.value, { entity, role, index: record.index })
}
