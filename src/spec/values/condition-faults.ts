import { isObject } from '../../model/json.ts'
import { candidates } from './candidates.ts'
import { dependentSchemas } from './conditions.ts'
import { conjunction } from './conjunction.ts'
import type { Fault, Faults } from './fault.ts'
import type { Place } from './places.ts'
import { propertiesOf, propertyParts } from './properties.ts'
import type { Part, SchemaView } from './schema-view.ts'

/**
 * A value that is lawful by itself, and turns a condition so that what is then asked for is not there: the one change that
 * tells a server which looks at `then` or `else` from one that does not. What the branch taken asks for is broken as any rule.
 */
export const turnedConditions: Faults = (place, view) =>
  place.conditions.flatMap(({ condition, met, unmet }) => {
    const isMet = view.fulfils([condition], place.value)
    const branch = isMet ? unmet : met
    if (branch === undefined) return []
    const fault = isMet ? 'as "if" asks no more, and not as "else"' : 'as "if" asks, and not as "then"'
    const keyword = isMet ? 'else' : 'then'
    const turns = ({ whole }: Turn) =>
      view.fulfils([condition], whole) !== isMet && !view.fulfils([branch], whole)
    return firstOfEach(turnsOf(place, { view, condition }).filter(turns)).map(
      ({ value, property }): Fault => ({
        ...{ fault, keyword, value },
        ...(property !== undefined && { property }),
      }),
    )
  })

interface Turn {
  whole: unknown
  value: unknown
  property?: string
}

/** The value with one thing changed that a condition looks at, and that the schema lets be changed. */
function turnsOf(
  { value, parts }: Place,
  { view, condition }: { view: SchemaView; condition: Part },
): Turn[] {
  const asked = conjunction(view, [condition]).parts
  if (!isObject(value))
    return candidates(view, [asked, parts], value).map((other) => ({ whole: other, value: other }))
  const { required } = propertiesOf(view, parts)
  return propertiesOf(view, asked).named.flatMap((property) => {
    const own = propertyParts(view, parts, property)
    const others = candidates(view, [propertyParts(view, asked, property), own], value[property])
      .filter((other) => view.fulfils(own, other))
      .map((other) => ({ whole: { ...value, [property]: other }, value: other, property }))
    const { [property]: _, ...rest } = value
    const gone = required.includes(property) ? [] : [{ whole: rest, value: undefined, property }]
    return [...others, ...gone]
  })
}

function firstOfEach(turns: readonly Turn[]): Turn[] {
  return [...new Map(turns.toReversed().map((turn) => [turn.property, turn])).values()].toReversed()
}

/** A property that is allowed, without what `dependentSchemas` then asks for. */
export const unmetDependents: Faults = ({ parts, value }, view) => {
  if (!isObject(value) || isFull(view, parts, value)) return []
  return dependentSchemas(view, parts).flatMap(({ name, part }) => {
    if (Object.hasOwn(value, name)) return []
    const own = propertyParts(view, parts, name)
    const added = candidates(view, [own], undefined).find(
      (one) => view.fulfils(own, one) && !view.fulfils([part], { ...value, [name]: one }),
    )
    if (added === undefined) return []
    const fault = 'there, without what depends on it'
    return [{ fault, keyword: 'dependentSchemas', value: added, property: name }]
  })
}

function isFull(view: SchemaView, parts: readonly Part[], value: object): boolean {
  const { max } = propertiesOf(view, parts)
  return max !== undefined && Object.keys(value).length >= max
}

/** Names that a rule about names may not take: none, signs, another case, digits, very long. */
const NAMES = ['unknownProperty', '', '~', 'X-', 'A', 'a', '0', ' ', 'é', 'x'.repeat(300)]

/** A property whose value is in order and whose name is not. */
export const wrongNames: Faults = ({ parts, value }, view) => {
  const rules = parts.flatMap(({ node, pointer }) =>
    node.propertyNames === undefined || pointer === undefined ? [] : [view.part(`${pointer}/propertyNames`)],
  )
  if (!isObject(value) || rules.length === 0 || isFull(view, parts, value)) return []
  const free = NAMES.filter((name) => !Object.hasOwn(value, name) && !view.fulfils(rules, name))
  for (const property of free) {
    const own = propertyParts(view, parts, property)
    const added = candidates(view, [own], undefined).find((one) => view.fulfils(own, one))
    if (added !== undefined)
      return [{ fault: 'a name that is not allowed', keyword: 'propertyNames', value: added, property }]
  }
  return []
}
