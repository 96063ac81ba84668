import type { EntityBinding } from '../../model/binding.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'
import type { EntitySeed } from '../../model/seed.ts'
import type { Api } from '../../spec/api.ts'
import { type FieldMaker, fieldMakers, ruleMaker } from './field-makers.ts'
import { keyShapeOf } from './key-codec.ts'
import { recordMender } from './lawful-record.ts'
import { lineArithmetic } from './line-arithmetic.ts'
import { LineCounts } from './line-counts.ts'
import type { EntityPlan, ValueNode } from './place.ts'
import { recordSchema } from './record-schema.ts'
import { copyOf } from './rule-node.ts'
import type { Shape } from './schema-shape.ts'
import { type TreeKnowledge, valueTree } from './value-tree.ts'

const NO_SEED: EntitySeed = { count: 0, fields: {} }

/** Brings together what document, binding and seed data say of one entity. Undefined where the binding has no such. */
export function planEntity(api: Api, name: string): EntityPlan | undefined {
  const binding = api.binding.entities[name]
  if (!binding) return undefined
  const seed = api.seed.entities[name] ?? NO_SEED
  const mirror = api.seed.mirrors?.[name]
  const mirroredBy = mirroredByOf(api, name)
  const linesAt = binding.lines?.at ?? mirroredBy?.lines
  const { min, max } = seed.lines ?? { min: 1, max: 3 }
  const lineCounts = linesAt === undefined ? undefined : new LineCounts(min, max)
  const shapes = new Map<string, Shape>()
  const makers = fieldMakers(api, name, binding)
  const knowledge = knowledgeOf({ binding, seed, makers, shapes, linesAt, lineCounts })
  const { root, nodes } = valueTree(api.document.resolve, recordSchema(api, binding), knowledge)
  return {
    name,
    binding,
    root,
    nodes,
    shapes,
    keyShape: keyShapeOf(shapes.get(binding.id)),
    scenarios: scenariosOf(api, binding, { seed, shapes }),
    deleted: new Set(seed.deleted),
    ...(lineCounts ? { lineCounts } : {}),
    ...(mirror ? { mirror } : {}),
    ...(mirroredBy ? { mirroredBy } : {}),
    ...settling(api, binding, seed),
  }
}

/** Records of an inferred binding are mended as a whole: none of their fields is known alone. */
function settling(
  api: Api,
  binding: EntityBinding,
  { lines }: EntitySeed,
): Pick<EntityPlan, 'settle' | 'isWhole'> {
  const mend = recordMender(api, binding)
  if (mend) return { settle: (record, { index }) => mend(record, index), isWhole: true }
  return { settle: binding.lines ? lineArithmetic(binding.lines, lines?.taxRates) : () => {} }
}

/** The entity whose records are this one's lines. */
function mirroredByOf(api: Api, name: string): { entity: string; lines: string } | undefined {
  const [entity, mirror] =
    Object.entries(api.seed.mirrors ?? {}).find(([, { entity }]) => entity === name) ?? []
  return entity !== undefined && mirror ? { entity, lines: mirror.lines } : undefined
}

interface Known {
  binding: EntityBinding
  seed: EntitySeed
  makers: Map<string, FieldMaker>
  shapes: Map<string, Shape>
  linesAt: string | undefined
  lineCounts: LineCounts | undefined
}

function knowledgeOf({ binding, seed, makers, shapes, linesAt, lineCounts }: Known): TreeKnowledge {
  const scales = scalesOf(binding)
  const named = [...makers.keys(), ...scales.keys()]
  const fromScenarios = scenarioPointers(seed)
  const below = childNames([...named, ...fromScenarios])
  return {
    fixed(pointer, shape) {
      shapes.set(pointer, shape)
      // A field that only a scenario names is in no other record.
      const strange = fromScenarios.includes(pointer) && Object.keys(shape.schema).length === 0
      return (
        makers.get(pointer)?.(pointer, shape) ?? (strange ? { pointer, make: () => undefined } : undefined)
      )
    },
    below: (pointer) => below.get(pointer) ?? [],
    itemsAt: (pointer) =>
      pointer === linesAt && lineCounts ? ({ index }) => lineCounts.of(index) : undefined,
    scaleAt: (pointer) => scales.get(pointer),
  }
}

/** Decimals of amounts and quantities, by pointer. */
function scalesOf({ amounts, lines }: EntityBinding): Map<string, number> {
  const scales = new Map<string, number>()
  for (const pointer of amounts?.at ?? []) scales.set(pointer, amounts?.scale ?? 0)
  if (!lines) return scales
  const { at, quantity, price, discount, lineValue, lineTax, net, tax, gross, scale } = lines
  for (const pointer of [price, discount, lineValue, lineTax])
    if (pointer) scales.set(`${at}/*${pointer}`, scale)
  for (const pointer of [net, tax, gross]) if (pointer) scales.set(pointer, scale)
  return scales.set(`${at}/*${quantity}`, 0)
}

/** Names of the fields right below each pointer. */
function childNames(pointers: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const pointer of pointers) {
    const tokens = pointerTokens(pointer)
    for (const [depth, token] of tokens.entries()) {
      const parent = toPointer(tokens.slice(0, depth))
      const held = names.get(parent) ?? []
      if (!held.includes(token)) names.set(parent, [...held, token])
    }
  }
  return names
}

function scenarioPointers({ scenarios = [] }: EntitySeed): string[] {
  return scenarios.flatMap(({ set, rules }) => Object.keys({ ...set, ...rules }).map(patternOf))
}

/** `/lineItems/0/price` as `/lineItems/*` + `/price`. */
const patternOf = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')

function scenariosOf(
  api: Api,
  binding: EntityBinding,
  { seed, shapes }: { seed: EntitySeed; shapes: Map<string, Shape> },
): EntityPlan['scenarios'] {
  const scenarios = new Map<number, Map<string, ValueNode>>()
  for (const { at, set = {}, rules = {} } of seed.scenarios ?? []) {
    const nodes = scenarios.get(at) ?? new Map<string, ValueNode>()
    for (const [pointer, value] of Object.entries(set))
      nodes.set(pointer, { pointer, make: () => copyOf(value) })
    for (const [pointer, rule] of Object.entries(rules)) {
      const pattern = patternOf(pointer)
      const shape = shapes.get(pattern) ?? { schema: {}, types: [], nullable: true }
      nodes.set(pointer, ruleMaker(api, binding, rule)(pattern, shape))
    }
    scenarios.set(at, nodes)
  }
  return scenarios
}
