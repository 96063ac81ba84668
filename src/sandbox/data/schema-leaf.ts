import { decimalOf, showDecimal } from '../../model/decimal.ts'
import type { Dice } from './dice.ts'
import { instant } from './history.ts'
import { diceAt, type Place, type ValueNode } from './place.ts'
import type { Shape } from './schema-shape.ts'
import { textMatching } from './text-pattern.ts'

/** How often a field is null that may be. */
export const NULL_SHARE = 1 / 8
/** Characters. A longer text would be held in every record of a list. */
export const LONGEST_TEXT = 100_000
const RECENT = 90 * 86_400_000

/** A field about which nothing is known but its schema. `scale` is of an amount of money. */
export function schemaLeaf(
  pointer: string,
  shape: Shape,
  options: { salt: number; scale?: number },
): ValueNode {
  const { schema, nullable } = shape
  const known = Array.isArray(schema.enum) ? schema.enum.filter((value) => value !== null) : []
  return {
    pointer,
    make(place) {
      if (Object.hasOwn(schema, 'const')) return schema.const
      const dice = diceAt(place, options.salt)
      if (nullable && dice.share() < NULL_SHARE) return null
      if (known.length > 0) return dice.oneOf(known)
      return exampleOf(schema, place) ?? byType({ pointer, shape, place, dice, scale: options.scale })
    },
  }
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

interface Ask {
  pointer: string
  shape: Shape
  place: Place
  dice: Dice
  scale: number | undefined
}

/** The document's own examples come first; one alone is not repeated in every record. */
function exampleOf({ examples, example, format }: Record<string, unknown>, place: Place): unknown {
  const index = ordinal(place)
  const given = Array.isArray(examples) ? examples : example === undefined ? [] : [example]
  // Those of real documents are typed by hand.
  const known = format === 'uuid' ? given.filter((one) => UUID.test(String(one))) : given
  return known.length > 1 ? known[index % known.length] : index === 0 ? known[0] : undefined
}

function byType(ask: Ask): unknown {
  const [type] = ask.shape.types
  if (ask.scale !== undefined) {
    const amount = numberOf(ask, ask.scale)
    return type === 'string' ? amount.toFixed(ask.scale) : amount
  }
  if (type === 'integer') return numberOf(ask, 0)
  if (type === 'number') return numberOf(ask, 2)
  if (type === 'boolean') return ask.dice.share() < 0.5
  if (type === 'object') return {}
  return textOf(ask)
}

/** A multiple of the schema's step within its bounds, worked out in whole steps so that it has no binary dirt. */
function numberOf({ shape: { schema }, dice }: Ask, scale: number): number {
  const step = decimalOf(schema.multipleOf) ?? { units: 1n, scale }
  const size = Number(showDecimal(step))
  const low = lowest(schema, size)
  const first = Math.ceil(low / size)
  const steps = dice.between(first, Math.max(first, Math.floor(highest(schema, low, size) / size)))
  return Number(showDecimal({ units: BigInt(steps) * step.units, scale: step.scale }))
}

function lowest(schema: Record<string, unknown>, step: number): number {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + step
  if (typeof minimum === 'number') return minimum
  const most = typeof maximum === 'number' ? maximum : exclusiveMaximum
  return typeof most === 'number' && most < 0 ? most - 1000 : 0
}

function highest({ maximum, exclusiveMaximum }: Record<string, unknown>, low: number, step: number): number {
  if (typeof exclusiveMaximum === 'number') return exclusiveMaximum - step
  return typeof maximum === 'number' ? maximum : Math.max(low, 0) + 1000
}

function textOf({ pointer, shape: { schema }, place, dice }: Ask): string {
  const formatted = FORMATS[String(schema.format)]?.(place, dice)
  if (formatted !== undefined) return formatted
  const shortest = typeof schema.minLength === 'number' ? Math.min(schema.minLength, LONGEST_TEXT) : 0
  const longest = typeof schema.maxLength === 'number' ? schema.maxLength : undefined
  if (typeof schema.pattern === 'string') {
    const lengths = { min: shortest, max: longest ?? Number.POSITIVE_INFINITY }
    const matching = textMatching(schema.pattern, dice, lengths) ?? textMatching(schema.pattern, dice)
    if (matching !== undefined) return matching
  }
  return `${words(pointer)} ${ordinal(place) + 1}`.padEnd(shortest, '.').slice(0, longest)
}

/** Number of the line, else of the record, from 0. */
const ordinal = ({ lines, index }: Place): number => lines.at(-1) ?? index

/** `/shipTo/postalCode` is `Postal code`. */
function words(pointer: string): string {
  const name = pointer.split('/').findLast((token) => token !== '*' && token !== '') ?? 'value'
  const spaced = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const recent = ({ realm }: Place, dice: Dice): string =>
  instant(realm.start - Math.floor(dice.share() * RECENT))
const hex = (dice: Dice): string => dice.word().toString(16).padStart(8, '0')

/** Formats of JSON Schema 2020-12 and OpenAPI, on names that RFC 2606 and RFC 5737 set aside. */
const FORMATS: Record<string, (place: Place, dice: Dice) => string> = {
  'date-time': recent,
  date: (place, dice) => recent(place, dice).slice(0, 10),
  time: (place, dice) => recent(place, dice).slice(11),
  email: ({ index }) => `person${index + 1}@example.com`,
  hostname: ({ index }) => `host${index + 1}.example.com`,
  ipv4: (_, dice) => `192.0.2.${dice.between(1, 254)}`,
  ipv6: (_, dice) => `2001:db8::${dice.between(1, 0xffff).toString(16)}`,
  uri: ({ index }) => `https://example.com/${index + 1}`,
  'uri-reference': ({ index }) => `/${index + 1}`,
  uuid: (_, dice) =>
    `${hex(dice)}-${hex(dice).slice(4)}-4${hex(dice).slice(5)}-a${hex(dice).slice(5)}-${hex(dice)}${hex(dice).slice(4)}`,
  duration: (_, dice) => `P${dice.between(1, 30)}D`,
  byte: (_, dice) => Buffer.from(hex(dice)).toString('base64'),
}
