import { sameJson } from '../../model/json.ts'
import { isUnique, itemCounts, itemParts } from './arrays.ts'
import { candidates } from './candidates.ts'
import { below } from './conjunction.ts'
import type { Fault, Faults } from './fault.ts'
import type { Part, SchemaView } from './schema-view.ts'
import { MOST } from './structure-faults.ts'

/** More of the items that `contains` speaks of than `maxContains` allows, in a list that is not too long for it. */
export const tooManyWanted: Faults = ({ parts, value }, view) => {
  if (!Array.isArray(value)) return []
  const faults = parts.map((part): Fault | undefined => {
    const { contains, maxContains } = part.node
    if (contains === undefined || typeof maxContains !== 'number' || maxContains >= MOST) return undefined
    const more = withMore(view, parts, {
      value,
      wanted: below(view, part, ['contains']),
      count: maxContains + 1,
    })
    return more && { fault: 'too many of the items wanted', keyword: 'maxContains', value: more }
  })
  return faults.filter((fault) => fault !== undefined)
}

interface Wish {
  value: readonly unknown[]
  wanted: Part
  count: number
}

/** The list with so many items that are wanted; of the others, the last make room. */
function withMore(
  view: SchemaView,
  parts: readonly Part[],
  { value, wanted, count }: Wish,
): unknown[] | undefined {
  const isWanted = (item: unknown) => view.fulfils([wanted], item)
  const lacking = count - value.filter(isWanted).length
  const added = addable(view, parts, { value, wanted, count: lacking })
  const { max = Number.POSITIVE_INFINITY } = itemCounts(parts)
  const surplus = Math.max(0, value.length + lacking - max)
  const spare =
    surplus === 0 ? [] : [...value.keys()].filter((index) => !isWanted(value[index])).slice(-surplus)
  const more = [...value.filter((_, index) => !spare.includes(index)), ...added]
  const isSound = more.every((item, index) => view.fulfils(itemParts(view, parts, index), item))
  return isSound && added.length === lacking && more.length <= max ? more : undefined
}

/** One item as often as it is lacking; where no two may be alike, as many as are known. */
function addable(view: SchemaView, parts: readonly Part[], { value, wanted, count }: Wish): unknown[] {
  const next = itemParts(view, parts, value.length)
  const fitting = [...value, ...candidates(view, [[wanted], next], undefined)].filter(
    (item) => view.fulfils([wanted], item) && view.fulfils(next, item),
  )
  if (!isUnique(parts)) return fitting.length === 0 ? [] : Array.from({ length: count }, () => fitting[0])
  const added: unknown[] = []
  for (const item of fitting)
    if (![...value, ...added].some((other) => sameJson(other, item))) added.push(item)
  return added.slice(0, count)
}
