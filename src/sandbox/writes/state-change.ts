import { at } from '../../model/pointer.ts'
import type { Realm } from '../data/place.ts'

type Row = Record<string, unknown>

/** Key of the workflow state with a code; undefined where there is none. */
export function stateKey(realm: Realm, code: unknown): string | number | undefined {
  const { state } = realm.plan.binding
  const index = realm.stateCodes().indexOf(code)
  return state && index >= 0 ? realm.other(state.entity)?.keys.write(index) : undefined
}

/** Code of the workflow state with a key; undefined where there is none. */
function stateCode(realm: Realm, key: unknown): string | undefined {
  const { state } = realm.plan.binding
  const index = state && realm.other(state.entity)?.keys.read(String(key))
  const code = index === undefined ? undefined : realm.stateCodes()[index]
  return code === undefined ? undefined : String(code)
}

/** Code of a record's state. */
export function stateOf(realm: Realm, record: Row | undefined): string | undefined {
  const { state } = realm.plan.binding
  return state && record ? stateCode(realm, at(record, state.at)) : undefined
}

/**
 * The key of the state that the body of the status operation names, as the field of the record; undefined where it names
 * none there is. Where the binding does not say which field names it, the one that holds the code of a state does.
 */
export function stateSent(realm: Realm, body: unknown): unknown {
  const change = realm.plan.binding.state?.change
  const values = typeof body === 'object' && body !== null ? Object.values(body) : []
  const named = change ? at(body, change.at) : values.find((value) => realm.stateCodes().includes(value))
  if (change?.as !== 'key') return stateKey(realm, named)
  return stateCode(realm, named) === undefined ? undefined : named
}
