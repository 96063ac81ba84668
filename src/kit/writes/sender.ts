import type { Answer } from '../../client/answer.ts'
import { recordPath } from '../../client/records.ts'
import { Finding } from '../../model/finding.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { formOf, requiredOf, stateBody } from './bodies.ts'
import type { Body } from './draft.ts'
import { bodyType, type WriteRole, writeFields } from './fields.ts'
import type { Change, Subject, WriterMeans } from './means.ts'
import type { References } from './references.ts'
import { vary } from './variation.ts'

/** Sends writes and gives whatever answer comes. */
export interface Sender {
  sendCreate(entity: Entity, body: unknown): Promise<Answer>
  sendUpdate(entity: Entity, key: string, body: unknown): Promise<Answer>
  /** Asks for a state by its code. */
  sendState(entity: Entity, key: string, code: string): Promise<Answer>
  sendRemove(entity: Entity, key: string): Promise<Answer>
  /** Calls any operation of an entity, about a record where its path names one. */
  send(entity: Entity, role: OperationRole, call: { key?: string; body?: unknown }): Promise<Answer>
  /** Makes a body another one, in a field that may be changed freely. */
  vary(entity: Entity, role: WriteRole): Change
  /** The body of an update that changes one thing: with it goes only what every update must have. */
  updateOf(made: Subject, change: Change): Body
  /** The body that asks for a state by its code. */
  stateBody(entity: Entity, code: string): Promise<Body>
  /** A body as it is sent: the parts of a form where the document wants a form. */
  encoded(entity: Entity, role: OperationRole, body: unknown): unknown
}

export function createSender({ scope, caller, reader }: WriterMeans, references: References): Sender {
  const send: Sender['send'] = async (entity, role, { key, body }) => {
    const address = known(entity[role])
    const path = key === undefined ? await reader.above(entity) : recordPath(address, key)
    // Drafts bear their mark already; what a check makes of them goes out as it is.
    return caller.call(address, {
      unmarked: true,
      ...(Object.keys(path).length === 0 ? {} : { path }),
      ...(body === undefined ? {} : { body: encoded(scope, { entity, role, address }, body) }),
    })
  }
  return {
    send,
    sendCreate: (entity, body) => send(entity, 'create', { body }),
    sendUpdate: (entity, key, body) => send(entity, 'update', { key, body }),
    sendState: async (entity, key, code) => {
      const body = await stateBody(references, entity, code)
      return send(entity, entity.status ? 'status' : 'update', { key, body })
    },
    sendRemove: (entity, key) => send(entity, 'remove', { key }),
    stateBody: (entity, code) => stateBody(references, entity, code),
    encoded: (entity, role, body) => encoded(scope, { entity, role, address: known(entity[role]) }, body),
    vary: (entity, role) => (body) => vary(scope, { entity, role }, body),
    updateOf: (made, change) => {
      const body = requiredOf(scope, made)
      change(body)
      return body
    },
  }
}

function encoded(
  scope: Scope,
  { entity, role, address }: { entity: Entity; role: OperationRole; address: string },
  body: unknown,
): unknown {
  const isWrite = role === 'create' || role === 'update'
  return isWrite && bodyType(scope, address) === 'form'
    ? formOf(writeFields(scope, entity, role), body)
    : body
}

function known(address: string | undefined): string {
  if (address === undefined) throw new Unjudged('the document has no operation for this')
  return address
}

/** The answer, where it is a success; a finding where the system does not do what it claims. */
export function succeeded(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw new Finding({
    expected: `success from ${answer.operation.address}, as the manifest claims`,
    seen: `status ${answer.status}: ${answer.text}`,
    exchange: answer.exchange.id,
  })
}
