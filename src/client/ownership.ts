import type { Binding } from '../model/binding.ts'
import { HarnessError } from '../model/harness-error.ts'
import { at } from '../model/pointer.ts'
import type { Caller } from './caller.ts'
import type { Entry, Journal } from './journal.ts'
import { madeOf, markOfIntent, marksOf } from './journal-facts.ts'
import { markIn } from './marks.ts'
import { isBelow, recordIn, recordPath } from './records.ts'
import type { WriteTarget } from './write-target.ts'

/** A key that names no record of any system: what is sent there changes nothing, so it may be sent. */
export const NO_SUCH_KEY = 'no-such-key'

export interface OwnershipMeans {
  journal: Journal
  binding: Binding
  /** Reads records to see whose they are. */
  reader: Caller
}

type RecordTarget = Extract<WriteTarget, { kind: 'record' }>
export type ChangeTarget = Exclude<WriteTarget, { kind: 'none' | 'create' }>

/** Gives the mark of a record that may be changed, if it has one; throws HarnessError NOT_OURS for any other. */
export type Ownership = (address: string, target: ChangeTarget) => Promise<string | undefined>

export function createOwnership(means: OwnershipMeans): Ownership {
  const seen = new Set<string>()
  return async (address, target) => {
    if (target.kind === 'unbounded')
      throw refusal(`${address} names no record, so it could change any of ${target.entity}.`)
    const { entity, key } = target
    if (namesNothing(means.binding, target)) return undefined
    const what = `${address} would change ${entity} ${key}, which`
    const made = madeOf(means.journal).find((entry) => entry.entity === entity && entry.key === key)
    if (!made && (await isNobodys(means, target))) return undefined
    if (!made) throw refusal(`${what} was not made by this run.`)
    const mark = markOfIntent(means.journal, made.id)
    if (!seen.has(`${entity} ${key}`) && !(await bearsMark(means, made, mark)))
      throw refusal(`${what} does not show the mark of this run.`)
    seen.add(`${entity} ${key}`)
    return mark
  }
}

/** Below other records, one that is nowhere is not there whatever those are. */
function namesNothing({ entities }: Binding, { entity, key }: RecordTarget): boolean {
  const bound = entities[entity]
  return (bound && isBelow(bound) ? key.slice(key.lastIndexOf('/') + 1) : key) === NO_SUCH_KEY
}

/**
 * The answer to a create may name a key that is another's, so a record is looked at before it is first changed. One that
 * is not there (yet) cannot be harmed. Without a mark the key is all there is.
 */
async function bearsMark(
  { binding, reader, journal }: OwnershipMeans,
  { entity, key }: Entry<'made'>,
  mark: string | undefined,
): Promise<boolean> {
  const bound = binding.entities[entity]
  if (!bound?.get || !bound.mark || mark === undefined) return true
  const answer = await reader.call(bound.get, { path: recordPath(bound.get, key) })
  if (answer.status === 404 || answer.status === 410) return true
  return marksOf(journal, entity).has(markIn(at(recordIn(binding, answer), bound.mark)) ?? '')
}

/** A key that one of ours begins, and that is read as naming nothing: whoever takes it for another takes it for ours. */
async function isNobodys({ binding, journal, reader }: OwnershipMeans, at: RecordTarget): Promise<boolean> {
  const get = binding.entities[at.entity]?.get
  const isLonger = madeOf(journal).some(({ entity, key }) => entity === at.entity && at.key.startsWith(key))
  if (get === undefined || !isLonger) return false
  return (await reader.call(get, { path: recordPath(get, at.key) })).status === 404
}

function refusal(what: string): HarnessError {
  return new HarnessError(
    'NOT_OURS',
    `${what} Nothing was sent: create a record through the same caller and change that one.`,
  )
}
