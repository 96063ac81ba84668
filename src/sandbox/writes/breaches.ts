import type { Limit } from '../../model/limits.ts'
import { at } from '../../model/pointer.ts'
import { referencesOf } from '../data/references.ts'
import type { Engine } from '../engine.ts'
import type { WriteContext } from '../fault-points.ts'
import { beyond } from '../rules/limits.ts'
import { denialOf, deniedFields } from '../rules/roles.ts'
import type { Breach, WriteFacts } from '../rules/rule.ts'
import { mayMove } from '../rules/states.ts'
import type { Draft } from './draft.ts'
import { settle } from './finish.ts'
import { stateOf } from './state-change.ts'

/** All that a write is beyond, in the order in which systems look: the rights of the role, the state, all other rules. */
export function breachesOf(engine: Engine, draft: Draft, about: WriteContext): Breach[] {
  const { manifest } = engine
  const { entity } = about
  const role = about.connectionRole === undefined ? undefined : manifest.roles?.[about.connectionRole]
  const facts = factsOf(engine, draft, about)
  const claimed = manifest.entities[entity]?.limits ?? []
  const denial = denialOf(role, entity, about.role)
  const found = [
    ...(denial ? [{ limit: denial, pointer: '' }] : []),
    ...deniedFields(role, entity, facts),
    ...moves(engine, draft, about),
    ...beyond([...claimed, ...usualLimits(claimed, facts)], facts),
  ]
  const { before, sent, after } = facts
  return engine.tap('write.breaches', found, { ...about, state: facts.state, before, sent, after })
}

/** What holds where a manifest says nothing of it: keys that are referred to exist. */
function usualLimits(claimed: readonly Limit[], { references }: WriteFacts): Limit[] {
  const told = claimed.flatMap((limit) => (limit.kind === 'reference' ? limit.fields : []))
  const fields = Object.keys(references).filter((field) => !told.includes(field))
  return [{ id: 'reference', origin: 'declared', kind: 'reference', fields }]
}

function factsOf(engine: Engine, draft: Draft, about: WriteContext): WriteFacts {
  const { realm, index, before, base, sent, after, lines } = draft
  settle(realm, index, after)
  return {
    role: about.role,
    before,
    base,
    sent,
    after,
    state: stateOf(realm, before),
    stateAt: realm.plan.binding.state?.at,
    linesAt: lines?.at,
    references: referencesOf(realm),
    find: (entity, key) => engine.records.source(entity, realm.connection)?.find(key)?.value,
  }
}

/** A transition that the workflow does not have, whichever operation asks for it. */
function moves(engine: Engine, { realm, before, sent, after }: Draft, about: WriteContext): Breach[] {
  const { state } = realm.plan.binding
  const claim = engine.manifest.entities[about.entity]?.states
  const [from, to] = [stateOf(realm, before), stateOf(realm, after)]
  if (!state || !claim || from === undefined || to === undefined || at(sent, state.at) === undefined)
    return []
  const allowed = engine.tap('write.status', mayMove(claim, from, to), { ...about, from, to })
  return allowed ? [] : [{ limit: claim, pointer: state.at }]
}
