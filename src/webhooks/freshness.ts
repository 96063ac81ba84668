import type { TimePlace, TimeUnit } from '../model/recipe.ts'
import { type Refused, refused } from './verdict.ts'

const MS: Record<TimeUnit, number> = { seconds: 1000, milliseconds: 1 }
/** A whole number as it is written: no sign, no leading zero, no blank. The largest is in the year 33658. */
const WHOLE = /^(0|[1-9]\d{0,14})$/

/** Milliseconds since the epoch, of a time that is written as one and near enough to `now`. */
export function timeOf(text: string, { unit, tolerance }: TimePlace, now: number): number | Refused {
  if (!WHOLE.test(text)) return refused('time-malformed', `The time is no whole number of ${unit}.`)
  const time = Number(text) * MS[unit]
  if (tolerance === undefined) return time
  // Both in the sender's unit: what is sent within the same second is no second old.
  const age = Math.floor(now / MS[unit]) - Number(text)
  const allowed = (tolerance * 1000) / MS[unit]
  if (age > allowed) return refused('time-past', `It is ${age} ${unit} old, ${allowed} are allowed.`)
  if (age < -allowed)
    return refused('time-future', `It is ${-age} ${unit} ahead of the clock, ${allowed} are allowed.`)
  return time
}

/** An instant as a sender of a recipe writes it. */
export function timeText(instant: number, { unit }: TimePlace): string {
  return String(Math.floor(instant / MS[unit]))
}
