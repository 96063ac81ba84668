import type { EntityBinding } from '../../model/binding.ts'
import type { StatesClaim } from '../../model/limits.ts'
import { at, setAt } from '../../model/pointer.ts'
import { recordPath } from '../records.ts'
import { type Rec, readList } from './listing.ts'
import type { StateNames, TakeBackMeans } from './means.ts'

/** Reads the states that records of an entity can be in. */
export async function stateNames(
  means: Pick<TakeBackMeans, 'caller' | 'binding'>,
  entity: string,
): Promise<StateNames | undefined> {
  const state = means.binding.entities[entity]?.state
  const of = state && means.binding.entities[state.entity]
  if (!of) return undefined
  const { records } = await readList(means, of)
  const pairs = records.map((record) => [String(at(record, of.id)), String(at(record, state.code))] as const)
  const codes = new Map(pairs)
  const keys = new Map(pairs.map(([key, code]) => [code, key]))
  return { codeOf: (record) => codes.get(String(at(record, state.at))), keyOf: (code) => keys.get(code) }
}

/** The states to go through, without the first; undefined where no way leads there. */
export function route({ transitions }: StatesClaim, from: string, to: string): string[] | undefined {
  const ways: string[][] = [[from]]
  const seen = new Set([from])
  for (const way of ways) {
    const here = way.at(-1) ?? ''
    if (here === to) return way.slice(1)
    for (const next of transitions[here] ?? [])
      if (!seen.has(next)) {
        seen.add(next)
        ways.push([...way, next])
      }
  }
  return undefined
}

/** Asks for one change of state; gives the status of the answer. */
export async function moveTo(
  { caller }: TakeBackMeans,
  bound: EntityBinding,
  { key, code, names }: { key: string; code: string; names: StateNames },
): Promise<number> {
  const { status, state } = bound
  if (status === undefined || !state?.change) return 0
  const body: Rec = {}
  setAt(body, state.change.at, state.change.as === 'key' ? names.keyOf(code) : code)
  return (await caller.call(status, { path: recordPath(status, key), body })).status
}
