import { boundaryValues } from '../../spec/values/boundary-values.ts'
import { bodiesOf } from '../../spec/values/inputs.ts'
import type { Family } from '../check.ts'
import type { Expect } from '../expect.ts'
import { expand } from '../families.ts'
import { requestValues } from '../request-values.ts'
import { jsonCalls } from './call-families.ts'
import type { Attempts } from './calls.ts'
import { byPlace, changing, type InvalidRow, oncePerOperation } from './invalid.ts'
import type { Trial } from './least-request.ts'

/** JSON call × place in its body that has edges: the least, the longest, null, each listed value, as the document allows them. */
export const edgeBodies: Family<InvalidRow> = expand(jsonCalls, (row, scope) =>
  byPlace(row, edgesOf(row, scope)),
)

/** Sends each case, which may be taken or refused, and names the one that the server fails of. */
export async function heldAll({ judged }: Attempts, expect: Expect, cases: readonly Trial[]): Promise<void> {
  for (const trial of cases)
    await judged(trial, (answer, what) => expect(answer).sent(what).toHoldUp().toConform())
}

const edgesOf = oncePerOperation(({ operation }, { api }) => {
  const context = requestValues(api)
  const body = bodiesOf(operation, context).find(({ contentType }) => contentType === 'application/json')
  // A whole body made up would refer to nothing: each edge is tried in one that the system ought to take.
  const edges = body ? boundaryValues(body.pointer, context).filter(({ pointer }) => pointer !== '') : []
  return edges.map(({ pointer, edge, value }) => ({
    place: pointer,
    keyword: edge,
    wrong: `${pointer}: ${edge}`,
    as: [],
    spoil: changing(pointer, value),
  }))
})
