import type { Answer } from '../../client/answer.ts'
import { sameJson } from '../../model/json.ts'
import type { Family } from '../check.ts'
import { type EntityRow, entities } from '../families.ts'
import type { Crawl, Reader } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { entitiesOf } from '../scope.ts'
import type { Body } from './draft.ts'
import { stateNames, statesOf } from './workflow.ts'
import type { Writer } from './writer.ts'

export interface ReadOnlyRow extends EntityRow {
  /** Writes as a caller would who takes the system for a real one; on a record that it has, where it is about one. */
  perform(write: Writer, sample: Reader['sample']): Promise<Answer>
}

const WRITES = ['create', 'update', 'status'] as const

/** Entity × write that a read-only system answers. */
export const readOnlyWrites: Family<ReadOnlyRow> = (scope) =>
  scope.manifest.kind === 'read-only'
    ? WRITES.flatMap((role) =>
        entities(role)(scope).flatMap((row) => ('entity' in row ? [readOnly(scope, row.entity, role)] : [])),
      )
    : [
        {
          key: 'all',
          omission: { kind: 'not-applicable', because: `${scope.manifest.system} stores what is written` },
        },
      ]

function readOnly(scope: Scope, entity: Entity, role: (typeof WRITES)[number]): ReadOnlyRow {
  return {
    key: `${entity.name}/${role}`,
    entity,
    perform: async (write, sample) => {
      if (role === 'create') return write.sendCreate(entity, await write.draft(entity))
      const { key } = await sample(entity)
      if (role === 'status')
        return write.sendState(entity, key, await anotherState(scope, { write, entity, key }))
      const body: Body = {}
      write.vary(entity, 'update')(body)
      return write.sendUpdate(entity, key, body)
    },
  }
}

async function anotherState(
  scope: Scope,
  { write, entity, key }: { write: Writer; entity: Entity; key: string },
): Promise<string> {
  const states = statesOf(scope, entity)
  const names = states ? stateNames(states) : (entity.state?.covered ?? [])
  const now = await write.stateOf(entity, key)
  return names.find((name) => name !== now) ?? ''
}

/** All that can be read, entity by entity. */
export async function everything(scope: Scope, crawl: Reader['crawl']): Promise<Crawl[]> {
  const readable = entitiesOf(scope).filter(
    ({ claims, token }) => claims.includes('list') && token === 'connection',
  )
  const crawls: Crawl[] = []
  for (const entity of readable) crawls.push(await crawl(entity))
  return crawls
}

/** What is otherwise than it was, one sentence for each entity. */
export function differences(before: readonly Crawl[], after: readonly Crawl[]): string[] {
  return before.flatMap((crawl, index) => {
    const now = after[index]
    const changed = crawl.records.find((record, place) => !sameJson(record, now?.records[place]))
    if (now?.keys.length !== crawl.keys.length)
      return [`${crawl.entity.name} had ${crawl.keys.length} records, now ${now?.keys.length}`]
    return changed ? [`${crawl.entity.name} ${crawl.keys[crawl.records.indexOf(changed)]} was changed`] : []
  })
}
