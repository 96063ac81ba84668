import { sameJson } from '../../model/json.ts'
import { at, setAt } from '../../model/pointer.ts'
import { placeIn, type Realm } from '../data/place.ts'
import { copyOf } from '../data/rule-node.ts'
import type { Engine } from '../engine.ts'
import type { Row, WriteContext } from '../fault-points.ts'
import { type Draft, stampAt } from './draft.ts'
import { stateOf } from './state-change.ts'

/** Works out the line values and totals of a record. Mutates it. All records that were written are taxed alike. */
export function settle(realm: Realm, index: number, record: Row): void {
  const place = placeIn(realm, index < realm.count ? index : 0)
  realm.plan.settle(record, { ...place, scenario: undefined })
}

/** What follows from what was written: times of change, copies of the state, lines and their totals. */
export function finish(engine: Engine, draft: Draft, about: WriteContext): Row {
  const { realm, index, before, sent } = draft
  const now = engine.clock.now()
  const record = copyOf(draft.after) as Row
  stampAt(record, realm.plan.binding.updatedAt, { realm, now })
  copyState(engine, realm, { record, before })
  if (draft.lines) finishLines(engine, { ...draft, after: record }, about)
  const unsettled = copyOf(record) as Row
  settle(realm, index, record)
  return engine.tap('write.settle', record, { ...about, before, sent, unsettled })
}

/** Fields that show something of the state's own record follow the state: sample data says which they are. */
function copyState(
  { api }: Engine,
  realm: Realm,
  { record, before }: { record: Row; before: Row | undefined },
) {
  const { binding, name } = realm.plan
  const { state } = binding
  if (!state || (before && stateOf(realm, before) === stateOf(realm, record))) return
  const states = realm.other(state.entity)
  const index = states?.keys.read(String(at(record, state.at)))
  if (!states || index === undefined) return
  for (const [pointer, rule] of Object.entries(api.seed.entities[name]?.fields ?? {})) {
    if (!('of' in rule) || rule.of !== state.at) continue
    const node = states.plan.nodes.get(rule.at)
    if (node) setAt(record, pointer, node.make(placeIn(states, index)))
  }
}

/** Lines that are not what they were have changed now. */
function finishLines(engine: Engine, draft: Draft, about: WriteContext): void {
  const { realm, before, sent, after, lines } = draft
  if (!lines) return
  const held = rowsAt(before, lines.at)
  const rows = rowsAt(after, lines.at)
  const now = engine.clock.now()
  for (const [number, row] of rows.entries())
    if (number >= held.length || !sameJson(row, held[number]))
      stampAt(row, lines.updatedAt, { realm, now, pattern: `${lines.at}/*${lines.updatedAt}` })
  const kept = engine.tap('write.lines', rows, { ...about, before: held, sent: rowsAt(sent, lines.at) })
  setAt(after, lines.at, kept)
}

function rowsAt(record: Row | undefined, pointer: string): Row[] {
  const rows = at(record, pointer)
  return Array.isArray(rows) ? (rows as Row[]) : []
}
