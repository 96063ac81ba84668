import type { Answer } from '../../client/answer.ts'
import type { Family } from '../check.ts'
import { type EntityRow, entities } from '../families.ts'
import type { Reader } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
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
    about: [entity[role] ?? []].flat(),
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

/** A state that a record is not in. */
export async function anotherState(
  scope: Scope,
  { write, entity, key }: { write: Writer; entity: Entity; key: string },
): Promise<string> {
  const states = statesOf(scope, entity)
  const names = states ? stateNames(states) : (entity.state?.covered ?? [])
  const now = await write.stateOf(entity, key)
  return names.find((name) => name !== now) ?? ''
}
