import { InvalidArgumentError } from 'commander'
import { HarnessError } from '../model/harness-error.ts'
import { printable } from '../reporters/printable.ts'
import type { Signed, Verdict } from '../webhooks/index.ts'
import { inQuotes } from './shell-words.ts'

/** Milliseconds since the epoch, of Unix seconds or ISO 8601. */
export function instantOf(text: string): number {
  const instant = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text)
  if (Number.isFinite(instant)) return instant
  throw new InvalidArgumentError('It must be Unix seconds, or a time like 2026-11-24T09:00:00Z.')
}

/** `Name: value` as it was received: the value may be empty, and is what an HTTP server would hand on. */
export function receivedHeader(line: string): [name: string, value: string] {
  const { name, value = '' } =
    /^(?<name>[\w!#$%&'*+.^`|~-]+):[ \t]*(?<value>.*?)[ \t]*$/s.exec(line)?.groups ?? {}
  if (name !== undefined) return [name, value]
  throw new HarnessError('USAGE', `A --header is written as 'Name: value'. Mend it.`)
}

/** What became of a delivery, for people. */
export function verdictLines(verdict: Verdict): string {
  if (!verdict.ok) return `refused  ${verdict.reason}: ${printable(verdict.detail)}\n`
  const { secret, label, id, time } = verdict
  const facts = [
    `secret ${secret + 1}`,
    ...(label === undefined ? [] : [label]),
    ...(id === undefined ? [] : [`id ${printable(id)}`]),
    time === undefined
      ? 'no time is signed: a replay looks like a retry'
      : `sent ${new Date(time).toISOString()}`,
  ]
  return `genuine  ${facts.join(', ')}\n`
}

/** A command for a POSIX shell that sends exactly the signed bytes. */
export function curlLine(sent: Signed & { method: string; file: string }): string {
  const { headers, url = '', method, file } = sent
  const lines = Object.entries(headers).map(([name, value]) => `--header ${inQuotes(`${name}: ${value}`)}`)
  const type = 'content-type' in headers ? [] : [`--header 'content-type: application/json'`]
  return [
    `curl --request ${inQuotes(method)}`,
    ...type,
    ...lines,
    `--data-binary ${inQuotes(`@${file}`)}`,
    inQuotes(url),
  ].join(' ')
}
