import type { Binding } from '../../model/binding.ts'
import { pointerTokens } from '../../model/pointer.ts'
import type { FieldRule, SeedPlan } from '../../model/seed.ts'
import { suggestion } from './binding-complaints.ts'
import type { Complaint } from './schema-problems.ts'

export interface PlacedRule {
  entity: string
  /** What the rule makes. */
  field: string
  rule: FieldRule
  /** Of the rule in its file. */
  place: string
}

/** What a rule leans on that is not there: a list, a reference or a state. */
export function ruleComplaints(
  context: { seed: SeedPlan; binding: Binding },
  placed: PlacedRule,
): Complaint[] {
  const { rule, place, field } = placed
  const check = new RuleCheck(context, placed)
  const within = (key: string, inner: FieldRule) =>
    ruleComplaints(context, { ...placed, rule: inner, place: `${place}/${key}` })

  if ('text' in rule) {
    const named = rule.text.matchAll(/\{(?:pick|each):([^}]*)\}/g)
    return [...named].flatMap(([, name = '']) => check.list('text', name))
  }
  if ('pick' in rule) return typeof rule.pick === 'string' ? check.list('pick', rule.pick) : []
  if ('each' in rule) return check.list('each', rule.each)
  if ('refer' in rule) return check.reference('refer', field)
  if ('of' in rule) return check.reference('of', rule.of)
  if ('state' in rule) return check.state('state')
  if ('inStates' in rule) return [...check.state('inStates'), ...within('then', rule.then)]
  return 'nullable' in rule ? within('otherwise', rule.otherwise) : []
}

class RuleCheck {
  readonly #seed: SeedPlan
  readonly #binding: Binding
  readonly #rule: PlacedRule

  constructor({ seed, binding }: { seed: SeedPlan; binding: Binding }, rule: PlacedRule) {
    this.#seed = seed
    this.#binding = binding
    this.#rule = rule
  }

  list(key: string, name: string): Complaint[] {
    const known = Object.keys(this.#seed.lists)
    const message = `there is no list ${JSON.stringify(name)}${suggestion(name, known)}`
    return known.includes(name) ? [] : this.#complain(key, message)
  }

  reference(key: string, pointer: string): Complaint[] {
    const { entity } = this.#rule
    const known = Object.keys(this.#binding.entities[entity]?.references ?? {})
    const message = `the binding has no reference ${JSON.stringify(pointer)} for ${entity}${suggestion(pointer, known)}`
    return known.some((one) => samePlace(one, pointer)) ? [] : this.#complain(key, message)
  }

  state(key: string): Complaint[] {
    const { entity } = this.#rule
    const message = `the binding gives ${entity} no state: add "state" there`
    return this.#binding.entities[entity]?.state ? [] : this.#complain(key, message)
  }

  #complain(key: string, message: string): Complaint[] {
    return [{ pointer: `${this.#rule.place}/${key}`, message }]
  }
}

/** Two pointers name the same place where one has `*` for the other's index. */
export function samePlace(a: string, b: string): boolean {
  const [left, right] = [pointerTokens(a), pointerTokens(b)]
  const same = (one: string, other: string) => one === other || (one === '*' && /^\d+$/.test(other))
  return (
    left.length === right.length &&
    left.every((token, index) => same(token, right[index] ?? '') || same(right[index] ?? '', token))
  )
}
