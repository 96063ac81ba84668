import { reachableStates } from '../../model/workflow.ts'
import type { Entity, Scope } from '../scope.ts'
import { isChangeable } from './another-value.ts'
import { fieldAt, leaves, type WriteField, writeFields } from './fields.ts'
import { claimOf, fieldsOf, isFree, limitsOf, ofKind } from './limits.ts'
import { isOpenReference } from './reference-rows.ts'
import { statesOf } from './workflow.ts'
import { keyOf, type LimitRow, perLimit } from './write-families.ts'

export interface FrozenRow extends LimitRow<'frozen'> {
  state: string
  /** A state in which the field is not frozen; each in turn. */
  open: string
}

/** Limit × state × field that no longer changes there; where a limit names none, every kind of field that changes elsewhere. */
export const frozen = perLimit<'frozen', FrozenRow>('frozen', ({ entity, limit }, scope) => {
  const fields = limit.fields?.filter((record) => isChangeableAt(scope, entity, record))
  const states = statesOf(scope, entity)
  const reached = limit.states.filter((state) => states && reachableStates(states).has(state))
  const rows = reached.flatMap((state) =>
    (fields ?? openFields(scope, entity)).map((field) => ({ state, field })),
  )
  return rows.map(({ state, field }, index) => ({
    key: `${limit.id}/${state.toLowerCase()}/${keyOf(field)}`,
    entity,
    limit,
    field,
    role: 'update' as const,
    state,
    open: openState(scope, { entity, field, index }),
    claim: { ...claimOf(entity, limit), state, operation: 'update' as const },
  }))
})

function isChangeableAt(scope: Scope, entity: Entity, record: string): boolean {
  const field = fieldAt(writeFields(scope, entity, 'update'), record)
  return field !== undefined && isChangeable(field.shape)
}

/** What is free of other limits, what refers to others, and of the lines their quantity. */
function openFields(scope: Scope, entity: Entity): string[] {
  const { lines } = entity
  const quantity = lines && `${lines.at}/*${lines.quantity}`
  const isOpen = ({ record, shape }: WriteField) =>
    (isChangeable(shape) && (isFree(scope, entity, record) || record === quantity)) ||
    (isOpenReference(scope, { entity, role: 'update' }, record) && !record.includes('*'))
  return leaves(writeFields(scope, entity, 'update'))
    .filter(isOpen)
    .map(({ record }) => record)
}

function openState(
  scope: Scope,
  { entity, field, index }: { entity: Entity; field: string; index: number },
): string {
  const states = statesOf(scope, entity)
  const shut = ofKind(limitsOf(scope, entity), 'frozen')
    .filter((limit) => limit.fields === undefined || fieldsOf(limit).includes(field))
    .flatMap((limit) => limit.states)
  const open = states ? [...reachableStates(states)].filter((state) => !shut.includes(state)) : []
  return open[index % open.length] ?? states?.initial ?? ''
}
