import { type Binding, type EntityBinding, isUntold } from '../../model/binding.ts'
import type { KeySource } from '../../model/chain.ts'
import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { EntitySeed, FieldRule, SeedPlan } from '../../model/seed.ts'
import type { ApiDocument } from '../api.ts'
import { boundOperations, ROLES } from './bound-operations.ts'
import { missingParameters } from './query-parameters.ts'
import { ruleComplaints } from './rule-complaints.ts'
import { dropMissingWebhooks } from './webhook-complaints.ts'

/**
 * A binding as far as another document than its own bears it out, and in words what that lacks. An entity without its
 * list is left out whole; one that has none, without what makes or reads its records. Authentication and the connection's own operations stay: they say how a client gets in,
 * whatever a document has.
 */
export function fitBinding(binding: Binding, document: ApiDocument): { binding: Binding; missing: string[] } {
  const fitted = structuredClone(binding)
  const missing = boundOperations(binding)
    .filter(({ address, pointer }) => !document.operation(address) && !isUntold(binding, pointer))
    .map(({ address }) => `${address} is not in this document`)
  missing.push(...missingSchemes(binding, document))
  fitted.entities = Object.fromEntries(
    Object.entries(fitted.entities).filter(([, { list, create, get }]) =>
      list === undefined
        ? document.operation(create ?? '') && document.operation(get ?? '')
        : document.operation(list),
    ),
  )
  for (const [name, entity] of Object.entries(fitted.entities)) {
    for (const role of ROLES) {
      if (role !== 'list' && entity[role] !== undefined && !document.operation(entity[role]))
        delete entity[role]
    }
    dropUnknownEntities(entity, fitted)
    missing.push(...dropMissingParameters(fitted, document, name))
  }
  dropLostChains(fitted, document)
  missing.push(...dropMissingWebhooks(fitted, document))
  return { binding: fitted, missing }
}

/** A key whose source is not in the document is not found there. */
function dropLostChains(binding: Binding, document: ApiDocument): void {
  if (!binding.chains) return
  const isThere = ({ from }: KeySource) => from === undefined || document.operation(from) !== undefined
  binding.chains = Object.fromEntries(
    Object.entries(binding.chains).filter(([, keys]) => Object.values(keys).every(isThere)),
  )
}

function missingSchemes({ authentication }: Binding, document: ApiDocument): string[] {
  const schemes = at(document.content, '/components/securitySchemes')
  return Object.keys(authentication.schemes)
    .filter((name) => !isObject(schemes) || !Object.hasOwn(schemes, name))
    .map((name) => `the security scheme ${JSON.stringify(name)} is not in this document`)
}

function dropUnknownEntities(entity: EntityBinding, { entities }: Binding): void {
  const isKnown = (name: string) => Object.hasOwn(entities, name)
  entity.references = Object.fromEntries(
    Object.entries(entity.references).filter(([, name]) => isKnown(name)),
  )
  if (entity.state && !isKnown(entity.state.entity)) delete entity.state
}

function dropMissingParameters(binding: Binding, document: ApiDocument, name: string): string[] {
  const entity = binding.entities[name]
  if (!entity) return []
  return missingParameters(binding, document, name).map(({ operation, parameter, use }) => {
    if (use.kind === 'sort') entity.sorts = entity.sorts.filter((field) => field !== use.field)
    if (use.kind === 'filter') dropFilter(entity, use)
    return `${operation.address} has no query parameter ${JSON.stringify(parameter)} in this document`
  })
}

function dropFilter(
  { filters }: EntityBinding,
  { field, operator }: { field: string; operator: string },
): void {
  const left = (filters[field] ?? []).filter((one) => one !== operator)
  if (left.length > 0) filters[field] = left
  else delete filters[field]
}

/** Seed data for what is left of a binding: without entities that are gone, and without rules that lean on them. */
export function fitSeed(seed: SeedPlan, binding: Binding): SeedPlan {
  const isKnown = (name: string) => Object.hasOwn(binding.entities, name)
  const mirrors = Object.entries(seed.mirrors ?? {})
  return {
    ...seed,
    entities: Object.fromEntries(
      Object.entries(seed.entities)
        .filter(([name]) => isKnown(name))
        .map(([name, plan]) => [
          name,
          fitEntity(plan, (rules) => fitRules(rules, { seed, binding, entity: name })),
        ]),
    ),
    mirrors: Object.fromEntries(mirrors.filter(([name, { entity }]) => isKnown(name) && isKnown(entity))),
  }
}

type Rules = Record<string, FieldRule>

function fitEntity(plan: EntitySeed, fitted: (rules: Rules) => Rules): EntitySeed {
  const scenarios = plan.scenarios?.map((scenario) => ({ ...scenario, rules: fitted(scenario.rules ?? {}) }))
  return { ...plan, fields: fitted(plan.fields), ...(scenarios && { scenarios }) }
}

function fitRules(rules: Rules, context: { seed: SeedPlan; binding: Binding; entity: string }): Rules {
  const stands = ([field, rule]: [string, FieldRule]) =>
    ruleComplaints(context, { entity: context.entity, field, rule, place: '' }).length === 0
  return Object.fromEntries(Object.entries(rules).filter(stands))
}
