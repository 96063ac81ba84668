import { isObject } from '../../model/json.ts'
import { at, setAt } from '../../model/pointer.ts'
import { type Crawls, openCrawls, type PageFacts } from '../correctness/crawls.ts'
import type { ReadBack, Written } from '../correctness/read-backs.ts'
import type { Answered, WireRequest } from '../engine/undici-send.ts'
import { arrivalMark } from '../load-journal.ts'
import type { MixEntry, StepPlan } from '../load-plan.ts'
import type { OutcomeClass } from '../measured.ts'

/** What sessions that are under way have seen, by the place of their arrival in the plan. */
export interface SessionRequests {
  /**
   * The request of a step: one that was made ready, with what the plan changes of it. Undefined where the plan refers to something that
   * no step before has seen.
   */
  request(entry: MixEntry & { step: StepPlan }, base: WireRequest, index: number): WireRequest | undefined
  crawls: Crawls
  /** Writes that were answered well and are to be read back. */
  written: readonly Written[]
  /** The request that finds a write, and tells what became of it. */
  readBack(one: Written, base: WireRequest, tell: (found: ReadBack) => void): WireRequest | undefined
}

/** `run` tells the records of one run from those of others, `pages` where a list has what is looked at. */
export function sessionRequests(
  run: string,
  pages?: (call: string) => PageFacts | undefined,
): SessionRequests {
  const crawls = openCrawls()
  const written: Written[] = []
  const sessions = new Map<number, Map<string, string>>()
  const seenBy = (index: number) => {
    const known = sessions.get(index)
    if (known) return known
    const fresh = new Map(Object.entries({ run, n: String(index), mark: arrivalMark(run, index) }))
    sessions.set(index, fresh)
    return fresh
  }
  return {
    crawls,
    written,
    request: (entry, base, index) => {
      const { step } = entry
      const seen = seenBy(index)
      const facts = step.crawl === undefined ? undefined : pages?.(step.call)
      const query = facts && { [facts.page]: facts.first + crawls.page(index), [facts.size]: facts.maxSize }
      const request = filled({ ...step, query: { ...step.query, ...query } }, base, seen)
      if (!request || !(step.capture || step.expect || step.readBack || facts)) return request
      const take = (answer: Answered) => {
        if (answer.status >= 400) return undefined
        if (step.readBack) written.push({ index, entry })
        const wrong = look(step, answer, seen)
        if (wrong || !facts) return wrong
        const isMore = crawls.take(index, parsed(answer.text()), facts)
        return isMore && crawls.page(index) < (step.crawl ?? 0) ? ('again' as const) : undefined
      }
      return { ...request, take }
    },
    readBack: ({ index, entry }, base, tell) => {
      const step = entry.step?.readBack
      const request = step && filled(step, base, seenBy(index))
      return request && { ...request, take: (answer) => void tell(found(step, answer, seenBy(index))) }
    },
  }
}

/** Of numbers that differ, less means that something is gone, more that it is there again. */
function found(
  { expect = {} }: StepPlan,
  { status, text }: Answered,
  seen: ReadonlyMap<string, string>,
): ReadBack {
  if (status === 404 || status === 410) return 'lost'
  if (status >= 400) return 'unread'
  const body = parsed(text())
  for (const [pointer, wanted] of Object.entries(expect)) {
    const value = at(body, pointer)
    if (String(value) !== known(wanted, seen)) return Number(value) > Number(wanted) ? 'twice' : 'lost'
  }
  return 'there'
}

function known(text: string, seen: ReadonlyMap<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => seen.get(name) ?? whole)
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
  { text }: Answered,
  seen: Map<string, string>,
): OutcomeClass | undefined {
  const body = parsed(text())
  for (const [name, pointer] of Object.entries(capture)) {
    const value = at(body, pointer)
    if (value === undefined || value === null || isObject(value)) return 'wrong-data'
    seen.set(name, String(value))
  }
  const isAsExpected = Object.entries(expect).every(
    ([pointer, wanted]) => String(at(body, pointer)) === known(wanted, seen),
  )
  return isAsExpected ? undefined : 'wrong-data'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
