import { isObject } from '../../model/json.ts'
import { below, conjunction } from './conjunction.ts'
import { propertiesOf } from './properties.ts'
import type { Part, SchemaView } from './schema-view.ts'

/**
 * Two branches of a `oneOf` that only name optional properties both take nearly every object. One that a single branch
 * takes has a property, free in that branch, that the others do not allow as it is: this finds such properties.
 */
export function forOneBranch(
  view: SchemaView,
  union: Part,
  accepts: (value: unknown) => boolean,
): (value: unknown) => unknown {
  const branches = Array.isArray(union.node.oneOf) ? [...union.node.oneOf.keys()] : []
  const shapes = branches.map((index) => {
    const branch = below(view, union, ['oneOf', index])
    return { branch, named: propertiesOf(view, conjunction(view, [branch]).parts).named }
  })
  return (value) => {
    if (!isObject(value)) return undefined
    const taking = shapes.filter(({ branch }) => view.fulfils([branch], value))
    for (const kept of taking) {
      const spoilt = taking
        .filter((one) => one !== kept)
        .reduce<Record<string, unknown> | undefined>(
          (fields, { branch, named }) => fields && spoil(fields, named, { view, branch, kept: kept.branch }),
          value,
        )
      if (spoilt && accepts(spoilt)) return spoilt
    }
    return undefined
  }
}

/** A value with a property changed so that one branch no longer takes it and another still does. */
function spoil(
  fields: Record<string, unknown>,
  names: readonly string[],
  { view, branch, kept }: { view: SchemaView; branch: Part; kept: Part },
): Record<string, unknown> | undefined {
  if (!view.fulfils([branch], fields)) return fields
  for (const name of names)
    for (const value of ['other', 0, true, [], {}]) {
      const changed = { ...fields, [name]: value }
      if (!view.fulfils([branch], changed) && view.fulfils([kept], changed)) return changed
    }
  return undefined
}
