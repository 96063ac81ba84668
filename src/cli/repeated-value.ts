import { Option } from 'commander'

/** Parses an option that may be given several times. */
export function addValue(value: string, before: readonly string[]): string[] {
  return [...before, value]
}

/** An option that may be given several times; help shows `none` where it is not given. */
export function repeated(flags: string, description: string, none = 'none'): Option {
  return new Option(flags, description).default([], none).argParser(addValue)
}
