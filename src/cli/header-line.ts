import { HarnessError } from '../model/harness-error.ts'
import { referenceProblem } from '../secrets/resolve.ts'

/** `Name: value` of the command line. The value is in no message. */
export function headerOf(line: string): { name: string; value: string } {
  const { name, value } = /^(?<name>[\w!#$%&'*+.^`|~-]+)\s*:\s*(?<value>\S.*)$/.exec(line)?.groups ?? {}
  if (name !== undefined && value !== undefined) return { name, value: value.trim() }
  throw new HarnessError('USAGE', `A --header is written as 'Name: value' or 'Name: env:VARIABLE'.`)
}

/** What stands for a value that was given as it is. */
const UNTOLD = '…'

/** A header line as it may be told: its value is secret unless it is a reference. */
export function shownHeader(line: string): string {
  const { name, value } = headerOf(line)
  const isReference = referenceProblem(value.replace(/^bearer\s+/i, '')) === undefined
  return `${name}: ${isReference ? value : UNTOLD}`
}

/** Whether its value was left out. */
export function isUntold(line: string): boolean {
  return headerOf(line).value === UNTOLD
}
