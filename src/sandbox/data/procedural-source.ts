import { at } from '../../model/pointer.ts'
import type { StoredRecord } from '../fault-points.ts'
import type { LinePlaces } from './line-places.ts'
import type { Overlay } from './overlay.ts'
import { type EntityPlan, makeAt, placeIn, type Realm } from './place.ts'
import { lazyRecord, type RecordSource } from './record-source.ts'

/** Records that are made from their place when they are asked for, with the owner's changes over them. */
export function proceduralSource(realm: Realm, overlay: Overlay, lines?: LinePlaces): RecordSource {
  const { plan, connection } = realm
  const total = () => realm.count + overlay.inserted
  const make = (index: number) => {
    const place = placeIn(realm, index)
    const made = makeAt(plan.root, place) as Record<string, unknown>
    lines?.complete(made, place, realm)
    plan.settle(made, place)
    return made
  }
  const value = (index: number) => {
    if (index < realm.count && !overlay.has(index)) return realm.made.get(index, () => make(index))
    const made = make(index)
    overlay.apply(index, made)
    return made
  }
  const record = (index: number): StoredRecord => lazyRecord({ index, connection }, () => value(index))
  return {
    owner: connection,
    total,
    record,
    reader(pointer) {
      const node = readsAlone(plan, pointer) ? plan.nodes.get(pointer) : undefined
      if (!node) return (index) => at(value(index), pointer)
      return (index) => (overlay.has(index) ? at(value(index), pointer) : makeAt(node, placeIn(realm, index)))
    },
    find(key) {
      const index = realm.keys.read(key)
      return index !== undefined && index < total() ? record(index) : undefined
    },
    ascends(pointer) {
      const set = [...plan.scenarios.values()].some((fields) => fields.has(pointer))
      return pointer === plan.binding.createdAt && !set && !overlay.changed(pointer)
    },
    version: () => overlay.version,
  }
}

/** Whether a field can be made without its record: not below another, and no sum over lines. */
function readsAlone({ binding: { lines } }: EntityPlan, pointer: string): boolean {
  const sums = [lines?.net, lines?.tax, lines?.gross]
  return pointer.lastIndexOf('/') === 0 && !sums.includes(pointer)
}
