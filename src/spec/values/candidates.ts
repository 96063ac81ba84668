import { listedValues } from './conjunction.ts'
import { rangeOf } from './numbers.ts'
import type { Part, SchemaView } from './schema-view.ts'

/** One value of each kind, for a schema that names none. */
const PLAIN: readonly unknown[] = ['x', 0, 1, true, false, null, {}, []]

/** Other values for a place: those its schemas name, the edges of their ranges, and some near to what is there. */
export function candidates(
  view: SchemaView,
  schemas: readonly (readonly Part[])[],
  value: unknown,
): unknown[] {
  const named = schemas.flatMap((parts) => {
    const { low, high } = rangeOf(parts)
    return [...(listedValues(view, parts) ?? []), low, high].filter((one) => one !== undefined)
  })
  const beside = named.flatMap((one) => (typeof one === 'number' ? [one - 1, one + 1] : []))
  const near =
    typeof value === 'string' ? [`${value}x`] : typeof value === 'number' ? [value - 1, value + 1] : []
  return [...named, ...beside, ...near, ...PLAIN]
}
