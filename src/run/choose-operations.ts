import { operationOf } from '../client/gate.ts'
import type { Instance } from '../kit/check.ts'
import type { Scope } from '../kit/scope.ts'
import { HarnessError } from '../model/harness-error.ts'
import { nearest } from '../model/nearest.ts'
import { type OperationPattern, type OperationSubject, operationPattern } from '../model/operation-pattern.ts'

/** Patterns of a command line (see `operationPattern`). */
export interface OperationFilter {
  /** Checks about any of these alone; all where empty. */
  include: readonly string[]
  /** No check about any of these, and nothing is sent to them. */
  exclude: readonly string[]
}

/** What of a planned check a filter looks at. */
interface Filtered {
  instance: Pick<Instance, 'about'>
  /** Addresses of endpoints beside. */
  endpoints: readonly string[]
}

/**
 * Whether a check is among those that were asked for. A check about no operation in particular is not included by any
 * pattern, and excluded by none. Throws NOT_FOUND where a pattern fits no operation.
 */
export function operationChoice(
  scope: Scope,
  { include, exclude }: OperationFilter,
  all: readonly Filtered[],
): (check: Filtered) => boolean {
  const subjects = subjectsOf(scope, all)
  const included = patternsOf('--include', include, subjects)
  const excluded = patternsOf('--exclude', exclude, subjects)
  const { document } = scope.api
  const fits = (patterns: readonly OperationPattern[], addresses: readonly string[]) =>
    addresses.some((address) => patterns.some((one) => one.matches(operationOf(document, address))))
  return ({ instance: { about = [] }, endpoints }) =>
    !fits(excluded, [...about, ...endpoints]) &&
    (included.length === 0 || fits(included, about.length > 0 ? about : endpoints))
}

/** Operations of the document, and those that a check tries though the document lacks them. */
function subjectsOf({ api: { document } }: Scope, all: readonly Filtered[]): OperationSubject[] {
  const tried = new Set(all.flatMap(({ instance, endpoints }) => [...(instance.about ?? []), ...endpoints]))
  for (const { address } of document.operations) tried.delete(address)
  return [...document.operations, ...[...tried].map((address) => operationOf(document, address))]
}

function patternsOf(
  option: string,
  texts: readonly string[],
  subjects: readonly OperationSubject[],
): OperationPattern[] {
  return texts.map((text) => {
    const pattern = operationPattern(text, option)
    if (subjects.some((subject) => pattern.matches(subject))) return pattern
    throw new HarnessError('NOT_FOUND', `${option} ${text} fits no operation. ${hint(text, subjects)}`)
  })
}

/** Names that are shown where none is near. */
const SHOWN = 12

function hint(text: string, subjects: readonly OperationSubject[]): string {
  const [, prefix = '', value = text] = /^((?:path|method|tag):)?(.*)$/s.exec(text.trim()) ?? []
  const paths = [...new Set(subjects.map(({ path }) => path))]
  const tags = [...new Set(subjects.flatMap((subject) => subject.tags))]
  const methods = [...new Set(subjects.map(({ method }) => method))]
  const path = value.slice(Math.max(0, value.indexOf('/')))
  const below = paths.find((one) => one.endsWith(path.replace(/[/*]+$/, '')))
  if (prefix === 'path:' || value.includes('/')) return told(path, paths, below)
  return prefix === 'method:' || methods.includes(value) || /^[A-Z]+$/.test(value)
    ? `Methods of its operations: ${methods.join(', ')}.`
    : told(value, tags)
}

function told(value: string, known: readonly string[], meant = nearest(value, known)): string {
  if (meant !== undefined) return `Did you mean ${meant}?`
  const more = known.length > SHOWN ? `, and ${known.length - SHOWN} more` : ''
  return known.length === 0
    ? 'The document has none of that kind: choose by path:/… or method:….'
    : `Known: ${known.slice(0, SHOWN).join(', ')}${more}.`
}
