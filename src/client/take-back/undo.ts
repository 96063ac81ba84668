import type { EntityBinding } from '../../model/binding.ts'
import { at } from '../../model/pointer.ts'
import type { Entry, Undoing } from '../journal.ts'
import { isOverwritten, markOfIntent, marksOf } from '../journal-facts.ts'
import { markIn } from '../marks.ts'
import { keyBelow, listPath, recordIn, recordPath } from '../records.ts'
import { moveTo, route } from './discard.ts'
import { type Rec, readList } from './listing.ts'
import type { StateNames, TakeBackMeans } from './means.ts'

/**
 * What became of a record. `left`: it might have been taken back, and was not; `stuck`: the system claims no way to take it
 * back; `not-ours`: it bears no mark of ours, so it was not touched.
 */
export interface Fate {
  entity: string
  key: string
  how: Undoing | 'left' | 'stuck' | 'not-ours'
  why?: string
}

type End = Pick<Fate, 'how' | 'why'>

/** Takes one record back, and believes that it is only when a reading shows it. */
export async function undo(means: TakeBackMeans, made: Entry<'made'>): Promise<Fate> {
  const { entity, key } = made
  const bound = means.binding.entities[entity]
  const end = bound
    ? await undoAs(means, { bound, made })
    : { how: 'stuck' as const, why: 'the binding has no such entity' }
  return { entity, key, ...end }
}

interface Subject {
  made: Entry<'made'>
  bound: EntityBinding
}

async function undoAs(means: TakeBackMeans, subject: Subject): Promise<End> {
  const record = await look(means, subject)
  if (typeof record === 'number') return { how: 'left', why: `reading it was answered ${record}` }
  if (isGone(record, subject.bound)) return { how: 'gone' }
  const doubt = doubtOf(means, record, subject)
  if (doubt !== undefined) return { how: 'not-ours', why: doubt }
  const removed = await remove(means, subject)
  if (removed?.how === 'removed') return removed
  return (
    (await discard(means, subject, record)) ??
    removed ?? { how: 'stuck', why: 'the system claims neither to remove it nor a state to discard it to' }
  )
}

/** In place of a status, where the API neither lists records nor reads one. */
const NO_WAY = 0

/** The record as it is; undefined where there is none, a status where that cannot be told. */
async function look(means: TakeBackMeans, { bound, made }: Subject): Promise<Rec | undefined | number> {
  const { caller, binding } = means
  if (!bound.get && bound.list !== undefined) {
    const path = listPath(bound.list, made.key)
    const { records } = await readList({ ...means, path }, bound)
    return records.find((record) => keyBelow(path, String(at(record, bound.id))) === made.key)
  }
  if (!bound.get) return NO_WAY
  const answer = await caller.call(bound.get, { path: recordPath(bound.get, made.key) })
  if (answer.status === 404 || answer.status === 410) return undefined
  return recordIn(binding, answer) ?? answer.status
}

function isGone(record: Rec | undefined, { deletedAt }: EntityBinding): record is undefined {
  const deleted = deletedAt === undefined ? undefined : at(record, deletedAt)
  return record === undefined || (deleted !== undefined && deleted !== null)
}

/** Why a record may be another's: keys can be given anew, marks and times of making are not. */
function doubtOf({ journal }: TakeBackMeans, record: Rec, { bound, made }: Subject): string | undefined {
  const seen = bound.mark === undefined ? undefined : markIn(at(record, bound.mark))
  if (seen !== undefined) return marksOf(journal, made.entity).has(seen) ? undefined : `it shows ${seen}`
  const mark = markOfIntent(journal, made.id)
  if (mark !== undefined && !isOverwritten(journal, made)) return `it does not show ${mark}`
  return isBornOfUs(record, { bound, made })
    ? undefined
    : 'it has no mark, and was not made when the create that told its key was answered'
}

/** Clocks may be apart, and a create may take its time. */
const AROUND_MS = 300_000

/** Without a mark a record is ours if it was made at the very time that the answer told, and that was when it was asked for. */
function isBornOfUs(record: Rec, { bound, made }: Subject): boolean {
  const { born, at: answered } = made
  if (born === undefined || bound.createdAt === undefined || at(record, bound.createdAt) !== born)
    return false
  return Math.abs(Date.parse(born) - Date.parse(answered)) <= AROUND_MS
}

async function remove(means: TakeBackMeans, subject: Subject): Promise<End | undefined> {
  const { bound, made } = subject
  const { remove: address } = bound
  if (address === undefined || !claimsOf(means, made.entity)?.operations.includes('remove')) return undefined
  if (means.dryRun) return { how: 'removed' }
  const { status } = await means.caller.call(address, { path: recordPath(address, made.key) })
  const after = await look(means, subject)
  if (typeof after !== 'number' && isGone(after, bound)) return { how: 'removed' }
  return { how: 'left', why: `its removal was answered ${status}, and it is still there` }
}

async function discard(means: TakeBackMeans, subject: Subject, record: Rec): Promise<End | undefined> {
  const { entity } = subject.made
  const claims = claimsOf(means, entity)
  const goal = claims?.states?.discard
  const names = goal === undefined ? undefined : await means.states(entity)
  if (goal === undefined || !claims?.states || !names) return undefined
  const from = names.codeOf(record)
  const way = from === undefined ? undefined : route(claims.states, from, goal)
  if (!way) return { how: 'stuck', why: `no way leads from ${from ?? 'its state'} to ${goal}` }
  return means.dryRun ? { how: 'discarded' } : walk(means, subject, { way, names, goal })
}

async function walk(
  means: TakeBackMeans,
  subject: Subject,
  { way, names, goal }: { way: string[]; names: StateNames; goal: string },
): Promise<End> {
  for (const code of way) {
    const status = await moveTo(means, subject.bound, { key: subject.made.key, code, names })
    const after = await look(means, subject)
    if (typeof after !== 'object' || names.codeOf(after) !== code)
      return { how: 'left', why: `its change to ${code} was answered ${status}, and did not take place` }
  }
  return { how: 'discarded', why: goal }
}

function claimsOf({ manifest }: TakeBackMeans, entity: string) {
  return manifest.entities[entity]
}
