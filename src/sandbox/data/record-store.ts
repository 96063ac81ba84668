import type { Api } from '../../spec/api.ts'
import { LinePlaces } from './line-places.ts'
import { mirrorSource } from './mirror-source.ts'
import { Overlay } from './overlay.ts'
import type { Realm } from './place.ts'
import { proceduralSource } from './procedural-source.ts'
import type { RecordSource } from './record-source.ts'
import { World, type WorldOptions } from './world.ts'

/** The records of one sandbox: procedural, with the owner's changes kept beside them. */
export class RecordStore {
  readonly world: World
  readonly #overlays = new Map<Realm, Overlay>()
  readonly #sources = new Map<Realm, RecordSource>()
  readonly #places = new Map<Realm, LinePlaces>()

  constructor(api: Api, options: WorldOptions) {
    this.world = new World(api, options)
  }

  /** Undefined where the API has no such entity. */
  source(entity: string, connection: string): RecordSource | undefined {
    const realm = this.world.realm(entity, connection)
    if (!realm) return undefined
    const source = this.#sources.get(realm) ?? this.#make(realm)
    this.#sources.set(realm, source)
    return source
  }

  overlay(realm: Realm): Overlay {
    const held = this.#overlays.get(realm) ?? new Overlay()
    this.#overlays.set(realm, held)
    return held
  }

  /** Where the lines of a realm's records stand; undefined where they are no records of their own. */
  linePlaces(realm: Realm): LinePlaces | undefined {
    const { lineCounts, mirroredBy } = realm.plan
    if (!lineCounts || !mirroredBy) return undefined
    const overlay = this.overlay(realm)
    const held = this.#places.get(realm) ?? new LinePlaces(lineCounts, () => realm.count + overlay.inserted)
    this.#places.set(realm, held)
    return held
  }

  #make(realm: Realm): RecordSource {
    const { mirror } = realm.plan
    const header = mirror && realm.other(mirror.entity)
    const headers = mirror && this.source(mirror.entity, realm.connection)
    const places = header && this.linePlaces(header)
    if (mirror && header && headers && places) return mirrorSource({ realm, mirror, headers, header, places })
    return proceduralSource(realm, this.overlay(realm), this.linePlaces(realm))
  }
}
