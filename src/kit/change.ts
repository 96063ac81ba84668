import type { Answer } from '../client/answer.ts'
import type { Binding } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import { at } from '../model/pointer.ts'
import type { TargetControl } from '../target/session.ts'
import type { Complaint } from './complaints.ts'
import type { Filter } from './matching.ts'
import { filterQuery } from './querying.ts'
import type { Crawl, Query, Rec } from './reader.ts'
import type { Entity } from './scope.ts'
import { Unjudged } from './unjudged.ts'
import { instantOf, show } from './values.ts'

/** A change time to read from, as text, and the keys read before that lie in the overlap. */
export interface ChangeMark {
  time: string
  keys: string[]
}

/**
 * Where a reader would go on after this crawl: at the latest change it saw. Of a list too long to read whole the latest
 * is not known, so the mark is the target's clock, `now` in ms, with no overlap.
 */
export function changeMark(crawl: Crawl, now: number): ChangeMark {
  if (!crawl.complete) return { time: new Date(now).toISOString(), keys: [] }
  const times = crawl.records.map((record) => String(at(record, crawl.entity.updatedAt ?? '')))
  const latest = times.reduce((a, b) => ((instantOf(a) ?? 0) >= (instantOf(b) ?? 0) ? a : b), '')
  if (instantOf(latest) === undefined) throw new Unjudged(`${crawl.entity.name} has no change times`)
  return {
    time: latest,
    keys: crawl.keys.filter((_, index) => instantOf(times[index]) === instantOf(latest)),
  }
}

/** When a record was created, as it says, and last changed, in ms since the epoch; not a number where it does not say. */
export function historyOf(
  record: Rec,
  { createdAt = '', updatedAt = '' }: Entity,
): { created: unknown; updated: number } {
  return { created: at(record, createdAt), updated: instantOf(at(record, updatedAt)) ?? Number.NaN }
}

/** A filter by change time whose boundary is the change of this record. */
export function atChange(crawl: Crawl, key: string | undefined, operator: Filter['operator']): Filter {
  const { updatedAt = '' } = crawl.entity
  const value = String(at(crawl.records[crawl.keys.indexOf(key ?? '')], updatedAt))
  return { field: updatedAt.slice(1), operator, value }
}

/** Records changed at this time or later. */
export function sinceQuery(binding: Binding, entity: Entity, time: string): Query {
  return filterQuery(binding, {
    field: entity.updatedAt?.slice(1) ?? '',
    operator: 'greaterOrEqual',
    value: time,
  })
}

/** What a busy system does meanwhile: changes one record, deletes another, adds a third. Returns their keys. */
export function churnThrough(control: TargetControl, entity: Entity, keys: readonly string[]): string[] {
  const [first, second] = keys
  if (first === undefined) throw new Unjudged(`${entity.name} has no record to change`)
  control.touch(entity.name, first)
  if (second !== undefined && entity.deletedAt !== undefined) control.softDelete(entity.name, second)
  const deleted = second !== undefined && entity.deletedAt !== undefined ? [second] : []
  return [first, ...deleted, control.insert(entity.name)]
}

/** The record of this key is marked deleted, and changed no earlier than that. */
export function deletionComplaints(key: string): (record: Rec, entity: Entity) => Complaint[] {
  return (record, entity) => {
    if (String(at(record, entity.id)) !== key) return []
    const deleted = instantOf(at(record, entity.deletedAt ?? ''))
    if (deleted === undefined) return ['is deleted, but does not say when']
    const updated = instantOf(at(record, entity.updatedAt ?? ''))
    return updated !== undefined && updated < deleted ? ['was deleted after its last change'] : []
  }
}

/** Retry-After in ms from now, given as seconds or as a date (RFC 9110 section 10.2.3). */
export function retryAfter(binding: Binding, answer: Answer, now: number): number {
  const text = answer.headers.get(binding.rateLimit.retryAfter) ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const date = Date.parse(text)
  if (!Number.isNaN(date)) return date - now
  throw new Finding({
    expected: `${binding.rateLimit.retryAfter} as seconds or a date`,
    seen: text === '' ? 'no such header' : show(text),
    exchange: answer.exchange.id,
  })
}
