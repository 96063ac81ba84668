import type { Answer } from '../../client/answer.ts'
import type { Binding, ErrorSituation } from '../../model/binding.ts'
import { Finding } from '../../model/finding.ts'
import { sameJson } from '../../model/json.ts'
import type { LimitClaim, LimitKind, Outcome } from '../../model/limits.ts'
import { at } from '../../model/pointer.ts'
import type { Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import type { Body } from './draft.ts'
import { drop, fieldAt, put, type WriteRole, writeFields } from './fields.ts'
import { sendLines } from './line-rows.ts'
import { outcomeOf, refusalOf, type Trial, tellOutcome } from './outcome.ts'
import { succeeded } from './sender.ts'
import { likeSent } from './stored.ts'
import type { Made, Writer } from './writer.ts'

/** One step beyond a limitation: a single change to a write that is allowed. */
export interface Step {
  entity: Entity
  role: WriteRole
  limit: LimitClaim & { kind?: LimitKind }
  /** Why it is refused, where the limitation does not say. */
  usual?: ErrorSituation
  /** In the record, with numbers for items: `/lineItems/0/price`. */
  place: string
  /** What is sent there; undefined leaves the place out. */
  value(before: unknown): unknown | Promise<unknown>
  /** Makes what is created another record than a draft would. */
  vary?: boolean
  /** Another value that an update may send there, which must then be taken. */
  allowed?(before: unknown): unknown | Promise<unknown>
  /** Brings the record to update where the limitation holds; a new one where absent. */
  prepare?(write: Writer): Promise<Made>
}

/** What became of it. */
export interface Tried {
  outcome: Outcome
  /** For people, with what was sent and stored. */
  told: string
}

export interface TrialMeans {
  scope: Scope
  binding: Binding
  write: Writer
}

/**
 * Sends the allowed write first, which must be taken, then the same one step beyond a limitation, and reads back: a system
 * that refuses everything has not refused this.
 */
export async function tryBeyond(means: TrialMeans, step: Step): Promise<Tried> {
  const trial = step.role === 'create' ? await creating(means, step) : await updating(means, step)
  const outcome = outcomeOf(means.binding, trial, refusalOf(step.limit, step.usual))
  return { outcome, told: `${step.place} (${tellOutcome(outcome, trial, means.binding.errors.code)})` }
}

async function creating(means: TrialMeans, step: Step): Promise<Trial> {
  const { write } = means
  const { entity, place } = step
  const [before, another] = await usual(write, entity, place)
  const trial = await createdBeyond(means, step, before)
  const { answer, sent, after } = trial
  if (sameJson(before, another) || answer.status >= 400 || sameJson(after, sent)) return trial
  // Each record has something of its own there: what follows from what was sent is the same for both.
  const again = await createdBeyond(means, { ...step, vary: true }, before)
  return { ...trial, before: sameJson(again.after, after) ? null : after }
}

async function createdBeyond({ scope, write }: TrialMeans, step: Step, before: unknown): Promise<Trial> {
  const { entity, place } = step
  const body = await write.draft(entity)
  if (step.vary) write.vary(entity, 'create')(body)
  const inBody = bodyPlace(scope, step)
  const sent = await step.value(at(body, inBody) ?? before)
  setOrDrop(body, inBody, sent)
  const count = await write.count(entity)
  const answer = await write.sendCreate(entity, body)
  const after = await storedBy(write, step, { answer, count, sent, before })
  return { answer, sent, before, answered: at(write.shownIn(answer), place), after }
}

/** What two new records have there by themselves: the same, or each something else, such as a number. */
async function usual(write: Writer, entity: Entity, place: string): Promise<[unknown, unknown]> {
  const first = await write.make(entity)
  const second = await write.make(entity, write.vary(entity, 'create'))
  const there = async (key: string) => at(await write.readBack(entity, key), place)
  return [await there(first.key), await there(second.key)]
}

/** What a creation stored in the place: what it sent, where it was refused and yet there is one record more. */
async function storedBy(
  write: Writer,
  { entity, place }: Step,
  { answer, count, sent, before }: { answer: Answer; count: number; sent: unknown; before: unknown },
): Promise<unknown> {
  if (answer.status < 400) return at(await write.lookUp(entity, write.keyIn(entity, answer)), place)
  await write.settle(entity)
  return (await write.count(entity)) > count ? sent : before
}

async function updating(means: TrialMeans, step: Step): Promise<Trial> {
  const { write } = means
  const { entity, place } = step
  const made = step.prepare ? await step.prepare(write) : await write.make(entity)
  const record = await write.readBack(entity, made.key)
  const before = at(record, place)
  const sent = await step.value(before)
  const send = (value: unknown) => sendUpdate(means, step, { made, record, value })
  const answer = await send(sent)
  const left = await write.readBack(entity, made.key)
  const trial: Trial = {
    answer,
    sent,
    before,
    answered: at(write.shownIn(answer), place),
    after: at(left, place),
    isTouched: !sameJson(left, record),
  }
  if (step.allowed) await takesAnother(means, step, made)
  if (answer.status < 400 || sameJson(before, sent) || before === undefined || !isShut(step.limit))
    return trial
  return { ...trial, unchangedIsTaken: (await send(before)).status < 400 }
}

/** A place where no other value is taken either tells nothing of the limitation. */
async function takesAnother(means: TrialMeans, step: Step, made: Made): Promise<void> {
  const { entity, place } = step
  const record = await means.write.readBack(entity, made.key)
  const value = await step.allowed?.(at(record, place))
  succeeded(await sendUpdate(means, step, { made, record, value }))
  const stored = at(await means.write.readBack(entity, made.key), place)
  if (sameJson(likeSent(stored, value), value)) return
  throw new Finding({
    expected: `${JSON.stringify(value)}, which is allowed, to be stored at ${place}`,
    seen: JSON.stringify(stored) ?? 'nothing',
  })
}

/** An update of this one place; of a line all lines are sent. */
function sendUpdate(
  { scope, write }: TrialMeans,
  step: Step,
  { made, record, value }: { made: Made; record: Rec; value: unknown },
): Promise<Answer> {
  const { entity, place } = step
  const body = write.updateOf(made, (changes) =>
    sendLines(scope, { entity, place }, { body: changes, record }),
  )
  setOrDrop(body, bodyPlace(scope, step), value)
  return write.sendUpdate(entity, made.key, body)
}

/** Whether a field is not the caller's at all: then it matters whether sending it back unchanged is taken. */
function isShut({ kind }: Step['limit']): boolean {
  return kind === 'read-only' || kind === 'custom-field' || kind === 'frozen'
}

function setOrDrop(body: Body, place: string, value: unknown): void {
  if (value === undefined) drop(body, place)
  else put(body, place, value)
}

/** Where the body has the record's place; the same where no body may carry it. */
function bodyPlace(scope: Scope, { entity, role, place }: Step): string {
  const pattern = place.replaceAll(/\/\d+(?=\/|$)/g, '/*')
  const field = fieldAt(writeFields(scope, entity, role), pattern)
  const numbers = place.match(/\/\d+(?=\/|$)/g) ?? []
  return (field?.body ?? pattern).replaceAll('/*', () => numbers.shift() ?? '/0')
}
