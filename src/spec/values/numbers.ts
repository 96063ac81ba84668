import * as fc from 'fast-check'
import { decimalOf, showDecimal } from '../../model/decimal.ts'
import { largest, least, valuesOf } from './conjunction.ts'
import type { Part } from './schema-view.ts'

/** The range of a number, and the steps it may take. */
export interface Range {
  low: number | undefined
  high: number | undefined
  lowExcluded: boolean
  highExcluded: boolean
  step: number | undefined
}

export const INT32 = { low: -(2 ** 31), high: 2 ** 31 - 1 }

export function rangeOf(parts: readonly Part[]): Range {
  const is32 = valuesOf<string>(parts, 'format').includes('int32')
  const low = largest([...valuesOf<number>(parts, 'minimum'), ...(is32 ? [INT32.low] : [])])
  const high = least([...valuesOf<number>(parts, 'maximum'), ...(is32 ? [INT32.high] : [])])
  const above = largest(valuesOf<number>(parts, 'exclusiveMinimum'))
  const under = least(valuesOf<number>(parts, 'exclusiveMaximum'))
  const lowExcluded = above !== undefined && (low === undefined || above >= low)
  const highExcluded = under !== undefined && (high === undefined || under <= high)
  return {
    low: lowExcluded ? above : low,
    high: highExcluded ? under : high,
    lowExcluded,
    highExcluded,
    step: largest(valuesOf<number>(parts, 'multipleOf')),
  }
}

/** Whole multiples of a step that lie in a range. */
export function multiplesIn(range: Range, step: number): { low: number; high: number } | undefined {
  const { low, high } = range
  const span = Math.min(Number.MAX_SAFE_INTEGER, Math.floor(Number.MAX_SAFE_INTEGER / Math.max(step, 1)))
  const first = low === undefined ? undefined : Math.ceil(low / step)
  const last = high === undefined ? undefined : Math.floor(high / step)
  const skip = range.lowExcluded && first !== undefined && times(first, step) <= (low ?? 0) ? 1 : 0
  const stop = range.highExcluded && last !== undefined && times(last, step) >= (high ?? 0) ? 1 : 0
  const from = Math.max(-span, first === undefined ? Math.min(-WIDTH, (last ?? 0) - WIDTH) : first + skip)
  const to = Math.min(span, last === undefined ? Math.max(WIDTH, (first ?? 0) + WIDTH) : last - stop)
  return from <= to ? { low: from, high: to } : undefined
}

/** How far to go from zero, or from the one bound there is: as many servers keep 32 bits. */
const WIDTH = 1_000_000

/** A product of decimals as people write it: 3 × 0.1 is 0.3. */
export function times(count: number, step: number): number {
  const decimal = decimalOf(step)
  return decimal && Number.isSafeInteger(count)
    ? Number(showDecimal({ ...decimal, units: decimal.units * BigInt(count) }))
    : count * step
}

export function integers(parts: readonly Part[]): fc.Arbitrary<number> | undefined {
  const range = rangeOf(parts)
  const step = range.step === undefined || range.step === 0 ? 1 : range.step
  const whole = Number.isInteger(step) ? step : wholeStep(step)
  const span = multiplesIn(range, whole)
  return span && fc.integer({ min: span.low, max: span.high }).map((count) => times(count, whole))
}

/** The first multiple of a step that is a whole number: 1.5 gives 3. */
function wholeStep(step: number): number {
  const decimal = decimalOf(step)
  if (!decimal) return 1
  const size = 10n ** BigInt(decimal.scale)
  return Number(decimal.units / commonDivisor(decimal.units, size))
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}

export function numbers(parts: readonly Part[]): fc.Arbitrary<number> | undefined {
  const range = rangeOf(parts)
  const { step } = range
  if (step !== undefined) {
    const span = multiplesIn(range, step)
    return span && fc.integer({ min: span.low, max: span.high }).map((count) => times(count, step))
  }
  const whole = integers(parts)
  const cents = multiplesIn(range, 0.01)
  if (cents && cents.high - cents.low > 10) {
    const plain = fc.integer({ min: cents.low, max: cents.high }).map((count) => times(count, 0.01))
    return whole ? fc.oneof(whole, plain) : plain
  }
  return doubles(range) ?? whole
}

/** A range so narrow that no two decimals fit in. */
function doubles({ low, high, lowExcluded, highExcluded }: Range): fc.Arbitrary<number> | undefined {
  const min = low ?? -WIDTH
  const max = high ?? WIDTH
  if (min > max || (min === max && (lowExcluded || highExcluded))) return undefined
  return fc
    .double({
      ...{ min, max, noNaN: true, noDefaultInfinity: true },
      ...{ minExcluded: lowExcluded, maxExcluded: highExcluded },
    })
    .map((value) => (value === 0 ? 0 : value))
}
