import { sameJson } from '../../model/json.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { Acts } from '../acts.ts'
import { toldTotal } from '../page.ts'
import { type Entity, isListed } from '../scope.ts'
import { leavesOf } from '../values.ts'
import { untouched } from '../writes/stored.ts'

/** What refused calls have left behind all the same. */
export interface LeftBehind {
  /** In words: `12 purchase-orders instead of 11`. */
  seen: string
  /** Nobody else could have done it: it is in a record of our own. */
  isOurs: boolean
}

/** What calls are about. */
interface Looked {
  entity: Entity | undefined
  role: OperationRole | undefined
}

/** Looks again, and tells what has changed; undefined where nothing has, or where it cannot be told. */
export type LookAgain = () => Promise<LeftBehind | undefined>

/**
 * Looks at what calls must leave as it is once they are refused: at a record of our own that they are about, or at how many there
 * are of what they would create. The list is asked for its total alone: without one it would be read whole, again and again.
 */
export async function lookBefore(
  { scope, write, list }: Pick<Acts, 'scope' | 'write' | 'list'>,
  { entity, role }: Looked,
  own: string | undefined,
): Promise<LookAgain> {
  const nothing = async () => undefined
  if (!entity || scope.manifest.kind !== 'stored') return nothing
  if (own !== undefined) {
    if (!entity.get || !entity.claims.includes('get')) return nothing
    const look = async () => untouched(await write.lookUp(entity, own), entity, [])
    const before = await look()
    return async () => {
      const after = await look()
      return sameJson(before, after) ? undefined : { seen: changeOf(before, after), isOurs: true }
    }
  }
  if (role !== 'create' || !isListed(entity) || !entity.claims.includes('list')) return nothing
  const count = async () => {
    await write.settle(entity)
    return toldTotal(await list(entity))
  }
  const before = await count()
  return async () => {
    const after = before === undefined ? undefined : await count()
    if (after === undefined || after === before) return undefined
    return { seen: `${after} ${entity.name} instead of ${before}`, isOurs: false }
  }
}

function changeOf(before: unknown, after: unknown): string {
  const known = new Map(leavesOf(before).map(({ pointer, value }) => [pointer, JSON.stringify(value)]))
  const changed = leavesOf(after).find(({ pointer, value }) => known.get(pointer) !== JSON.stringify(value))
  return changed
    ? `${changed.pointer} is ${JSON.stringify(changed.value)} now`
    : 'less in the record than before'
}
