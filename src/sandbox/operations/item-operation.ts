import { setAt } from '../../model/pointer.ts'
import type { Call, Engine } from '../engine.ts'
import { type Reply, refuse } from '../http/reply.ts'
import { keyIn } from './below.ts'
import { documentedItem } from './documented-answer.ts'
import { findRecord } from './sources.ts'
import { viewOf } from './view.ts'

/** Answers a single record by its key. */
export function itemReply(engine: Engine, call: Call, entity: string): Reply {
  const record = findRecord(engine, call, { entity, key: keyIn(engine, call, entity) })
  if (!record) return noSuchRecord(engine, entity)
  const shown = wrap(engine, viewOf(engine, { record, entity, role: 'get' }))
  const envelope = documentedItem(engine, call, shown)
  return { status: 200, json: engine.tap('item.envelope', envelope, { entity }) }
}

export function noSuchRecord({ api }: Engine, entity: string): Reply {
  const singular = api.binding.entities[entity]?.singular ?? 'record'
  return refuse('notFound', 404, { message: `There is no ${singular} with this key.` })
}

export function wrap({ api }: Engine, value: unknown): Record<string, unknown> {
  const { item } = api.binding.envelopes
  if (item === '') return value as Record<string, unknown>
  const envelope: Record<string, unknown> = {}
  setAt(envelope, item, value)
  return envelope
}
