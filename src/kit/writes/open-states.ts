import { reachableStates } from '../../model/workflow.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { isChangeable } from './another-value.ts'
import { leaves, writeFields } from './fields.ts'
import { isFree, limitsOf, ofKind } from './limits.ts'
import { statesOf } from './workflow.ts'
import { perWritable } from './write-families.ts'

export interface OpenStateRow extends EntityRow {
  state: string
  field: string
  role: 'update'
}

/** Entity × state, with a field that nothing keeps from being changed there; none where every field is frozen. */
export const openStates: Family<OpenStateRow> = perWritable('update', (entity, scope) => {
  const states = statesOf(scope, entity)
  const free = leaves(writeFields(scope, entity, 'update')).filter(
    ({ record, shape }) => isFree(scope, entity, record) && isChangeable(shape),
  )
  return [...(states ? reachableStates(states) : [])].flatMap((state) => {
    const shut = ofKind(limitsOf(scope, entity), 'frozen').filter((limit) => limit.states.includes(state))
    const field = free.find(({ record }) => shut.every(({ fields }) => fields?.includes(record) === false))
    const claim = { entity: entity.name, state, operation: 'update' as const }
    const key = `${entity.name}/${state.toLowerCase()}`
    return field ? [{ key, entity, state, field: field.record, role: 'update' as const, claim }] : []
  })
})
