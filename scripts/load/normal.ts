import type { Dice } from '../../src/sandbox/data/dice.ts'

/** A value of the standard normal distribution. Source: G. Box, M. Muller, 1958. */
export function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice.share())) * Math.cos(2 * Math.PI * dice.share())
}
