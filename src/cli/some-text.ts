import { InvalidArgumentError } from 'commander'

/** Parses an option's value that must name something: an unset variable of a CI job is no choice. */
export function someText(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('It names nothing. Leave the option out to take its default.')
}
