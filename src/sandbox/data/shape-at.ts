import { pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import type { Realm } from './place.ts'
import { propertiesOf, type Shape, shapeOf } from './schema-shape.ts'

/** The schema of a record's field, also below fields that seed data makes as a whole. */
export function shapeAt(api: Api, realm: Realm, pattern: string): Shape | undefined {
  const known = realm.plan.shapes.get(pattern)
  const tokens = pointerTokens(pattern)
  const last = tokens.at(-1)
  if (known || last === undefined) return known
  const above = shapeAt(api, realm, toPointer(tokens.slice(0, -1)))
  const { resolve } = api.document
  const schema =
    above && (last === '*' ? above.schema.items : new Map(propertiesOf(resolve, above)).get(last))
  return schema === undefined ? undefined : shapeOf(resolve, schema)
}
