import { Dice, mix } from './dice.ts'
import type { Place } from './place.ts'

const DAY = 86_400_000
/** How far back the oldest record goes. */
const SPAN = 400 * DAY

/**
 * When a record came into being, ms since the epoch: evenly through the history and never before its predecessor, so
 * that creation time and creation order agree and a range of times is a range of places.
 */
export function createdAt({ realm, index, base }: Place): number {
  const step = SPAN / Math.max(1, realm.count)
  return Math.min(Math.floor(realm.start - SPAN + (index + new Dice(base).share()) * step), realm.start - 1)
}

/** When it last changed: for a third of the records never since its creation, for the rest more likely soon after. */
export function changedAt(place: Place): number {
  const created = createdAt(place)
  const dice = new Dice(mix(place.base, 0x11))
  const later = dice.share() < 1 / 3 ? 0 : dice.share() ** 2
  return created + Math.floor(later * (place.realm.start - 1 - created))
}

const PADDED = Array.from({ length: 1000 }, (_, number) => String(number).padStart(2, '0'))
const days = new Map<number, string>()

/** ISO 8601 in UTC. Several times as fast as `Date`, which matters for a record with twenty instants. */
export function instant(ms: number): string {
  const day = Math.floor(ms / DAY)
  const date = days.get(day) ?? new Date(day * DAY).toISOString().slice(0, 11)
  days.set(day, date)
  const rest = ms - day * DAY
  const clock = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map(
    (part) => PADDED[Math.floor(part)],
  )
  return `${date}${clock.join(':')}.${(PADDED[rest % 1000] ?? '').padStart(3, '0')}Z`
}
