import type { Binding } from '../model/binding.ts'
import { isObject } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Faults } from '../sandbox/fault-points.ts'
import type { Scope } from './scope.ts'

type Rec = Record<string, unknown>
type HeaderFault = NonNullable<Faults['answer.headers']>
type TextFault = NonNullable<Faults['answer.text']>

/** Ready-made faults for what many mutants and variants do to an answer. */

/** Leaves a header out, everywhere or where `when` holds of the request's URL and the status. */
export function withoutHeader(
  name: string,
  when: (url: URL, status: number) => boolean = always,
): HeaderFault {
  return (headers, { request, status }) =>
    when(new URL(request.url), status) ? headers.filter(([key]) => key.toLowerCase() !== name) : headers
}

/** Replaces the value of a header. */
export function changedHeader(name: string, change: (value: string) => string): HeaderFault {
  return (headers) => headers.map(([key, value]) => [key, key.toLowerCase() === name ? change(value) : value])
}

/** Rewrites the parameters of a redirect back to a client. */
export function changedRedirect(change: (parameters: URLSearchParams) => void): HeaderFault {
  return changedHeader('location', (value) => {
    const url = new URL(value)
    change(url.searchParams)
    return url.href
  })
}

/** Rewrites every object of JSON answers, entry by entry. */
export function reshaped(change: (entries: [string, unknown][]) => [string, unknown][]): TextFault {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (!isObject(value)) return value
    return Object.fromEntries(change(Object.entries(value).map(([key, child]) => [key, walk(child)])))
  }
  return (text) => (text === '' ? text : JSON.stringify(walk(JSON.parse(text))))
}

/** Rewrites the parsed body of JSON answers, everywhere or of the paths that `where` matches. */
export function changedBody(where: RegExp, change: (body: Record<string, unknown>) => unknown): TextFault {
  return (text, { request }) =>
    where.test(new URL(request.url).pathname) ? JSON.stringify(change(JSON.parse(text))) : text
}

/** Shows records of one entity otherwise than they are; of every entity where none is named. */
export function viewing(
  change: (record: Rec) => Rec,
  only: { entity?: string; role?: 'list' | 'get' } = {},
): Faults {
  return {
    'record.view': (record, { entity, role }) =>
      (only.entity ?? entity) === entity && (only.role ?? role) === role ? change(record) : record,
  }
}

/** Does something every `n`th time only. */
export function everyNth<Args extends unknown[], Value>(
  n: number,
  act: (value: Value, ...args: Args) => Value,
): (value: Value, ...args: Args) => Value {
  let count = 0
  return (value, ...args) => {
    count += 1
    return count % n === 0 ? act(value, ...args) : value
  }
}

function always(): boolean {
  return true
}

/** A scope whose system claims other operations: the sandbox then refuses the others, and lawfully. */
export function claiming(
  change: (entities: Manifest['entities']) => Manifest['entities'],
): (scope: Scope) => Scope {
  return ({ api, manifest }) => ({ api, manifest: { ...manifest, entities: change(manifest.entities) } })
}

/** A scope whose binding differs in some parts: the sandbox then behaves so, and lawfully. */
export function bound(change: (binding: Binding) => Partial<Binding>): (scope: Scope) => Scope {
  return ({ api, manifest }) => ({
    api: { ...api, binding: { ...api.binding, ...change(api.binding) } },
    manifest,
  })
}
