import type { Journal, JournalEntry } from '../client/journal.ts'
import { madeOf } from '../client/journal-facts.ts'
import { markIn, markOf, markPlace, withMark } from '../client/marks.ts'
import { createdKey, keyBelow } from '../client/records.ts'
import { type WriteTarget, writeTarget } from '../client/write-target.ts'
import type { Scope } from '../kit/scope.ts'
import { pathsBelow } from '../model/base-path.ts'
import { HarnessError } from '../model/harness-error.ts'
import { isObject, parseJson } from '../model/json.ts'
import { pathOf } from '../model/operation.ts'
import { at, setAt } from '../model/pointer.ts'
import type { Answered, WireRequest } from './engine/undici-send.ts'
import { callOf, type LoadPlan, type MixEntry } from './load-plan.ts'
import { arrivalsOf } from './schedule/arrivals.ts'

export interface LoadJournalMeans {
  journal: Journal
  scope: Scope
  baseUrl: string
  /** Names the run in the marks of its arrivals. */
  run: string
  /** ms since the epoch. */
  now(): number
}

/** What a run writes on a system that others use as well. */
export interface LoadJournal {
  /**
   * The same request: one that creates bears the mark of its arrival, and the key in its answer is written down.
   * @throws HarnessError NOT_OURS for a write on a record that this run has not made
   */
  own(entry: MixEntry, index: number, request: WireRequest): WireRequest
  /** Writes down what was never sent, once all that was has ended. Returns how many records the run has made. */
  close(): Promise<number>
}

/** The mark of all that the arrival at this place of the plan creates. */
export function arrivalMark(run: string, index: number): string {
  return markOf(`${run}-${index}`)
}

/**
 * Writes all that the plan may create down before anything leaves: under load no call waits for a disk. What a crash leaves open is found
 * by its mark.
 * @throws HarnessError LOAD_INVALID for a step that writes over the place of the mark
 */
export async function openLoadJournal(plan: LoadPlan, means: LoadJournalMeans): Promise<LoadJournal> {
  const { journal, scope, run } = means
  const creating = plan.mix.map((entry) => createdBy(scope, entry))
  demandMarks(plan, creating, scope)
  const intents = new Map<string, JournalEntry>()
  const time = () => ({ at: new Date(means.now()).toISOString() })
  for (const { index, call } of arrivalsOf(plan))
    for (let place = call; place === call || plan.mix[place]?.after; place++) {
      const [entity, entry] = [creating[place], plan.mix[place]]
      if (entity === undefined || !entry) continue
      const id = idOf(run, index, place)
      const bound = scope.api.binding.entities[entity]
      const mark = bound && markPlace(bound) !== undefined && { mark: arrivalMark(run, index) }
      intents.set(id, { kind: 'intent', id, entity, operation: callOf(entry), ...mark, ...time() })
    }
  await journal.appendAll([...intents.values()])
  return new PlannedWrites(plan, means, new Set(intents.keys()))
}

const idOf = (run: string, index: number, place: number) => `${run}-${index}.${place}`

function createdBy({ api }: Scope, entry: MixEntry): string | undefined {
  const target = writeTarget(api.binding, callOf(entry), {})
  return target.kind === 'create' ? target.entity : undefined
}

/** A text that takes the place of the mark has to hold it; elsewhere it is added. */
function demandMarks({ mix }: LoadPlan, creating: readonly (string | undefined)[], { api }: Scope): void {
  for (const [place, { step, operation }] of mix.entries()) {
    const bound = api.binding.entities[creating[place] ?? '']
    const pointer = bound && markPlace(bound)
    const text = step?.set?.[pointer ?? '']
    if (pointer === undefined || text === undefined || String(text).includes('{mark}')) continue
    throw new HarnessError(
      'LOAD_INVALID',
      `"${operation}" sets ${pointer}, by which a target's own records are told from those of this run: write {mark} into it, such as ${pointer}: '{mark} load'.`,
    )
  }
}

class PlannedWrites implements LoadJournal {
  readonly #plan: LoadPlan
  readonly #means: LoadJournalMeans
  readonly #unsent: Set<string>
  readonly #made: Set<string>
  readonly #pathOf: (url: string) => string
  #noted: Promise<void> = Promise.resolve()
  #waiting: JournalEntry[] = []

  constructor(plan: LoadPlan, means: LoadJournalMeans, unsent: Set<string>) {
    this.#plan = plan
    this.#means = means
    this.#unsent = unsent
    this.#made = new Set(madeOf(means.journal).map(({ entity, key }) => `${entity} ${key}`))
    const below = pathsBelow(means.baseUrl)
    this.#pathOf = (path) => below(new URL(path, means.baseUrl).href)
  }

  own(entry: MixEntry, index: number, request: WireRequest): WireRequest {
    const { scope } = this.#means
    const entity = createdBy(scope, entry)
    if (entity !== undefined) return this.#create({ entity, entry, index }, request)
    const target = writeTarget(scope.api.binding, `${request.method} ${this.#pathOf(request.path)}`, {})
    if (target.kind !== 'none' && scope.manifest.kind !== 'read-only') this.#demandOwn(callOf(entry), target)
    return request
  }

  async close(): Promise<number> {
    this.#note(...[...this.#unsent].map((id) => ({ kind: 'unsent', id, at: this.#time() }) as const))
    await this.#noted
    return new Set(madeOf(this.#means.journal).map(({ entity, key }) => `${entity} ${key}`)).size
  }

  #create(
    { entity, entry, index }: { entity: string; entry: MixEntry; index: number },
    request: WireRequest,
  ): WireRequest {
    const { scope, run } = this.#means
    const { binding } = scope.api
    const bound = binding.entities[entity]
    const id = idOf(run, index, this.#plan.mix.indexOf(entry))
    this.#unsent.delete(id)
    const take = (answer: Answered) => {
      const key =
        bound && createdKey(binding, bound, { body: parseJson(answer.text()), headers: placeOf(answer) })
      if (answer.status > 299) this.#note({ kind: 'failed', id, status: answer.status, at: this.#time() })
      else if (key !== undefined) {
        const whole = keyBelow(valuesIn(pathOf(callOf(entry)), this.#pathOf(request.path)), key)
        this.#made.add(`${entity} ${whole}`)
        this.#note({ kind: 'made', id, entity, key: whole, from: 'answer', at: this.#time() })
      }
      return request.take?.(answer)
    }
    const place = bound && markPlace(bound)
    const sent = place === undefined ? request : marked(request, place, arrivalMark(run, index))
    return { ...sent, take }
  }

  #demandOwn(call: string, target: Exclude<WriteTarget, { kind: 'none' | 'create' }> | WriteTarget): void {
    const key = target.kind === 'record' ? `${target.entity} ${target.key}` : undefined
    if (target.kind === 'create' || (key !== undefined && this.#made.has(key))) return
    throw new HarnessError(
      'NOT_OURS',
      `${call} would change ${key ?? 'records that it does not name'}, which this run has not made. Nothing of it was sent: let the plan change what it creates.`,
    )
  }

  /** Written one after another, all that has come up meanwhile at once. */
  #note(...entries: JournalEntry[]): void {
    this.#waiting.push(...entries)
    if (this.#waiting.length > entries.length) return
    this.#noted = this.#noted.then(() => this.#means.journal.appendAll(this.#waiting.splice(0)))
    // Told by `close`.
    this.#noted.catch(() => {})
  }

  #time(): string {
    return new Date(this.#means.now()).toISOString()
  }
}

/** A request that was made ready once is sent again and again: each time with a mark of its own. */
function marked(request: WireRequest, place: string, mark: string): WireRequest {
  const body = parseJson(request.body ?? '')
  if (!isObject(body)) return request
  const there = at(body, place)
  const old = markIn(there)
  const fresh = old === undefined ? withMark(body, { place, text: mark, fill: true }) : body
  if (old !== undefined && typeof there === 'string') setAt(body, place, there.replace(old, mark))
  const { 'content-length': _, ...headers } = request.headers
  return { ...request, headers, body: JSON.stringify(fresh) }
}

function placeOf({ location }: Answered): Headers {
  return new Headers(location === undefined ? {} : { location })
}

/** What stands in the places of a path's template. */
function valuesIn(template: string, path: string): Record<string, string> {
  const parts = path.split('/')
  const names = template.split('/').map((part) => /^\{(.+)\}$/.exec(part)?.[1])
  return Object.fromEntries(
    names.flatMap((name, place) =>
      name === undefined ? [] : [[name, decodeURIComponent(parts[place] ?? '')]],
    ),
  )
}
