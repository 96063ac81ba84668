import type { Journal } from '../client/journal.ts'
import { intentsOf, madeOf } from '../client/journal-facts.ts'
import { writeTarget } from '../client/write-target.ts'
import type { Binding } from '../model/binding.ts'
import type { Change, ReadOnlyProof, Sent } from '../model/read-only.ts'
import type { Census, Counted, EntityCensus } from './census.ts'

export interface ProofEvidence {
  before: Census
  after: Census
  binding: Pick<Binding, 'entities'>
  /** All that we sent between the two. */
  sent: readonly Sent[]
  journal: Pick<Journal, 'entries'>
  /** What changes whenever it is read, best looked for between the two: `readingEffects`. */
  effects: ReadonlySet<string>
  /** Nobody else is there, as on a sandbox of our own. */
  alone?: boolean
}

/**
 * Whether a target is as it was, and who changed it. Pure. A change is ours if the record changes whenever it is read; if a
 * request of ours that is not for reading named it, or one that it refers to; if it is in our journal or shows a mark
 * of it; or if it has come where a create of ours told no key. Every other change is somebody else's: what is not in the ledger,
 * we did not do. Where nobody else is, every change is ours.
 */
export function proveReadOnly(evidence: ProofEvidence): ReadOnlyProof {
  const ours = oursIn(evidence)
  const changes = evidence.before.flatMap((before) => {
    const after = evidence.after.find(({ entity }) => entity === before.entity)
    return after ? changesOf(before, after).map((found) => attribute(found, evidence, ours)) : []
  })
  const known = new Set(changes.flatMap(({ entity, key }) => [entity, `${entity} ${key}`]))
  const unseen = [...evidence.effects].filter((name) => !known.has(name))
  changes.push(...unseen.map(effectOf))
  const isOurs = changes.some(({ by }) => by === 'us')
  const verdict = isOurs ? 'changed by us' : changes.length > 0 ? 'changed by others' : 'unchanged'
  return { verdict, changes: changes.toSorted((a, b) => Number(b.by === 'us') - Number(a.by === 'us')) }
}

const EFFECT = 'it changes whenever we read it'
const GROWTH = 'their number changes whenever we read them'

/** Keys may have spaces, names of entities have none. */
function effectOf(name: string): Change {
  const [entity = ''] = name.split(' ')
  const key = name === entity ? {} : { key: name.slice(entity.length + 1) }
  return { entity, ...key, what: 'changed', by: 'us', because: name === entity ? GROWTH : EFFECT }
}

type Found = Pick<Change, 'entity' | 'key' | 'what'> & { counted?: Counted }

function changesOf(before: EntityCensus, after: EntityCensus): Found[] {
  const { entity } = before
  const found: Found[] = []
  for (const [key, counted] of after.records) {
    const old = before.records.get(key)
    if (old && old.digest !== counted.digest) found.push({ entity, key, what: 'changed', counted })
    if (!old && before.complete) found.push({ entity, key, what: 'added', counted })
  }
  if (after.complete)
    for (const [key, counted] of before.records)
      if (!after.records.has(key)) found.push({ entity, key, what: 'gone', counted })
  return before.complete && after.complete ? found : [...found, ...beyondReach(before, after, found)]
}

/** A list too long to be read whole tells by its newest records, by their number, and by the latest time of change. */
function beyondReach(before: EntityCensus, after: EntityCensus, found: readonly Found[]): Found[] {
  const { entity } = before
  const come = after.newest.filter((key) => !before.newest.includes(key) && !before.records.has(key))
  const added = before.newest.some((key) => after.newest.includes(key)) ? come : []
  if (added.length > 0) return added.map((key) => ({ entity, key, what: 'added' }))
  if (before.total !== after.total) return [{ entity, what: before.total < after.total ? 'added' : 'gone' }]
  const hasMoved = before.latestChange !== after.latestChange && found.length === 0
  return hasMoved ? [{ entity, what: 'changed' }] : []
}

interface Ours {
  /** Records that a request of ours named, with that request. */
  named: Map<string, string>
  made: Set<string>
  marks: Set<string>
  /** Entities of which we asked for a record, or for something that names none. */
  reached: Map<string, string>
}

function oursIn({ sent, binding, journal }: ProofEvidence): Ours {
  const named = new Map<string, string>()
  const reached = new Map<string, string>()
  for (const { method, path } of sent) {
    const address = `${method} ${path}`
    const target = writeTarget(binding, address, {})
    if (target.kind === 'record') named.set(`${target.entity} ${target.key}`, address)
    else if (target.kind !== 'none') reached.set(target.entity, address)
  }
  const marks = intentsOf(journal).flatMap(({ mark }) => mark ?? [])
  const made = madeOf(journal).map(({ entity, key }) => `${entity} ${key}`)
  return { named, reached, made: new Set(made), marks: new Set(marks) }
}

function attribute(
  { counted, ...found }: Found,
  { effects, alone = false }: ProofEvidence,
  ours: Ours,
): Change {
  const because = reasonOf({ ...found, ...(counted && { counted }) }, effects, ours)
  if (because === undefined && alone) return { ...found, by: 'us', because: 'nobody else is here' }
  return because === undefined
    ? { ...found, by: 'others', because: 'nothing that we sent is about it' }
    : { ...found, by: 'us', because }
}

function reasonOf(
  { entity, key, what, counted }: Found,
  effects: ReadonlySet<string>,
  ours: Ours,
): string | undefined {
  const name = `${entity} ${key}`
  if (effects.has(name)) return EFFECT
  if (what !== 'changed' && effects.has(entity)) return GROWTH
  const request = ours.named.get(name)
  if (request !== undefined) return `we sent ${request}`
  if (ours.made.has(name)) return 'we made it'
  if (counted?.mark !== undefined && ours.marks.has(counted.mark)) return `it shows our ${counted.mark}`
  const referred = counted?.refersTo.find((to) => ours.named.has(to) || ours.made.has(to))
  if (referred !== undefined) return `it belongs to ${referred}, which we wrote to`
  const reached = ours.reached.get(entity)
  return reached !== undefined && what !== 'changed' ? `we sent ${reached}` : undefined
}
