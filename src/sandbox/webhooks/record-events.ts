import type { OperationRole } from '../../model/manifest.ts'
import type { Realm } from '../data/place.ts'
import type { Engine } from '../engine.ts'
import type { RecordEditor } from '../fault-points.ts'

interface Written {
  realm: Realm
  index: number
  role: OperationRole
  /** False for a write that was refused, or that changed nothing. */
  applied: boolean
}

/** Tells the receivers of a connection what a caller did to one of its records. There is no event for a removal. */
export function tellOfWrite({ webhooks }: Engine, { realm, index, role, applied }: Written): void {
  if (!webhooks || role === 'remove') return
  const { connection, plan } = realm
  const cause = role === 'create' ? 'created' : 'updated'
  const key = String(realm.keys.write(index))
  webhooks.tell({ cause, connection, entity: plan.name, key }, applied)
}

/** Changes records as the connected system would; once they are read, receivers are told as of any other change. */
export function telling(engine: Engine, connection: string): RecordEditor {
  const editor = engine.editor(connection)
  const tell = (cause: 'created' | 'updated', entity: string, key: string) =>
    engine.webhooks?.tell({ cause, entity, key, connection: ownerOf(engine, { entity, key }) ?? connection })
  return {
    insert(entity) {
      const key = editor.insert(entity)
      tell('created', entity, key)
      return key
    },
    touch(entity, key, change) {
      editor.touch(entity, key, change)
      tell('updated', entity, key)
    },
    softDelete(entity, key) {
      editor.softDelete(entity, key)
      tell('updated', entity, key)
    },
  }
}

/** An example of an event that the binding names. */
export function bringAbout(engine: Engine, type: string, connection: string): boolean {
  const { when, entity } = engine.api.binding.webhooks?.events[type] ?? {}
  if (when === undefined) return false
  if (entity === undefined) {
    engine.webhooks?.tell({ cause: when, connection })
    return true
  }
  const realm = engine.records.world.realm(entity, connection)
  const source = engine.records.source(entity, connection)
  if (!realm || (when === 'updated' && !source?.total())) return false
  const editor = telling(engine, connection)
  if (when === 'created') editor.insert(entity)
  else editor.touch(entity, String(realm.keys.write(0)))
  return true
}

function ownerOf({ connections, records }: Engine, by: { entity: string; key: string }): string | undefined {
  return connections.ids().find((id) => records.source(by.entity, id)?.find(by.key))
}
