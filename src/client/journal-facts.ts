import type { Entry, Journal, JournalEntry } from './journal.ts'

/** What the entries of a journal come to. */

export function intentsOf({ entries }: Pick<Journal, 'entries'>): Entry<'intent'>[] {
  return entries.filter((entry) => entry.kind === 'intent')
}

export function madeOf({ entries }: Pick<Journal, 'entries'>): Entry<'made'>[] {
  return entries.filter((entry) => entry.kind === 'made')
}

/** What an intent was marked with. */
export function markOfIntent(journal: Pick<Journal, 'entries'>, id: string): string | undefined {
  return intentsOf(journal).find((intent) => intent.id === id)?.mark
}

/** Marks of all that a journal's runs meant to make of one entity. */
export function marksOf(journal: Journal, entity: string): Set<string> {
  const marks = intentsOf(journal).flatMap((intent) => (intent.entity === entity ? (intent.mark ?? []) : []))
  return new Set(marks)
}

/** Whether an update may have written over the mark of a record. */
export function isOverwritten(
  { entries }: Journal,
  { entity, key }: { entity: string; key: string },
): boolean {
  return entries.some((entry) => entry.kind === 'overwritten' && entry.entity === entity && entry.key === key)
}

/** Records that have not been taken back, each once. */
export function unfinished(journal: Journal): Entry<'made'>[] {
  const undone = new Set(journal.entries.flatMap((entry) => (entry.kind === 'undone' ? nameOf(entry) : [])))
  const each = new Map(madeOf(journal).map((made) => [nameOf(made), made]))
  return [...each].flatMap(([name, made]) => (undone.has(name) ? [] : made))
}

export function nameOf({ entity, key }: { entity: string; key: string }): string {
  return `${entity} ${key}`
}

/** Ids of intents without a key that were not plainly refused: their record may be anywhere. */
export function openIds(journal: Journal): Set<string> {
  const closed = journal.entries.flatMap((entry) => {
    if (entry.kind === 'made' || entry.kind === 'unsent') return entry.id
    return entry.kind === 'failed' && entry.status >= 400 && entry.status < 500 ? entry.id : []
  })
  const isClosed = new Set(closed)
  return new Set(intentsOf(journal).flatMap(({ id }) => (isClosed.has(id) ? [] : id)))
}

/** True where a journal tells of nothing that has not been taken back. */
export function isSettled(entries: readonly JournalEntry[]): boolean {
  const last = entries.findLast(({ kind }) => kind === 'intent' || kind === 'settled')
  return last?.kind !== 'intent'
}
