import { parseDuration } from '../../model/duration.ts'
import type { MixEntry, StepPlan } from '../load-plan.ts'

/** A caller that does one thing after another, as a plan file has it. `Address` is `METHOD /path/{template}`. */
export interface SessionFile<Address extends string = string> {
  session: string
  weight?: number
  connection?: 'primary' | 'second'
  steps: StepFile<Address>[]
}

export interface StepFile<Address extends string = string>
  extends Omit<StepPlan, 'call' | 'page' | 'everyMs'> {
  call: Address
  /** Its name in figures and thresholds; the call where none is given. */
  name?: string
  /** Of a crawl: the time from one page to the next, at least. */
  every?: string
  /** Of a list: so many pages one after another, each a step of its own. */
  pages?: number
}

/** The steps of a session as entries of the mix: the first comes by the clock, each other once the one before it ended well. */
export function sessionEntries({
  session,
  weight = 1,
  connection = 'primary',
  steps,
}: SessionFile): MixEntry[] {
  return steps.flatMap(pagesOf).map(({ name, every, ...step }, at) => ({
    operation: `${session}: ${name ?? step.call}`,
    ...{ connection, kind: step.call.startsWith('GET ') ? 'read' : 'write' },
    ...(at === 0 ? { weight } : { weight: 0, after: true as const }),
    step: { ...step, ...(every !== undefined && { everyMs: parseDuration(every) ?? 0 }) },
  }))
}

function pagesOf({ pages, ...step }: StepFile): (Omit<StepFile, 'pages'> & { page?: number })[] {
  return pages === undefined ? [step] : Array.from({ length: pages }, (_, page) => ({ ...step, page }))
}

/** What a step refers to by `{name}` and no step before it captures, and parts of a path that its call does not have. */
export function sessionComplaints(sessions: readonly SessionFile[]): { pointer: string; message: string }[] {
  return sessions.flatMap(({ steps }, at) => {
    const known = new Set(['run', 'n', 'mark'])
    return steps.flatMap(({ call, path = {}, query, set, capture = {} }, step) => {
      const pointer = `/sessions/${at}/steps/${step}`
      const used = JSON.stringify([path, query, set]).matchAll(/\{(\w+)\}/g)
      const unseen = [...used].flatMap(([, name = '']) => (known.has(name) ? [] : [name]))
      const misplaced = Object.keys(path).filter((name) => !call.includes(`{${name}}`))
      for (const name of Object.keys(capture)) known.add(name)
      return [
        ...unseen.map((name) => `no step before it captures "${name}": capture it, or name another`),
        ...misplaced.map((name) => `the path of ${call} has no "${name}": name a part that it has`),
      ].map((message) => ({ pointer, message }))
    })
  })
}
