import type { OperationParameter } from '../../model/operation.ts'
import type { ApiDocument, Violation } from '../api.ts'
import { type Described, describedParameter } from './described.ts'
import { type Reading, readPairs, readText, type SentPair, type Shape, sentPairs } from './read.ts'
import { readingFault } from './taken-for.ts'

/** What of a request may carry parameters. */
export interface SentParameters {
  /** As they were sent, by name; absent where those of the path are not looked at. */
  path?: Readonly<Record<string, string>>
  query: readonly SentPair[]
  cookies: readonly SentPair[]
  /** Null where there is none of that name. */
  header(name: string): string | null
}

export function sentParameters({ url, headers }: Pick<Request, 'url' | 'headers'>): SentParameters {
  const [, query = ''] = url.split('#', 1)[0]?.split(/\?(.*)/s) ?? []
  return {
    query: sentPairs('query', query),
    cookies: sentPairs('cookie', headers.get('cookie') ?? ''),
    header: (name) => headers.get(name),
  }
}

/**
 * What a parameter that was sent has against the document, in words: `must be integer`. Undefined where it is as documented,
 * was not sent, or where nothing can be said: no schema, or a form that OpenAPI leaves open (lists and objects within a
 * `deepObject`). A text is what its schema takes it for: `7` is a number where a number is documented.
 */
export function parameterFault(
  document: ApiDocument,
  parameter: OperationParameter,
  sent: SentParameters,
): string | undefined {
  const described = describedParameter(document, parameter)
  if (described.schema === undefined || !isSent(described, sent) || isLeftOpen(described, sent))
    return undefined
  const readings = readingsOf(described, sent)
  if (readings.length === 0) return 'cannot be read in its documented form'
  if (described.mayBeEmpty && readings.includes('')) return undefined
  const faults = readings.map((reading) => readingFault(document, described, reading))
  if (faults.includes(undefined)) return undefined
  // Of several ways to read it the one that is of the documented type tells what is wrong.
  return (faults.find((fault) => fault && !isOfOtherType(fault)) ?? faults[0])?.expected
}

/** Whether a request lacks a parameter beside its path that the document requires and speaks for by itself: no credential. */
export function isMissing(
  document: ApiDocument,
  parameter: OperationParameter,
  sent: SentParameters,
): boolean {
  if (!parameter.required || parameter.in === 'path') return false
  const described = describedParameter(document, parameter)
  return described.schema !== undefined && !isSent(described, sent)
}

/** Whether a request has the parameter at all, by the names that it travels under. */
export function isSent(
  { writing, members }: Described,
  { path = {}, query, cookies, header }: SentParameters,
): boolean {
  if (writing.in === 'path') return Object.hasOwn(path, writing.name)
  if (writing.in === 'header') return header(writing.name) !== null
  const names = (writing.in === 'query' ? query : cookies).map(([name]) => name)
  if (writing.contentType === undefined && writing.style === 'deepObject')
    return names.some((name) => name.startsWith(`${writing.name}[`))
  return names.some((name) => name === writing.name || members.includes(name))
}

function isLeftOpen({ writing }: Described, { query }: SentParameters): boolean {
  if (writing.style !== 'deepObject' || writing.contentType !== undefined) return false
  const names = query.map(([name]) => name).filter((name) => name.startsWith(`${writing.name}[`))
  const isPlain = (name: string) => /^[^[\]]+\]$/.test(name.slice(writing.name.length + 1))
  return new Set(names).size < names.length || !names.every(isPlain)
}

function isOfOtherType({ pointer, documentPointer }: Violation): boolean {
  return pointer === '' && documentPointer.endsWith('/type')
}

const SHAPES: readonly Shape[] = ['scalar', 'array', 'object']

/** All that a server may take it for: `a,b` may be a text or a list of two. */
export function readingsOf(described: Described, sent: SentParameters): (Reading | { json: unknown })[] {
  return SHAPES.map((shape) => readingOf(described, sent, shape)).filter((reading) => reading !== undefined)
}

function readingOf(
  { writing, members }: Described,
  { path, query, cookies, header }: SentParameters,
  shape: Shape,
): Reading | { json: unknown } | undefined {
  if (writing.in === 'query') return readPairs(writing, query, { shape, members })
  if (writing.in === 'cookie') return readPairs(writing, cookies, { shape, members })
  const text = writing.in === 'path' ? path?.[writing.name] : header(writing.name)
  return text === undefined || text === null ? undefined : readText(writing, text, shape)
}
