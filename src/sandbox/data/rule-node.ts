import { parseDuration } from '../../model/duration.ts'
import { isObject, type Json } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { FieldRule, SeedPlan } from '../../model/seed.ts'
import { mix } from './dice.ts'
import { instant } from './history.ts'
import { diceAt, effective, makeAt, type Place, placeIn, seenBy, type ValueNode } from './place.ts'
import { anyRecord, referenceNode } from './reference-node.ts'
import type { Shape } from './schema-shape.ts'
import { stateAt, stateNode } from './state-node.ts'

/** Where a rule stands: its field, the field's schema, and the lists it may draw from. */
export interface RuleSite {
  pointer: string
  shape: Shape
  salt: number
  lists: SeedPlan['lists']
  /** Entity the field refers to, by the binding. */
  refersTo: string | undefined
}

/** The node that a rule of the seed data describes. */
export function ruleNode(rule: FieldRule, site: RuleSite): ValueNode {
  const node = (make: ValueNode['make']): ValueNode => ({
    pointer: site.pointer,
    make: (place) => fitting(make(place), site.shape),
  })
  if ('text' in rule) return node((place) => textOf(rule.text, place, site))
  if ('pick' in rule) return node((place) => diceAt(place, site.salt).oneOf(listOf(rule.pick, site)))
  if ('each' in rule) return node((place) => at(nth(rule.each, place, site), rule.at ?? ''))
  if ('number' in rule) return node((place) => numberOf(rule.number, place, site))
  if ('time' in rule) return node((place) => timeOf(rule.time, place, site))
  if ('const' in rule) return node(() => rule.const)
  if ('lineNumber' in rule) return node((place) => ((place.lines.at(-1) ?? 0) + 1) * rule.lineNumber.step)
  if ('of' in rule) return copyNode(rule, site)
  if ('nullable' in rule) return nullableNode(rule, site)
  if ('inStates' in rule) return stateOnlyNode(rule, site)
  if ('state' in rule) return stateNode(site, [rule.state].flat())
  const choose = (place: Place) => rule.refer.at ?? anyRecord(place, site.refersTo, site.salt)
  return referenceNode({ pointer: site.pointer, entity: site.refersTo, shape: site.shape, choose })
}

function nullableNode(rule: { nullable: number; otherwise: FieldRule }, site: RuleSite): ValueNode {
  const otherwise = ruleNode(rule.otherwise, { ...site, salt: mix(site.salt, 1) })
  return sometimes(otherwise, (place) => diceAt(place, site.salt).share() >= rule.nullable)
}

function stateOnlyNode(rule: { inStates: string[]; then: FieldRule }, site: RuleSite): ValueNode {
  const then = ruleNode(rule.then, { ...site, salt: mix(site.salt, 2) })
  return sometimes(then, (place) => rule.inStates.includes(String(stateAt(place))))
}

/** The node where the condition holds, elsewhere null. */
function sometimes(node: ValueNode, holds: (place: Place) => boolean): ValueNode {
  return {
    pointer: node.pointer,
    make: (place) => (holds(place) ? node.make(place) : null),
    ...(node.target ? { target: (place: Place) => (holds(place) ? node.target?.(place) : undefined) } : {}),
  }
}

const PLACEHOLDER = /\{(n|pick|each)(?::([^}]+))?\}/g

function textOf(text: string, place: Place, site: RuleSite): string {
  const dice = diceAt(place, site.salt)
  return text.replaceAll(PLACEHOLDER, (_, kind: string, detail = '') => {
    if (kind === 'n') return String(place.index + 1).padStart(Number(detail) || 0, '0')
    return String(kind === 'pick' ? dice.oneOf(listOf(detail, site)) : nth(detail, place, site))
  })
}

function listOf(list: string | Json[], { lists }: RuleSite): Json[] {
  return typeof list === 'string' ? (lists[list] ?? []) : list
}

function nth(name: string, place: Place, site: RuleSite): Json | undefined {
  const items = listOf(name, site)
  return items[(place.index + (place.lines.at(-1) ?? 0)) % items.length]
}

function numberOf(rule: { min: number; max: number; scale?: number }, place: Place, site: RuleSite): unknown {
  const scale = rule.scale ?? 0
  const units = diceAt(place, site.salt).between(
    Math.round(rule.min * 10 ** scale),
    Math.round(rule.max * 10 ** scale),
  )
  const value = units / 10 ** scale
  return site.shape.types[0] === 'string' ? value.toFixed(scale) : value
}

type TimeRule = Extract<FieldRule, { time: unknown }>['time']

function timeOf(rule: TimeRule, place: Place, site: RuleSite): string | null {
  const distance = Math.floor(diceAt(place, site.salt).share() * (parseDuration(rule.within) ?? 0))
  const after = instantAt(place, rule.after)
  if (rule.after !== undefined && after === undefined) return null
  const drawn = after === undefined ? place.realm.start - distance : after + distance
  const ms = Math.min(drawn, instantAt(place, rule.until) ?? drawn)
  return site.shape.schema.format === 'date' ? instant(ms).slice(0, 10) : instant(ms)
}

/** Undefined where there is no such field, or it holds no time. */
function instantAt(place: Place, pointer: string | undefined): number | undefined {
  const value = pointer === undefined ? undefined : fieldAt(place, pointer)
  return typeof value === 'string' ? Date.parse(value) : undefined
}

function fieldAt(place: Place, pointer: string): unknown {
  const node = place.realm.plan.nodes.get(pointer)
  return node ? makeAt(node, seenBy(pointer, place)) : undefined
}

/** The value that a referenced record has at `rule.at`; where that refers to a third record, so does the copy. */
function copyNode(rule: { of: string; at: string }, { pointer, shape }: RuleSite): ValueNode {
  return {
    pointer,
    make(place) {
      const source = referenced(rule, place)
      return source ? fitting(source.node.make(source.place) ?? null, shape) : null
    },
    target(place) {
      const source = referenced(rule, place)
      return source?.node.target?.(source.place)
    },
  }
}

function referenced(
  rule: { of: string; at: string },
  place: Place,
): { node: ValueNode; place: Place } | undefined {
  const { plan } = place.realm
  const reference = plan.nodes.get(rule.of)
  const here = seenBy(rule.of, place)
  const index = reference && effective(reference, here).target?.(here)
  const target = place.realm.other(plan.binding.references[rule.of] ?? '')
  const node = target?.plan.nodes.get(rule.at)
  if (!target || !node || index === undefined) return undefined
  const there = placeIn(target, index)
  return { node: effective(node, there), place: there }
}

/** A number or boolean as text where the schema wants text; a copy, so that nobody changes the seed data. */
function fitting(value: unknown, { types }: Shape): unknown {
  const plain = typeof value === 'number' || typeof value === 'boolean'
  if (plain && types.length === 1 && types[0] === 'string') return String(value)
  return copyOf(value)
}

/** `structuredClone` for JSON, at a tenth of its price: it is called for every record. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, copyOf(held)]))
}
