import type { Faults } from '../sandbox/fault-points.ts'

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

/** Rewrites the parsed body of JSON answers, everywhere or of the paths that `where` matches. */
export function changedBody(where: RegExp, change: (body: Record<string, unknown>) => unknown): TextFault {
  return (text, { request }) =>
    where.test(new URL(request.url).pathname) ? JSON.stringify(change(JSON.parse(text))) : text
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
