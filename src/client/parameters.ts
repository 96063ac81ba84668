import type { OperationParameter } from '../model/operation.ts'
import { writeParameter } from '../spec/parameters/write.ts'
import { writingOf } from '../spec/parameters/writing.ts'
import { serializeQuery } from './query.ts'

type Documented = readonly OperationParameter[]

/** A path with its values in it, each in the style of its parameter; a name that is given no value stands as it is. */
export function fillPath(
  template: string,
  documented: Documented,
  values: Readonly<Record<string, unknown>>,
): string {
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined || value === null) return whole
    return writeParameter(writingOf(found(documented, 'path', name)), value) ?? ''
  })
}

/** Values of parameters beside the path, as they stand in a request. */
export interface WrittenParameters {
  /** Without its `?`. */
  query: string
  headers: Record<string, string>
}

/** Writes each value in the place and style of its parameter. What has nothing to write is left out. */
export function writeParameters(
  given: readonly (readonly [OperationParameter, unknown])[],
): WrittenParameters {
  const written = given.flatMap(([parameter, value]) => {
    const text = writeParameter(writingOf(parameter), value)
    return text === undefined ? [] : [{ ...parameter, text }]
  })
  const textsIn = (place: OperationParameter['in']) =>
    written.filter((one) => one.in === place).map(({ text }) => text)
  const headers = written.filter((one) => one.in === 'header').map(({ name, text }) => [name, text] as const)
  const cookies = textsIn('cookie')
  return {
    query: textsIn('query').join('&'),
    headers: { ...Object.fromEntries(headers), ...(cookies.length > 0 && { cookie: cookies.join('; ') }) },
  }
}

/** Values by name, as a typed client is given them. */
export interface GivenValues {
  query?: unknown
  header?: Record<string, unknown>
  cookie?: Record<string, unknown>
}

/** The same for values by name. Header names do not depend on case (RFC 9110 section 5.1). */
export function writeValues(
  documented: Documented,
  { query, header, cookie }: GivenValues,
): WrittenParameters {
  const all = [
    ...Object.entries(header ?? {}).map(
      ([name, value]) => [found(documented, 'header', name), value] as const,
    ),
    ...Object.entries(cookie ?? {}).map(
      ([name, value]) => [found(documented, 'cookie', name), value] as const,
    ),
  ]
  return { headers: writeParameters(all).headers, query: serializeQuery(query, documented) }
}

function found(documented: Documented, place: OperationParameter['in'], name: string): OperationParameter {
  const same = (one: string) => (place === 'header' ? one.toLowerCase() === name.toLowerCase() : one === name)
  const parameter = documented.find((one) => one.in === place && same(one.name))
  return parameter ?? { name, in: place, required: false, pointer: '' }
}
