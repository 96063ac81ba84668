import type { EntityBinding } from '../../model/binding.ts'
import type { FieldRule } from '../../model/seed.ts'
import type { Api } from '../../spec/api.ts'
import { hashText } from './dice.ts'
import { aboveOf } from './parents.ts'
import { diceAt, type Place, type ValueNode } from './place.ts'
import { aboveNode, anyRecord, referenceNode } from './reference-node.ts'
import { changedNode, createdNode, deletedNode, keyNode, lineKeyNode, stateCodeNode } from './role-node.ts'
import { ruleNode } from './rule-node.ts'
import { NULL_SHARE } from './schema-leaf.ts'
import type { Shape } from './schema-shape.ts'
import { anyStateNode } from './state-node.ts'

/** Makes the node of one field once its schema is known. */
export type FieldMaker = (pointer: string, shape: Shape) => ValueNode

/**
 * Fields of an entity that something better than their schema decides, by pointer. Later ones win: what follows from
 * the binding, what the seed data says, what must be so.
 */
export function fieldMakers(api: Api, name: string, binding: EntityBinding): Map<string, FieldMaker> {
  const rules = api.seed.entities[name]?.fields ?? {}
  const mirrored = mirrorOf(api, name)
  return new Map<string, FieldMaker>([
    ...references(binding.references, aboveOf(api.binding, name)?.entity),
    ...references(mirrored?.references ?? {}),
    ...state(binding),
    ...stateCodes(api, name),
    ...Object.entries(rules).map(([pointer, rule]): Entry => [pointer, ruleMaker(api, binding, rule)]),
    ...roles(binding, '').filter(([pointer]) => !(pointer === binding.deletedAt && pointer in rules)),
    ...(mirrored?.roles ?? []),
  ])
}

type Entry = [pointer: string, maker: FieldMaker]

export function ruleMaker(api: Api, binding: EntityBinding, rule: FieldRule): FieldMaker {
  return (pointer, shape) =>
    ruleNode(rule, {
      pointer,
      shape,
      salt: hashText(pointer),
      lists: api.seed.lists,
      refersTo:
        binding.references[pointer] ?? (binding.state?.at === pointer ? binding.state.entity : undefined),
    })
}

/** A reference to what the record is below is to that very one. */
function references(pointers: Record<string, string>, above?: string): Entry[] {
  return Object.entries(pointers).map(([pointer, entity]) => {
    const salt = hashText(pointer)
    if (entity === above) return [pointer, (at, shape) => aboveNode({ pointer: at, entity, shape })]
    const maker: FieldMaker = (at, shape) => {
      const empty = (place: Place) => shape.nullable && diceAt(place, salt + 1).share() < NULL_SHARE
      const choose = (place: Place) => (empty(place) ? undefined : anyRecord(place, entity, salt))
      return referenceNode({ pointer: at, entity, shape, choose })
    }
    return [pointer, maker]
  })
}

function state({ state }: EntityBinding): Entry[] {
  return state ? [[state.at, (_, shape) => anyStateNode(state, shape)]] : []
}

/** Where other entities find their workflow states here: the codes that they must find. */
function stateCodes(api: Api, name: string): Entry[] {
  const states = Object.values(api.binding.entities).flatMap(({ state }) =>
    state?.entity === name ? [state] : [],
  )
  const codes = [...new Set(states.flatMap(({ covered }) => covered))]
  return states.map(({ code }) => [code, (pointer) => stateCodeNode(pointer, codes)])
}

function roles({ id, createdAt, updatedAt, deletedAt }: EntityBinding, below: string): Entry[] {
  return [
    ...entry(createdAt, createdNode),
    ...entry(updatedAt, changedNode),
    ...entry(deletedAt, deletedNode),
    ...entry(id, keyNode),
  ].map(([pointer, maker]) => [below + pointer, maker])
}

function entry(pointer: string | undefined, maker: FieldMaker): Entry[] {
  return pointer === undefined ? [] : [[pointer, maker]]
}

/** What the lines of this entity's records owe to an entity whose records they are. */
function mirrorOf(
  api: Api,
  name: string,
): { references: Record<string, string>; roles: Entry[] } | undefined {
  const [found, mirror] =
    Object.entries(api.seed.mirrors ?? {}).find(([, { entity }]) => entity === name) ?? []
  const binding = found === undefined ? undefined : api.binding.entities[found]
  if (found === undefined || !mirror || !binding) return undefined
  const below = `${mirror.lines}/*`
  const held = Object.entries(binding.references).filter(([pointer]) => pointer !== mirror.header)
  return {
    references: Object.fromEntries(held.map(([pointer, entity]) => [below + pointer, entity])),
    roles: [...roles(binding, below), [below + binding.id, (pointer) => lineKeyNode(pointer, found)]],
  }
}
