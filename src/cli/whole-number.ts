import { InvalidArgumentError } from 'commander'

const LARGEST = 1_000_000_000

/** Parses an option's value that must be a whole number within bounds. */
export function wholeNumber(least: number, most: number = LARGEST): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}
