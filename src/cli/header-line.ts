import { HarnessError } from '../model/harness-error.ts'

/** `Name: value` of the command line. The value is in no message. */
export function headerOf(line: string): { name: string; value: string } {
  const { name, value } = /^(?<name>[\w!#$%&'*+.^`|~-]+)\s*:\s*(?<value>\S.*)$/.exec(line)?.groups ?? {}
  if (name !== undefined && value !== undefined) return { name, value: value.trim() }
  throw new HarnessError('USAGE', `A --header is written as 'Name: value' or 'Name: env:VARIABLE'.`)
}
