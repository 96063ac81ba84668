/**
 * An exact decimal: `units × 10^-scale`. Money is compared and added so, never in binary floating point, where
 * 0.1 + 0.2 is not 0.3.
 */
export interface Decimal {
  units: bigint
  scale: number
}

/** A JSON number or numeric text as it is written; undefined for anything else. `1e-7` is written out. */
export function decimalOf(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(String(value))
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const units = BigInt(`${sign}${whole}${fraction}`)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

export function rescale(value: Decimal, scale: number): Decimal {
  if (scale >= value.scale) return { units: value.units * 10n ** BigInt(scale - value.scale), scale }
  return { units: divideHalfUp(value.units, 10n ** BigInt(value.scale - scale)), scale }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale).units + rescale(b, scale).units, scale }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

export const negate = (value: Decimal): Decimal => ({ ...value, units: -value.units })

export const ZERO: Decimal = { units: 0n, scale: 0 }

/** As plain text without trailing zeros: `12.5`. */
export function showDecimal(value: Decimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, '')
  return `${value.units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

/** Decimals actually used: 2 for 12.50 written as 12.5 is 1. */
export function usedScale(value: Decimal): number {
  return showDecimal(value).split('.')[1]?.length ?? 0
}

function divideHalfUp(units: bigint, by: bigint): bigint {
  const negative = units < 0n
  const size = negative ? -units : units
  const rounded = (size + by / 2n) / by
  return negative ? -rounded : rounded
}
