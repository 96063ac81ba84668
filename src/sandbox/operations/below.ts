import { collectionOf } from '../../model/binding.ts'
import { aboveOf, parametersIn } from '../data/parents.ts'
import type { RecordSource } from '../data/record-source.ts'
import type { Call, Engine } from '../engine.ts'
import type { StoredRecord } from '../fault-points.ts'

/** The key of the record that a call is about: in the parameter after those of its list. */
export function keyIn({ api }: Engine, { parameters }: Call, entity: string): string {
  const above = depthOf(api, entity)
  return Object.values(parameters)[above] ?? ''
}

/** The key of the record above, as a call has it; undefined where an entity's records are below none. */
export function keyAbove({ api }: Engine, { parameters }: Call, entity: string): string | undefined {
  const above = aboveOf(api.binding, entity)
  if (!above) return undefined
  const place = depthOf(api, entity) - 1
  return Object.values(parameters)[place] ?? ''
}

/** The records of a source that are below one of these. */
export function sourceBelow(
  engine: Engine,
  source: RecordSource,
  by: { entity: string; above: StoredRecord },
): RecordSource {
  const { world, parents } = engine.records
  const realm = world.realm(by.entity, source.owner)
  const realmAbove = realm && world.above(realm)
  const isBelow = ({ index }: StoredRecord) =>
    realm !== undefined && parents.of(realm, realmAbove, index) === by.above.index
  const places = Array.from({ length: source.total() }, (_, place) => place).filter((place) =>
    isBelow(source.record(place)),
  )
  return {
    ...source,
    total: () => places.length,
    record: (place) => source.record(places[place] ?? -1),
    reader: (pointer) => {
      const read = source.reader(pointer)
      return (place) => read(places[place] ?? -1)
    },
    find: (key) => {
      const found = source.find(key)
      return found && isBelow(found) ? found : undefined
    },
  }
}

/** How many parameters stand before the key of a record. */
function depthOf({ binding }: Engine['api'], entity: string): number {
  const bound = binding.entities[entity]
  return bound ? parametersIn(collectionOf(bound)).length : 0
}
