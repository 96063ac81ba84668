import { isObject } from '../../model/json.ts'
import { at, setAt } from '../../model/pointer.ts'
import type { Answered, WireRequest } from '../engine/undici-send.ts'
import type { StepPlan } from '../load-plan.ts'
import type { OutcomeClass } from '../measured.ts'

/** What sessions that are under way have seen, by the place of their arrival in the plan. */
export interface SessionRequests {
  /**
   * The request of a step: one that was made ready, with what the plan changes of it. Undefined where the plan refers to something that
   * no step before has seen.
   */
  request(step: StepPlan, base: WireRequest, index: number): WireRequest | undefined
}

/** `run` tells the records of one run from those of others. */
export function sessionRequests(run: string): SessionRequests {
  const sessions = new Map<number, Map<string, string>>()
  return {
    request: (step, base, index) => {
      const seen =
        sessions.get(index) ??
        new Map([
          ['run', run],
          ['n', String(index)],
        ])
      sessions.set(index, seen)
      const request = filled(step, base, seen)
      if (!request || (!step.capture && !step.expect)) return request
      return { ...request, take: (answer) => look(step, answer, seen) }
    },
  }
}

class Unseen extends Error {}

function filled(
  { call, path, query, set }: StepPlan,
  base: WireRequest,
  seen: ReadonlyMap<string, string>,
): WireRequest | undefined {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = seen.get(name)
      if (value === undefined) throw new Unseen(name)
      return value
    })
  try {
    const url = new URL(base.path, 'http://any.invalid')
    if (path) url.pathname = placed(call, url.pathname, mapped(path, fill))
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, fill(String(value)))
    const changed = { ...base, path: url.pathname + url.search }
    if (!set || base.body === undefined) return changed
    const body: unknown = JSON.parse(base.body)
    if (!isObject(body)) return changed
    for (const [pointer, value] of Object.entries(set))
      setAt(body, pointer, typeof value === 'string' ? fill(value) : value)
    const { 'content-length': _, ...headers } = base.headers
    return { ...changed, headers, body: JSON.stringify(body) }
  } catch (error) {
    if (error instanceof Unseen) return undefined
    throw error
  }
}

function mapped(values: Record<string, string>, fill: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]))
}

/** A path with other values in the places of its template; what comes before the template stays. */
function placed(call: string, pathname: string, values: Record<string, string>): string {
  const template = (call.split(' ')[1] ?? '').split('/')
  const parts = pathname.split('/')
  const offset = parts.length - template.length
  for (const [place, part] of template.entries()) {
    const value = values[/^\{(.+)\}$/.exec(part)?.[1] ?? '']
    if (value !== undefined) parts[offset + place] = encodeURIComponent(value)
  }
  return parts.join('/')
}

/** Takes what later steps need. What is not there, or is not what it ought to be, is wrong data. */
function look(
  { capture = {}, expect = {} }: StepPlan,
  { status, text }: Answered,
  seen: Map<string, string>,
): OutcomeClass | undefined {
  if (status >= 400) return undefined
  const body = parsed(text())
  for (const [name, pointer] of Object.entries(capture)) {
    const value = at(body, pointer)
    if (value === undefined || value === null || isObject(value)) return 'wrong-data'
    seen.set(name, String(value))
  }
  const isAsExpected = Object.entries(expect).every(([pointer, wanted]) => {
    const name = /^\{(\w+)\}$/.exec(wanted)?.[1]
    const text = wanted.replace(/\{(\w+)\}/g, (whole, key: string) => seen.get(key) ?? whole)
    return String(at(body, pointer)) === (name === undefined ? text : seen.get(name))
  })
  return isAsExpected ? undefined : 'wrong-data'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
