import type { Binding } from '../../model/binding.ts'
import { toPointer } from '../../model/pointer.ts'
import type { EntitySeed, SeedPlan } from '../../model/seed.ts'
import type { ApiDocument } from '../api.ts'
import { suggestion } from './binding-complaints.ts'
import { EntityRecords } from './entity-records.ts'
import { ruleComplaints } from './rule-complaints.ts'
import type { Complaint } from './schema-problems.ts'

interface Context {
  seed: SeedPlan
  binding: Binding
  document: ApiDocument
}

/** What seed data says that binding or document do not bear out. */
export function seedComplaints(context: Context): Complaint[] {
  const { seed } = context
  return [
    ...unknownEntities(context),
    ...scalableTwice(seed),
    ...Object.entries(seed.entities).flatMap(([name, plan]) => entityComplaints(context, name, plan)),
    ...Object.entries(seed.mirrors ?? {}).flatMap(([name, { lines, header, entity }]) => {
      const place = (key: string) => toPointer(['mirrors', name, key])
      const mirrored = new EntityRecords(entity, context.binding, context.document)
      const records = new EntityRecords(name, context.binding, context.document)
      const complaints = mirrored.expectField(lines, place('lines'))
      return header === undefined
        ? complaints
        : [...complaints, ...records.expectField(header, place('header'))]
    }),
  ]
}

function unknownEntities({ seed, binding }: Context): Complaint[] {
  const known = Object.keys(binding.entities)
  const mirrors = Object.entries(seed.mirrors ?? {})
  const named: [string, string[]][] = [
    ...Object.keys(seed.entities).map((name): [string, string[]] => [name, ['entities', name]]),
    ...mirrors.map(([name]): [string, string[]] => [name, ['mirrors', name]]),
    ...mirrors.map(([name, mirror]): [string, string[]] => [mirror.entity, ['mirrors', name, 'entity']]),
  ]
  return named
    .filter(([name]) => !known.includes(name))
    .map(([name, place]) => ({
      pointer: toPointer(place),
      message: `the binding has no entity ${JSON.stringify(name)}${suggestion(name, known)}`,
    }))
}

function scalableTwice({ entities }: SeedPlan): Complaint[] {
  const scalable = Object.keys(entities).filter((name) => entities[name]?.scalable)
  return scalable.slice(1).map((name) => ({
    pointer: toPointer(['entities', name, 'scalable']),
    message: `only one entity can follow --records, and ${scalable[0]} does already`,
  }))
}

function entityComplaints(context: Context, name: string, plan: EntitySeed): Complaint[] {
  const records = new EntityRecords(name, context.binding, context.document)
  const place = (...tokens: (string | number)[]) => toPointer(['entities', name, ...tokens])
  const complaints = Object.entries(plan.fields).flatMap(([field, rule]) => [
    ...records.expectField(field, place('fields', field)),
    ...ruleComplaints(context, { entity: name, field, rule, place: place('fields', field) }),
  ])
  if (plan.lines && plan.lines.min > plan.lines.max)
    complaints.push({ pointer: place('lines'), message: '"min" must not be above "max"' })
  for (const [index, scenario] of (plan.scenarios ?? []).entries()) {
    for (const field of Object.keys(scenario.set ?? {}))
      complaints.push(...records.expectField(field, place('scenarios', index, 'set', field)))
    for (const [field, rule] of Object.entries(scenario.rules ?? {})) {
      const at = place('scenarios', index, 'rules', field)
      complaints.push(...records.expectField(field, at))
      complaints.push(...ruleComplaints(context, { entity: name, field, rule, place: at }))
    }
  }
  return complaints
}
