import { sameJson } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Crawl, Reader, Rec } from './reader.ts'
import { type Entity, entityOf, type Scope } from './scope.ts'
import { placesAt } from './values.ts'

/**
 * Keys of records that show a scenario: every pointer of `where` has the wanted value, `present` asks for any non-empty
 * one. A pointer may run on through a reference: `/vendorKey/isActive` is read in the vendor.
 */
export async function findScenario(
  scope: Scope,
  reader: Reader,
  sought: { entity: Entity; where: Record<string, unknown> },
): Promise<string[]> {
  const crawl = await reader.crawl(sought.entity)
  let found = crawl.records.map((record, index) => ({ record, key: crawl.keys[index] ?? '' }))
  for (const [pointer, wanted] of Object.entries(sought.where)) {
    const reference = referenceOf(sought.entity, pointer)
    const goal = reference && entityOf(scope, reference.entity)
    const goals = goal && indexed(await reader.crawl(goal))
    const valuesIn = (record: Rec) =>
      reference && goals
        ? through(record, reference, goals)
        : placesAt(record, pointer).map(({ value }) => value)
    found = found.filter(({ record }) => valuesIn(record).some((value) => satisfies(value, wanted)))
  }
  return found.map(({ key }) => key)
}

interface Reference {
  pointer: string
  entity: string
  rest: string
}

function referenceOf(entity: Entity, pointer: string): Reference | undefined {
  const prefix = Object.keys(entity.references).find((candidate) => pointer.startsWith(`${candidate}/`))
  const to = prefix === undefined ? undefined : entity.references[prefix]
  return prefix === undefined || to === undefined
    ? undefined
    : { pointer: prefix, entity: to, rest: pointer.slice(prefix.length) }
}

function indexed(crawl: Crawl): Map<string, Rec> {
  return new Map(crawl.records.map((record, index) => [crawl.keys[index] ?? '', record]))
}

function through(record: Rec, reference: Reference, goals: Map<string, Rec>): unknown[] {
  return placesAt(record, reference.pointer)
    .map(({ value }) => goals.get(String(value)))
    .filter((goal) => goal !== undefined)
    .map((goal) => at(goal, reference.rest))
}

function satisfies(value: unknown, wanted: unknown): boolean {
  if (wanted !== 'present') return sameJson(value, wanted)
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
