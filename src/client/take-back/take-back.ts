import { parseDuration } from '../../model/duration.ts'
import type { Entry, Journal } from '../journal.ts'
import { intentsOf, madeOf, nameOf, openIds, unfinished } from '../journal-facts.ts'
import { Withheld } from '../withheld.ts'
import { stateNames } from './discard.ts'
import { findMarked } from './find-marked.ts'
import type { TakeBackMeans } from './means.ts'
import { type Fate, undo } from './undo.ts'

export interface TakeBackOptions extends Omit<TakeBackMeans, 'states'> {
  sleep(ms: number): Promise<void>
  onFate?(fate: Fate): void
}

/** What is known of all that a journal tells of, when it has been taken back. */
export interface Balance {
  made: number
  removed: number
  discarded: number
  gone: number
  left: Fate[]
  stuck: Fate[]
  notOurs: Fate[]
  /** What may have been made and cannot be told, one sentence each. */
  unresolved: string[]
}

/** ms that a create under way when its client died may take to be seen, beside what the system claims for itself. */
const UNDER_WAY_MS = 2000

/**
 * Takes back what a journal tells of: finds by their marks the records that it has no key for, then removes each, or moves it
 * to the state where it is discarded. Goes on where it was broken off, and does nothing twice.
 */
export async function takeBack(options: TakeBackOptions): Promise<Balance> {
  const means: TakeBackMeans = { ...options, states: once((entity) => stateNames(options, entity)) }
  await untilSeen(options)
  const incomplete = await findAll(means)
  const fates: Fate[] = []
  for (const made of unfinished(options.journal)) {
    const fate = await undo(means, made).catch((error: unknown) => withheld(made, error))
    fates.push(fate)
    options.onFate?.(fate)
    await note(means, fate)
  }
  const balance = balanceOf(options, fates, [...incomplete, ...unmarked(options.journal)])
  const isDone = balance.left.length + balance.notOurs.length + balance.unresolved.length === 0
  if (isDone && !options.dryRun) await options.journal.append({ kind: 'settled', at: time(options) })
  return balance
}

/** What may not be sent stays in the way of this record alone. */
function withheld({ entity, key }: Entry<'made'>, error: unknown): Fate {
  if (error instanceof Withheld) return { entity, key, how: 'left', why: error.message }
  throw error
}

async function untilSeen(options: TakeBackOptions): Promise<void> {
  const { journal, manifest, now, sleep } = options
  const open = openIds(journal)
  const waits = intentsOf(journal)
    .filter(({ id }) => open.has(id))
    .map(({ at, entity }) => {
      const lag = parseDuration(manifest.entities[entity]?.visibleWithin ?? '0s') ?? 0
      return Date.parse(at) + UNDER_WAY_MS + lag - now()
    })
  const wait = Math.min(Math.max(0, ...waits), 60_000)
  if (wait > 0) await sleep(wait)
}

/** Notes every marked record that the journal has no key for; gives what could not be looked through. */
async function findAll(means: TakeBackMeans): Promise<string[]> {
  const { journal, binding, caller } = means
  const open = openIds(journal)
  const problems: string[] = []
  for (const [name, entity] of Object.entries(binding.entities)) {
    const intents = intentsOf(journal).filter((intent) => intent.entity === name && intent.mark !== undefined)
    if (intents.length === 0) continue
    const looked = await findMarked({ caller, binding, entity, intents, open }).catch((error: unknown) => {
      if (!(error instanceof Withheld)) throw error
      problems.push(`${name} was not looked through for the marks of this run: ${error.message}`)
      return { found: [], complete: true }
    })
    const { found, complete } = looked
    if (!complete) problems.push(`${name} is too long a list to look through for the marks of this run`)
    for (const { key, intent } of found)
      if (!madeOf(journal).some((made) => made.entity === name && made.key === key))
        await journal.append({
          kind: 'made',
          id: intent.id,
          entity: name,
          key,
          from: 'mark',
          at: time(means),
        })
  }
  return problems
}

async function note(means: TakeBackMeans, { entity, key, how }: Fate): Promise<void> {
  if (means.dryRun || how === 'left' || how === 'stuck' || how === 'not-ours') return
  await means.journal.append({ kind: 'undone', entity, key, how, at: time(means) })
}

function balanceOf({ journal, dryRun }: TakeBackOptions, fates: Fate[], unresolved: string[]): Balance {
  const before = journal.entries.filter((entry): entry is Entry<'undone'> => entry.kind === 'undone')
  const done = dryRun ? [...before, ...fates] : before
  const count = (how: Fate['how']) => done.filter((each) => each.how === how).length
  const only = (how: Fate['how']) => fates.filter((fate) => fate.how === how)
  return {
    made: new Set(madeOf(journal).map(nameOf)).size,
    removed: count('removed'),
    discarded: count('discarded'),
    gone: count('gone'),
    left: only('left'),
    stuck: only('stuck'),
    notOurs: only('not-ours'),
    unresolved,
  }
}

function unmarked(journal: Journal): string[] {
  const open = openIds(journal)
  return intentsOf(journal)
    .filter(({ id, mark }) => mark === undefined && open.has(id))
    .map(
      ({ id, entity, at }) =>
        `${entity}: create ${id} of ${at} had no mark and got no answer; look for a record of that time`,
    )
}

function time({ now }: Pick<TakeBackOptions, 'now'>): string {
  return new Date(now()).toISOString()
}

function once<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return (name) => {
    const value = known.get(name) ?? read(name)
    known.set(name, value)
    return value
  }
}
