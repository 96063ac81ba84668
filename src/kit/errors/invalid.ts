import type { ErrorSituation } from '../../model/binding.ts'
import { Finding } from '../../model/finding.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import { bodiesOf } from '../../spec/values/inputs.ts'
import { invalidValues } from '../../spec/values/invalid-values.ts'
import { wholeValue } from '../../spec/values/values.ts'
import type { Family } from '../check.ts'
import type { Expect } from '../expect.ts'
import { expand } from '../families.ts'
import { requestValues } from '../request-values.ts'
import type { Scope } from '../scope.ts'
import { drop, put } from '../writes/fields.ts'
import { jsonCalls } from './call-families.ts'
import { type Attempts, attemptCost, type CallRow, calls } from './calls.ts'
import { brokenParameters } from './invalid-parameters.ts'
import type { Trial } from './least-request.ts'
import type { LeftBehind } from './left-behind.ts'
import { doubled, inSecondItem } from './second-items.ts'
import type { Spoil } from './spoil.ts'
import { jsonOf, looseTexts } from './spoils.ts'

/** One thing made wrong: `/lineItems/0/quantity: below minimum`. */
export interface InvalidCase extends Trial {
  /** What it may be refused as, any of them. */
  as: readonly ErrorSituation[]
}

/** One place, with each way in which it can be wrong. */
export interface InvalidRow extends CallRow {
  cases: InvalidCase[]
}

/** A case of its own, refused for one reason. */
export function refusedAs(as: ErrorSituation, wrong: string, spoil: Spoil): InvalidCase {
  return { wrong, spoil, as: [as] }
}

/**
 * Sends each case, which must be refused and leave nothing behind, and names the one that is not, or does. Others may change how
 * many records there are meanwhile: that blames nobody unless one of the cases does it again, and nothing does by itself.
 */
export async function refusedAll(
  tried: Attempts,
  expect: Expect,
  cases: readonly InvalidCase[],
): Promise<void> {
  const left = await leftBy(tried, expect, cases)
  if (!left) return
  // Where it changes though nothing is sent, nothing follows from a change.
  if (await (await tried.watched()).lookAgain()) return
  for (const one of cases) {
    const again = await leftBy(tried, expect, [one])
    if (again)
      throw new Finding({
        expected: `nothing stored of what was refused, sent with ${one.wrong}`,
        seen: again.seen,
      })
  }
  if (left.isOurs) throw new Finding({ expected: 'nothing stored of what was refused', seen: left.seen })
}

async function leftBy(
  tried: Attempts,
  expect: Expect,
  cases: readonly InvalidCase[],
): Promise<LeftBehind | undefined> {
  const { judged, lookAgain } = await tried.watched()
  for (const one of cases)
    await judged(one, (answer, what) =>
      expect(answer)
        .sent(what)
        .toBeRefused(...one.as),
    )
  return lookAgain()
}

/** What is broken, by the keyword of JSON Schema that says so; any other is about the value itself. */
const KINDS = {
  missing: ['required', 'dependentRequired'],
  type: ['type'],
  range: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  size: ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'uniqueItems'],
  unknown: ['additionalProperties', 'unevaluatedProperties'],
} satisfies Record<string, string[]>

export type InvalidKind = keyof typeof KINDS | 'value'

function kindOf(keyword: string): InvalidKind {
  const kinds = Object.entries(KINDS) as [InvalidKind, string[]][]
  return kinds.find(([, keywords]) => keywords.includes(keyword))?.[0] ?? 'value'
}

/** JSON call × place in its body that can break the schema of the document in ways of this kind, one thing at a time. */
export function invalidBodies(kind: InvalidKind): Family<InvalidRow> {
  return expand(jsonCalls, (row, scope) => byPlace(row, ofKinds(brokenBodies(row, scope), [kind])))
}

/** Call × parameter, in whichever place and style, that can break the schema of the document in ways of these kinds. */
export function invalidParameters(...kinds: InvalidKind[]): Family<InvalidRow> {
  return expand(calls, (row, scope) => byPlace(row, ofKinds(ofParameters(row, scope), kinds)))
}

/** JSON call with each way of writing JSON that some readers take and others do not. */
export const looseBodies: Family<InvalidRow> = expand(jsonCalls, (row) => {
  const cases = Object.entries(looseTexts).map(
    ([wrong, { spoil }]): InvalidCase => ({ wrong, spoil, as: ['invalid'] }),
  )
  return [{ ...row, cases, cost: attemptCost(row, cases.length + 1) }]
})

/** A case with the place in its body, or the parameter, that it is about. */
export interface Broken extends InvalidCase {
  place: string
  keyword: string
}

function ofKinds(all: readonly Broken[], kinds: readonly InvalidKind[]): Broken[] {
  return all.filter(({ keyword }) => kinds.includes(kindOf(keyword)))
}

/** One row for each place, with all cases about it. */
export function byPlace(row: CallRow, all: readonly Broken[]): InvalidRow[] {
  const places = Map.groupBy(all, ({ place }) => place)
  const keys = keysOf([...places.keys()])
  return [...places].map(([place, cases]) => ({
    ...row,
    key: `${row.key}/${keys.get(place)}`,
    cases,
    // Each case, and the same call without a fault.
    cost: attemptCost(row, cases.length + 1),
  }))
}

/** One kind of fault is looked for at a time, in what is worked out once: each value of it is judged by a validator. */
const brokenBodies = oncePerOperation(({ operation }, { api }) => {
  const context = requestValues(api)
  const body = bodiesOf(operation, context).find(({ contentType }) => contentType === 'application/json')
  const whole = body && wholeValue(body.pointer, context, 'all')
  if (!body || whole === undefined) return []
  const accepts = (value: unknown) => context.view.accepts(body.pointer, value)
  return invalidValues(body.pointer, context, whole).flatMap((one): Broken[] => {
    const { pointer: place, fault, keyword, value } = one
    const about = { place, keyword, as: ['invalid'] as const }
    const first = { ...about, wrong: `${place}: ${fault}`, spoil: changing(place, value) }
    const second = inSecondItem(one, whole, accepts)
    if (!second) return [first]
    const { pointer, list } = second
    return [first, { ...about, wrong: `${pointer}: ${fault}`, spoil: changing(pointer, second.value, list) }]
  })
})

/** What is told of an operation, kept as long as its scope. */
export function oncePerOperation(
  tell: (row: CallRow, scope: Scope) => readonly Broken[],
): (row: CallRow, scope: Scope) => readonly Broken[] {
  const told = new WeakMap<Scope, Map<CallRow['operation'], readonly Broken[]>>()
  return (row, scope) => {
    const known = told.get(scope) ?? new Map<CallRow['operation'], readonly Broken[]>()
    told.set(scope, known)
    const broken = known.get(row.operation) ?? tell(row, scope)
    known.set(row.operation, broken)
    return broken
  }
}

/**
 * The same in a body that the system would take; what holds the place comes with it where that body has it not. Of a list that
 * is `doubled` there are two items first.
 */
export function changing(pointer: string, invalid: unknown, list?: string): Spoil {
  return (init) => {
    const body = pointer === '' ? invalid : (JSON.parse(jsonOf(init)) as unknown)
    if (list !== undefined) doubled(body, list)
    const place = missingPart(body, pointer)
    const value = at(invalid, place)
    if (value === undefined) drop(body, place)
    else if (place !== '') put(body, place, value)
    return { ...init, headers: JSON_TYPE, body: JSON.stringify(body) }
  }
}

/** The outermost part of a pointer that a body does not have, or the pointer itself. */
function missingPart(body: unknown, pointer: string): string {
  const tokens = pointerTokens(pointer)
  const parts = tokens.map((_, index) => toPointer(tokens.slice(0, index + 1)))
  return parts.find((part) => at(body, part) === undefined) ?? pointer
}

const JSON_TYPE = { 'content-type': 'application/json' }

const ofParameters = oncePerOperation((row, scope) =>
  brokenParameters(row, scope).map(({ place, fault, keyword, isPath, spoil }) => ({
    place,
    keyword,
    wrong: `${place}: ${fault}`,
    as: isPath ? ['invalid', 'notFound'] : ['invalid'],
    spoil,
  })),
)

/** One for each place; those that differ in nothing that a key may hold are numbered: `name`, `name~2`. */
export function keysOf(places: readonly string[]): ReadonlyMap<string, string> {
  const alike = Map.groupBy(places, keyOf)
  return new Map(
    [...alike].flatMap(([key, group]) =>
      group.map((place, index) => [place, index === 0 ? key : `${key}~${index + 1}`] as const),
    ),
  )
}

// `/lineItems/0/price` as `lineItems.0.price`: safe on a command line.
function keyOf(text: string): string {
  const name = text.startsWith('/') ? pointerTokens(text).join('.') : text
  return name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-').replaceAll(/^-|-$/g, '') || 'body'
}
