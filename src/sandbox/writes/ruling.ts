import type { ErrorSituation } from '../../model/binding.ts'
import { sameJson } from '../../model/json.ts'
import { at, toPointer } from '../../model/pointer.ts'
import { assign } from '../data/overlay.ts'
import { copyOf } from '../data/rule-node.ts'
import type { Engine } from '../engine.ts'
import type { Row, WriteContext } from '../fault-points.ts'
import type { Breach } from '../rules/rule.ts'
import type { Draft } from './draft.ts'
import { otherSituation, situationOf } from './refusal.ts'
import { transformed } from './transformed.ts'

type Fields = [pointer: string, value: unknown][]

/** What becomes of a write: refused for one breach, or carried out with what its breaches leave of it. */
export type Ruling = { refused: Refused } | { taken: Taken }

export interface Refused {
  breach: Breach
  situation: ErrorSituation
}

export interface Taken {
  /** As it is to be. */
  after: Row
  /** Values that are stored though others follow from the rest, such as a total that was let through. */
  kept: Fields
  /** Values that the answer shows and that are not stored. */
  echoed: Fields
  /** Nothing at all is stored. */
  nothing: boolean
}

/** Does to a write what its breaches are claimed to lead to. A refusal of one part refuses the whole. */
export function rule(
  engine: Engine,
  draft: Draft,
  ruled: { breaches: Breach[]; about: WriteContext },
): Ruling {
  const taken: Taken = { after: copyOf(draft.after) as Row, kept: [], echoed: [], nothing: false }
  for (const breach of ruled.breaches) {
    const situation = applied(engine, draft, { breach, about: ruled.about, taken })
    if (situation !== undefined) return { refused: { breach, situation } }
  }
  return { taken }
}

/** Situation of a refusal; undefined where the breach leads to something else, which is done to `taken`. */
function applied(
  engine: Engine,
  draft: Draft,
  { breach, about, taken }: { breach: Breach; about: WriteContext; taken: Taken },
): ErrorSituation | undefined {
  const { limit, pointer } = breach
  // A total that was sent is no longer in the draft: there it is worked out.
  const value = at(draft.sent, pointer) ?? at(draft.after, pointer)
  switch (engine.tap('write.outcome', limit.outcome ?? 'refused', { ...about, breach })) {
    case 'refused':
      return situationOf(limit)
    case 'refused-otherwise':
      return otherSituation(situationOf(limit))
    case 'unchanged-only':
      if (!sameJson(value, at(draft.before, pointer))) return situationOf(limit)
      break
    case 'ignored':
      revert(draft, taken, pointer)
      break
    case 'echoed':
      taken.echoed.push([pointer, value])
      revert(draft, taken, pointer)
      break
    case 'transformed':
      keep(draft, taken, [pointer, transformed(value, limit)])
      break
    case 'stored':
      keep(draft, taken, [pointer, value])
  }
  return undefined
}

/** Only what was sent can be kept; of lines, their fields one by one. */
function keep({ sent, lines }: Draft, taken: Taken, field: Fields[number]): void {
  const [pointer] = field
  if (pointer === '' || pointer === lines?.at || at(sent, pointer) === undefined) return
  assign(taken.after, ...field)
  taken.kept.push(field)
}

/** Puts back what was; new lines that were not wanted go. */
function revert({ before, base, lines }: Draft, taken: Taken, pointer: string): void {
  if (pointer === '') taken.nothing = true
  const was = pointer === lines?.at ? (at(before, pointer) ?? []) : at(base, pointer)
  if (pointer !== '') assign(taken.after, pointer, copyOf(was))
}

/** Takes back fields of what was sent, one by one: those of the record and those of its lines. */
export function takeBack(draft: Draft, taken: Taken, isForeign: (pointer: string) => boolean): void {
  const { sent, lines } = draft
  for (const name of Object.keys(sent)) {
    const pointer = toPointer([name])
    if (pointer !== lines?.at) {
      if (isForeign(pointer)) revert(draft, taken, pointer)
      continue
    }
    const rows = at(sent, pointer)
    for (const [number, row] of Array.isArray(rows) ? rows.entries() : [])
      for (const field of Object.keys(row ?? {}).map((one) => `${pointer}/${number}${toPointer([one])}`))
        if (isForeign(field)) revert(draft, taken, field)
  }
}
