import { PROVIDER_STATES } from '../model/contract.ts'
import type { Agreement } from './agreements.ts'
import type { State } from './interaction.ts'
import type { BoundRole } from './roles.ts'

const RECORD = /^a record of (\S+) exists$/

/** The state in which an entity has a record; whoever brings it about gives the record's key under the entity's name. */
export const recordState = (entity: string): State => ({ name: `a record of ${entity} exists` })

/** The entity that such a state is about; undefined for any other state. */
export const entityIn = (name: string): string | undefined => RECORD.exec(name)?.[1]

/** What stands for that key: an expression that Pact fills in from what the state gave. */
export const keyExpression = (entity: string): string => `\${${entity}}`

/** What must be so before this is asked: the records that the path names, but of a call that is told there is none. */
export function statesOf({ given, exchange, parameters }: Agreement, role: BoundRole | undefined): State[] {
  if (given) return [{ name: PROVIDER_STATES[given] }]
  if (!role || !namesRecord(exchange.response?.status)) return []
  const needsOne = role.role === 'list' || Object.keys(parameters).length > 0
  return needsOne ? [recordState(role.entity)] : []
}

/** Who is not let in, or is told that there is no such record, needs none. */
const namesRecord = (status = 0): boolean => status !== 401 && status !== 404

const EVENT = /^the event (\S+) happens$/

/** The state of a message: whoever verifies it makes the event happen, and gives what was delivered. */
export const eventState = (type: string): State => ({ name: `the event ${type} happens` })

/** The event that such a state is about; undefined for any other state. */
export const eventIn = (name: string): string | undefined => EVENT.exec(name)?.[1]
