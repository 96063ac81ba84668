import type { Answer } from '../../client/answer.ts'
import type { OperationRole } from '../../model/manifest.ts'
import { stateNames } from '../../model/workflow.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Subject } from './means.ts'
import { statesOf } from './workflow.ts'
import type { Writer } from './writer.ts'

interface Use {
  scope: Scope
  entity: Entity
  operation: OperationRole
}

interface By {
  /** Knows what to send. */
  write: Writer
  /** Sends it. */
  by: Writer
}

/** Uses an operation as it is meant: about this record, where it is about one. */
export async function use({ write, by }: By, of: Use, made: Subject | undefined): Promise<Answer> {
  const { entity, operation } = of
  if (operation === 'create') return by.sendCreate(entity, await write.draft(entity))
  if (operation === 'list') return by.send(entity, 'list', {})
  if (!made) throw new Unjudged(`no ${entity.singular} was made to ${operation}`)
  if (operation === 'status') return by.sendState(entity, made.key, nextState(of))
  const body = operation === 'update' ? write.updateOf(made, write.vary(entity, 'update')) : undefined
  return by.send(entity, operation, { key: made.key, body })
}

/** A state that a new record may go to. */
export function nextState({ scope, entity }: Pick<Use, 'scope' | 'entity'>): string {
  const states = statesOf(scope, entity)
  const [next] = (states && (states.transitions[states.initial] ?? stateNames(states).slice(1))) ?? []
  if (next !== undefined) return next
  throw new Unjudged(`the workflow of ${entity.name} goes nowhere from its initial state`)
}

/** What is stored of a record, or how many there are where none is named. */
export function traceOf(write: Writer, entity: Entity, made: Subject | undefined): Promise<unknown> {
  return made ? write.readBack(entity, made.key) : write.count(entity)
}

/** Calls an operation that should not be there: about a record of our own where the system has such, with an empty body. */
export async function attempt(write: Writer, entity: Entity, operation: OperationRole): Promise<Answer> {
  const isAbout = entity[operation]?.includes('{') ?? false
  const own = isAbout && entity.claims.includes('create') ? (await write.make(entity)).key : 'no-such-key'
  const body = ['create', 'update', 'status'].includes(operation) ? {} : undefined
  return write.send(entity, operation, { ...(isAbout ? { key: own } : {}), body })
}
