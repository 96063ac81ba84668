import { toPointer } from '../../model/pointer.ts'
import { turnedConditions, unmetDependents, wrongNames } from './condition-faults.ts'
import { tooManyWanted } from './contains-faults.ts'
import type { Faults } from './fault.ts'
import { placesOf, withChange } from './places.ts'
import { outOfRange, unlisted, wrongLengths, wrongTexts, wrongTypes } from './scalar-faults.ts'
import { missing, unknownBranch, unknownProperty, wrongCounts, wrongSizes } from './structure-faults.ts'
import type { ValueContext } from './values.ts'

/** A value with one thing wrong in it. */
export interface InvalidCase {
  /** Where in the value: `/lineItems/0/quantity`. */
  pointer: string
  /** What is wrong there: `below minimum`. */
  fault: string
  /** The rule that is broken; `discriminator` is none of JSON Schema, but is what tells. */
  keyword: string
  value: unknown
}

const ALL: readonly Faults[] = [
  ...[missing, wrongTypes, outOfRange, wrongLengths, wrongTexts, unlisted],
  ...[unknownProperty, unknownBranch, wrongSizes, wrongCounts, tooManyWanted],
  ...[wrongNames, unmetDependents, turnedConditions],
]

/**
 * Every way to break one rule of the schema in a valid value, as far as the value goes: the more it holds, the more can be
 * broken. Only what the validator refuses is given, once per place and fault; none for a schema that takes everything.
 */
export function invalidValues(pointer: string, context: ValueContext, valid: unknown): InvalidCase[] {
  const { view } = context
  const found = new Map<string, InvalidCase>()
  for (const place of placesOf(view, [view.part(pointer)], valid)) {
    for (const { fault, keyword, value, property } of ALL.flatMap((faults) => faults(place, view))) {
      const where = place.pointer + (property === undefined ? '' : toPointer([property]))
      const key = `${where}: ${fault}`
      if (found.has(key)) continue
      const broken = withChange(valid, where, value)
      if (broken !== undefined && !view.accepts(pointer, broken))
        found.set(key, { pointer: where, fault, keyword, value: broken })
    }
  }
  return [...found.values()]
}
