import { InvalidArgumentError } from 'commander'
import type { Share } from '../load/schedule/arrivals.ts'

/** Parses `1/3` to the first of three shares. */
export function loadShare(text: string): Share {
  const [, index = 0, of = 0] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? []).map(Number)
  if (index >= 1 && index <= of) return { index: index - 1, of }
  throw new InvalidArgumentError('It must be one of so many shares, such as 1/3.')
}
