import { at } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { ADDED, LinePlaces } from './line-places.ts'
import { mirrorSource } from './mirror-source.ts'
import { Overlay } from './overlay.ts'
import { Parents } from './parents.ts'
import type { Realm } from './place.ts'
import { proceduralSource } from './procedural-source.ts'
import type { RecordSource } from './record-source.ts'
import { World, type WorldOptions } from './world.ts'

type Row = Record<string, unknown>

/** The records of one sandbox: procedural, with all that was changed and written kept beside them. */
export class RecordStore {
  readonly world: World
  readonly parents = new Parents()
  readonly #overlays = new Map<Realm, Overlay>()
  readonly #sources = new Map<Realm, RecordSource>()
  readonly #places = new Map<Realm, LinePlaces>()
  #coming: { at: number; arrive(): void }[] = []

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

  /** Index of the record to come. */
  next(realm: Realm): number {
    return realm.count + this.overlay(realm).inserted
  }

  /** Gives the next index to a record, which is not seen before it is written. */
  reserve(realm: Realm): void {
    this.overlay(realm).reserve(this.next(realm))
  }

  /** A record as it is from now on, its lines with it. */
  write(realm: Realm, index: number, record: Row): void {
    this.overlay(realm).write(index, record)
    this.settleLines(realm, index, record)
  }

  /** A record that is not there any more, nor are its lines. */
  remove(realm: Realm, index: number): void {
    this.overlay(realm).remove(index)
    this.settleLines(realm, index, {})
  }

  /** The key of a line that was not there before. */
  newLineKey(realm: Realm): string | number {
    const { mirroredBy } = realm.plan
    const keys = ((mirroredBy && realm.other(mirroredBy.entity)) ?? realm).keys
    return keys.write(ADDED + this.overlay(realm).nextLine())
  }

  /** Lines that are records of their own are those that their header shows. */
  settleLines(realm: Realm, index: number, record: Row): void {
    const { mirroredBy } = realm.plan
    const mirror = mirroredBy && realm.other(mirroredBy.entity)
    const places = this.#linePlaces(realm)
    if (!mirror || !places) return
    const lines = at(record, mirroredBy.lines)
    const keys = (Array.isArray(lines) ? lines : []).map((line) => at(line, mirror.plan.binding.id))
    places.settle(
      index,
      keys.flatMap((key) => mirror.keys.read(String(key)) ?? []),
    )
  }

  /** Has something happen once the sandbox's clock shows this time; at once if it does already. */
  schedule(at: number, now: number, arrive: () => void): void {
    if (at <= now) arrive()
    else this.#coming.push({ at, arrive })
  }

  /** Lets happen what is due. */
  catchUp(now: number): void {
    if (this.#coming.length === 0) return
    const due = this.#coming.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)
    this.#coming = this.#coming.filter(({ at }) => at > now)
    for (const { arrive } of due) arrive()
  }

  /** Record and key index of a line that is a record of its own. */
  locateLine(header: Realm, keyIndex: number): { index: number } | undefined {
    return this.#linePlaces(header)?.find(keyIndex)
  }

  #linePlaces(realm: Realm): LinePlaces | undefined {
    const { lineCounts, mirroredBy } = realm.plan
    if (!lineCounts || !mirroredBy) return undefined
    const held = this.#places.get(realm) ?? new LinePlaces(lineCounts, realm.count)
    this.#places.set(realm, held)
    return held
  }

  #make(realm: Realm): RecordSource {
    const { mirror } = realm.plan
    const header = mirror && realm.other(mirror.entity)
    const headers = mirror && this.source(mirror.entity, realm.connection)
    const places = header && this.#linePlaces(header)
    if (!mirror || !header || !headers || !places) return proceduralSource(realm, this.overlay(realm))
    const overlay = this.overlay(header)
    const touched = (index: number) => overlay.has(index)
    return mirrorSource({ realm, mirror, headers, header, places, touched })
  }
}
