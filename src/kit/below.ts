import type { Answer } from '../client/answer.ts'
import { NO_SUCH_KEY } from '../client/ownership.ts'
import { isBelow, keyBelow } from '../client/records.ts'
import { itemsPointer } from '../model/binding.ts'
import { pathOf } from '../model/operation.ts'
import { at } from '../model/pointer.ts'
import type { Family } from './check.ts'
import { answering, entities, expand, type ListRow } from './families.ts'
import type { Reader } from './reader.ts'
import { isListed, type Listed, partOf, type Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

/** An entity whose records are below those of another. */
export interface BelowRow extends ListRow {
  above: Listed
}

/** Lists below the records of another list. */
export const listsBelow: Family<BelowRow> = below(entities('list', isBelow))

/** Single records below those of another list, where the document lets one not be found. */
export const recordsBelow: Family<BelowRow> = below(answering(404, entities('get', isBelow)))

function below(family: Family<ListRow>): Family<BelowRow> {
  return expand(family, (row, scope) => {
    const above = entityAbove(scope, row.entity)
    return above ? [{ ...row, above }] : []
  })
}

function entityAbove(scope: Scope, { list }: Listed): Listed | undefined {
  const { chains = {} } = scope.api.binding
  const from = Object.values(chains[pathOf(list)] ?? {}).at(-1)?.from
  const part = from === undefined ? undefined : partOf(scope, { address: from })
  const isReadable = part?.role === 'list' && part.entity.claims.includes('list')
  return isReadable && isListed(part.entity) ? part.entity : undefined
}

/** Records that a list shows below a record that is nowhere; none where it is refused. */
export async function shownNowhere(
  { above, call, binding }: Pick<Reader, 'above' | 'call'> & { binding: Scope['api']['binding'] },
  { entity }: BelowRow,
): Promise<{ answer: Answer; shown: unknown }> {
  const answer = await call(entity.list, { path: withLast(await above(entity), NO_SUCH_KEY) })
  const shown = answer.status < 300 ? at(answer.body, itemsPointer(binding, entity)) : []
  return { answer, shown }
}

/**
 * The key of a record as if it were below another one than it is. Unjudged where there is no other that surely does not
 * have it: records may be below several.
 */
export async function keyElsewhere(
  { above, list, call, scope }: Pick<Reader, 'above' | 'list' | 'call'> & { scope: Scope },
  { entity, above: parent }: BelowRow,
  key: string,
): Promise<string> {
  const { binding } = scope.api
  const own = await above(entity)
  const last = Object.values(own).at(-1)
  const { records } = await list(parent)
  const others = records.map((record) => String(at(record, parent.id))).filter((one) => one !== last)
  for (const other of others.slice(0, TRIED)) {
    const path = withLast(own, other)
    const { status, body } = await call(entity.list, { path })
    const there = at(body, itemsPointer(binding, entity))
    const name = decodeURIComponent(key.slice(key.lastIndexOf('/') + 1))
    if (status === 200 && Array.isArray(there) && there.every((one) => String(at(one, entity.id)) !== name))
      return keyBelow(path, name)
  }
  throw new Unjudged(`no other of ${parent.name} was found that surely has another ${entity.singular}`)
}

/** Other records that are looked at. */
const TRIED = 3

function withLast(path: Record<string, string>, key: string): Record<string, string> {
  const last = Object.keys(path).slice(-1)
  return { ...path, ...Object.fromEntries(last.map((name) => [name, key])) }
}
