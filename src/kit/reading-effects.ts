import { digestOf } from './census.ts'
import type { Reader } from './reader.ts'
import { connectionLists, type Entity, type Scope } from './scope.ts'

/** Readings that must all differ from the one before. */
const REPEATS = 3

/** Records under suspicion that are read one by one, at most. */
const SUSPECTS = 10

type Suspect = { entity: string; key?: string }

/**
 * Records that change whenever they are read, as entity and key, and entities whose number does, by their name. The first
 * page of every list, a few single records of it and the first of those under suspicion are read several times at once, with
 * nothing of ours between but these readings: what differs each time repeats with our reading, and others would have to keep
 * exactly our pace. What differs once or twice was changed by others.
 */
export async function readingEffects(
  scope: Scope,
  reader: Pick<Reader, 'list' | 'askItem'>,
  suspicion: readonly Suspect[] = [],
): Promise<ReadonlySet<string>> {
  const look = () => readAll(connectionLists(scope), reader, suspicion.slice(0, SUSPECTS))
  let before = await look()
  let suspects = new Set(before.keys())
  for (let round = 0; round < REPEATS && suspects.size > 0; round += 1) {
    const now = await look()
    const last = before
    suspects = new Set([...suspects].filter((name) => now.get(name) !== last.get(name)))
    before = now
  }
  return suspects
}

/** Single records are read between two lists, so that what either reading changes is seen in the lists. */
async function readAll(
  entities: readonly Entity[],
  reader: Pick<Reader, 'list' | 'askItem'>,
  suspicion: readonly Suspect[],
): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const entity of entities) {
    const { records, keys, meta } = await reader.list(entity)
    for (const [index, record] of records.entries())
      seen.set(`${entity.name} ${keys[index]}`, digestOf(record))
    seen.set(entity.name, String(meta.total ?? records.length))
    if (!entity.get || !entity.claims.includes('get')) continue
    for (const key of fewOf(keys)) await reader.askItem(entity, key)
    for (const key of keysOf(suspicion, entity)) {
      const { body } = await reader.askItem(entity, key)
      if (!keys.includes(key)) seen.set(`${entity.name} ${key}`, digestOf(body))
    }
  }
  return seen
}

/** Calls for it, at most. */
export function effectCalls(scope: Scope): number {
  const items = connectionLists(scope).filter(
    ({ get, claims }) => get !== undefined && claims.includes('get'),
  )
  const few = fewOf(['first', 'middle', 'last']).length
  return (1 + REPEATS) * (connectionLists(scope).length + few * items.length + SUSPECTS)
}

function keysOf(suspicion: readonly Suspect[], { name }: Entity): string[] {
  return suspicion.flatMap(({ entity, key }) => (entity === name ? (key ?? []) : []))
}

/** The first, the middle and the last. */
function fewOf(keys: readonly string[]): string[] {
  const places = [0, Math.floor(keys.length / 2), keys.length - 1]
  return [...new Set(places)].flatMap((place) => keys[place] ?? [])
}
