import type { LinesBinding } from '../../model/binding.ts'
import {
  add,
  type Decimal,
  decimalOf,
  multiply,
  negate,
  rescale,
  showDecimal,
  ZERO,
} from '../../model/decimal.ts'
import { isObject } from '../../model/json.ts'
import { pointerTokens } from '../../model/pointer.ts'
import { hashText } from './dice.ts'
import { diceAt, type Place } from './place.ts'

/**
 * Makes the arithmetic of a record with lines come true, in exact decimals: line value and tax from quantity, price and
 * discount, the header's sums from the lines. What a scenario has set stays as it was set.
 */
export function lineArithmetic(
  binding: LinesBinding,
  taxRates: readonly number[] = [],
): (record: Record<string, unknown>, place: Place) => void {
  const rates = taxRates.map((rate) => decimalOf(rate) ?? ZERO)
  const salt = hashText('tax rate')
  const slots = slotsOf(binding)
  return (record, place) => {
    const lines = slots.lines.get(record)
    if (!Array.isArray(lines)) return
    const rate = diceAt(place, salt).oneOf(rates) ?? ZERO
    let [net, tax] = [ZERO, ZERO]
    for (const [number, line] of lines.entries()) {
      if (!isObject(line)) continue
      const at = `${binding.at}/${number}`
      const value = slots.lineValue.settle(line, { value: worthOf(slots, line, binding.scale), place, at })
      const taxed = rescale(multiply(value, rate), binding.scale)
      net = add(net, value)
      tax = add(tax, slots.lineTax.settle(line, { value: taxed, place, at }))
    }
    net = slots.net.settle(record, { value: net, place, at: '' })
    tax = slots.tax.settle(record, { value: tax, place, at: '' })
    slots.gross.settle(record, { value: add(net, tax), place, at: '' })
  }
}

type Slots = ReturnType<typeof slotsOf>

function slotsOf(binding: LinesBinding) {
  return {
    lines: new Slot(binding.at),
    quantity: new Slot(binding.quantity),
    price: new Slot(binding.price),
    discount: new Slot(binding.discount),
    lineValue: new Slot(binding.lineValue),
    lineTax: new Slot(binding.lineTax),
    net: new Slot(binding.net),
    tax: new Slot(binding.tax),
    gross: new Slot(binding.gross),
  }
}

/** Quantity times price less discount. A discount beyond the line's worth is taken away. */
function worthOf(
  { quantity, price, discount }: Slots,
  line: Record<string, unknown>,
  scale: number,
): Decimal {
  const whole = multiply(quantity.amount(line), price.amount(line))
  const value = add(whole, negate(discount.amount(line)))
  if (value.units >= 0n) return rescale(value, scale)
  discount.put(line, ZERO)
  return rescale(whole, scale)
}

/** One place in an object, addressed once. A place that the binding does not name holds nothing. */
class Slot {
  readonly #pointer: string
  readonly #path: readonly string[]

  constructor(pointer: string | undefined) {
    this.#pointer = pointer ?? ''
    this.#path = pointerTokens(this.#pointer)
  }

  get(holder: Record<string, unknown>): unknown {
    let held: unknown = holder
    for (const token of this.#path) held = isObject(held) ? held[token] : undefined
    return this.#path.length > 0 ? held : undefined
  }

  amount(holder: Record<string, unknown>): Decimal {
    return decimalOf(this.get(holder)) ?? ZERO
  }

  /** As a number, or as text where the field was made as text. */
  put(holder: Record<string, unknown>, value: Decimal): void {
    const last = this.#path.at(-1)
    let held: unknown = holder
    for (const token of this.#path.slice(0, -1)) held = isObject(held) ? held[token] : undefined
    if (last === undefined || !isObject(held)) return
    const shown = showDecimal(value)
    held[last] = typeof held[last] === 'string' ? shown : Number(shown)
  }

  /** Puts the value unless a scenario has set another; returns the one that counts. */
  settle(
    holder: Record<string, unknown>,
    { value, place, at }: { value: Decimal; place: Place; at: string },
  ): Decimal {
    if (place.scenario?.has(at + this.#pointer) && this.#path.length > 0) return this.amount(holder)
    this.put(holder, value)
    return value
  }
}
