import { at } from '../../model/pointer.ts'
import type { StoredRecord } from '../fault-points.ts'
import type { Overlay } from './overlay.ts'
import { type EntityPlan, makeAt, placeIn, type Realm, recordAt } from './place.ts'
import { lazyRecord, type RecordSource } from './record-source.ts'

/** Records that are made from their place when they are asked for, with what was changed and written over them. */
export function proceduralSource(realm: Realm, overlay: Overlay): RecordSource {
  const { plan, connection } = realm
  const { gaps } = overlay
  const last = () => realm.count + overlay.inserted
  const make = (index: number) => recordAt(placeIn(realm, index))
  const value = (index: number) =>
    index < realm.count && !overlay.has(index)
      ? realm.made.get(index, () => make(index))
      : overlay.record(index, () => make(index))
  const byIndex = (index: number): StoredRecord => lazyRecord({ index, connection }, () => value(index))
  return {
    owner: connection,
    total: () => last() - gaps.size,
    record: (place) => byIndex(gaps.indexAt(place)),
    byIndex,
    reader(pointer) {
      const node = readsAlone(plan, pointer) ? plan.nodes.get(pointer) : undefined
      return (place) => {
        const index = gaps.indexAt(place)
        return !node || overlay.has(index) ? at(value(index), pointer) : makeAt(node, placeIn(realm, index))
      }
    },
    find(key) {
      const index = realm.keys.read(key)
      return index !== undefined && index < last() && !gaps.has(index) ? byIndex(index) : undefined
    },
    ascends(pointer) {
      const set = [...plan.scenarios.values()].some((fields) => fields.has(pointer))
      return pointer === plan.binding.createdAt && !set && !overlay.changed(pointer)
    },
    version: () => overlay.version,
  }
}

/** Whether a field can be made without its record: not below another, and no sum over lines. */
function readsAlone({ binding: { lines }, isWhole }: EntityPlan, pointer: string): boolean {
  if (isWhole) return false
  const sums = [lines?.net, lines?.tax, lines?.gross]
  return pointer.lastIndexOf('/') === 0 && !sums.includes(pointer)
}
