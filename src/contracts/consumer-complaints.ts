import { type ConsumerFile, type Fields, fieldsOf } from '../model/consumer.ts'
import { nearest } from '../model/nearest.ts'
import { pointerTokens, toPointer } from '../model/pointer.ts'
import type { Api } from '../spec/api.ts'
import { webhookPayload } from '../spec/document/webhooks.ts'
import { suggestion } from '../spec/plugin/binding-complaints.ts'
import { EntityRecords } from '../spec/plugin/entity-records.ts'
import type { Complaint } from '../spec/plugin/schema-problems.ts'
import { propertyNames, reach } from '../spec/plugin/schema-walk.ts'

/** What a file of a consumer may name. */
export interface KnownNames {
  apis: readonly string[]
  systems: readonly string[]
}

/** What fits the schema of consumers, and names what there is not. */
export function consumerComplaints(file: ConsumerFile, api: Api, known: KnownNames): Complaint[] {
  const names = [
    ...unknown([file.api], known.apis, { noun: 'API', at: () => '/api' }),
    ...unknown(file.systems, known.systems, { noun: 'system', at: (index) => `/systems/${index}` }),
  ]
  return file.api === api.id ? [...names, ...readComplaints(file, api), ...eventComplaints(file, api)] : names
}

function readComplaints({ reads }: ConsumerFile, { binding, document }: Api): Complaint[] {
  const entities = Object.keys(binding.entities)
  const named = Object.keys(reads)
  return [
    ...unknown(named, [...entities, '*'], {
      noun: 'entity',
      at: (index) => toPointer(['reads', named[index] ?? '']),
    }),
    ...listed(reads).flatMap(({ name, field, index }) => {
      const place = toPointer(['reads', name, index])
      return entities.includes(name)
        ? new EntityRecords(name, binding, document).expectField(field, place)
        : []
    }),
  ]
}

function eventComplaints({ events = {} }: ConsumerFile, { binding, document }: Api): Complaint[] {
  const types = Object.keys(binding.webhooks?.events ?? {})
  const named = Object.keys(events)
  return [
    ...unknown(named, [...types, '*'], {
      noun: 'event',
      at: (index) => toPointer(['events', named[index] ?? '']),
    }),
    ...listed(events).flatMap(({ name, field, index }) => {
      const payload = webhookPayload(document, name)
      const wrong = payload && unknownStep(payload.schema, field, document.resolve)
      return wrong === undefined
        ? []
        : [{ pointer: toPointer(['events', name, index]), message: `payloads of ${name} have no ${wrong}` }]
    }),
  ]
}

/** Fields that are named one by one. */
function listed(named: Record<string, Fields>): { name: string; field: string; index: number }[] {
  return Object.keys(named).flatMap((name) => {
    const fields = fieldsOf(named, name)
    return Array.isArray(fields) ? fields.map((field, index) => ({ name, field, index })) : []
  })
}

/** The first step of a pointer that leads nowhere, as `"naem"; did you mean "name"?`. */
function unknownStep(
  schema: Record<string, unknown>,
  field: string,
  resolve: Api['document']['resolve'],
): string | undefined {
  const tokens = pointerTokens(field)
  const depth = tokens.findIndex((_, index) => {
    const reached = reach([schema], toPointer(tokens.slice(0, index + 1)), resolve)
    return reached !== 'open' && reached.length === 0
  })
  const token = tokens[depth]
  if (token === undefined) return undefined
  const above = reach([schema], toPointer(tokens.slice(0, depth)), resolve)
  const near = nearest(token, propertyNames(above, resolve))
  const help = near === undefined ? 'see its schema in the document' : `did you mean ${JSON.stringify(near)}?`
  return `${JSON.stringify(token)} for ${JSON.stringify(field)}; ${help}`
}

interface Naming {
  noun: string
  at: (index: number) => string
}

function unknown(names: readonly string[], known: readonly string[], { noun, at }: Naming): Complaint[] {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          {
            pointer: at(index),
            message: `there is no ${noun} ${JSON.stringify(name)}${suggestion(name, [...known])}`,
          },
        ],
  )
}
