import { countable, digestOf } from './census.ts'
import type { Reader } from './reader.ts'
import type { Entity, Scope } from './scope.ts'

/** Readings that must all differ from the one before. */
const REPEATS = 3

/**
 * Records that change whenever they are read, as entity and key. The first page of every list and a few single records of it
 * are read several times at once, with nothing of ours between but these readings: what differs each time repeats with our
 * reading, and others would have to keep exactly our pace. What differs once or twice was changed by others.
 */
export async function readingEffects(
  scope: Scope,
  reader: Pick<Reader, 'list' | 'askItem'>,
): Promise<ReadonlySet<string>> {
  const entities = countable(scope)
  let before = await readAll(entities, reader)
  let suspects = new Set(before.keys())
  for (let round = 0; round < REPEATS && suspects.size > 0; round += 1) {
    const now = await readAll(entities, reader)
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
): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for (const entity of entities) {
    const { records, keys } = await reader.list(entity)
    for (const [index, record] of records.entries())
      seen.set(`${entity.name} ${keys[index]}`, digestOf(record))
    if (entity.get && entity.claims.includes('get'))
      for (const key of fewOf(keys)) await reader.askItem(entity, key)
  }
  return seen
}

/** The first, the middle and the last. */
function fewOf(keys: readonly string[]): string[] {
  const places = [0, Math.floor(keys.length / 2), keys.length - 1]
  return [...new Set(places)].flatMap((place) => keys[place] ?? [])
}
