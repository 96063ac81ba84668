import type { Answer } from '../../client/answer.ts'
import { isSafe } from '../admission.ts'
import type { Family } from '../check.ts'
import type { Expect } from '../expect.ts'
import { cross, expand } from '../families.ts'
import { jsonCalls, refusals } from './call-families.ts'
import { type Attempts, attemptCost, type CallRow, callsBy } from './calls.ts'
import type { Trial } from './least-request.ts'
import type { Spoil } from './spoil.ts'

/** JSON under other spellings of its name: letters of either case, and a charset, which has no effect (RFC 8259 section 11). */
const SPELLINGS = {
  capitals: { type: 'Application/JSON' },
  charset: { type: 'application/json; charset=utf-8' },
  'quoted-charset': { type: 'application/json;charset="UTF-8"' },
}

/** JSON call × spelling of its media type. */
export const spelledTypes: Family<CallRow & { type: string }> = cross(
  expand(jsonCalls, (row) => [{ ...row, cost: attemptCost(row, 2) }]),
  SPELLINGS,
)

/** Names in a query that no document has, and forms that readers of queries take for more than a name and a value. */
const ODD_QUERIES: Record<string, readonly (readonly [name: string, value: string])[]> = {
  'a name that is not documented': [['assayProbe', '1']],
  'a name that comes twice': [
    ['assayProbe', '1'],
    ['assayProbe', '2'],
  ],
  'no name': [['', '1']],
  'brackets in a name': [['assayProbe[a][b]', '1']],
  'an open bracket in a name': [['assayProbe[', '1']],
  'a name of the language': [['__proto__[polluted]', 'true']],
  'a name that is inherited': [['constructor', '1']],
  'a name with NUL': [['assay\u0000Probe', '1']],
}

/** Reading with each odd query; what changes something is left out, since a query may say what it is about. */
export const oddQueries: Family<CallRow & { cases: Trial[] }> = expand(callsBy(isSafe), (row) => {
  const cases = Object.entries(ODD_QUERIES).map(([wrong, query]): Trial => {
    const spoil: Spoil = (init) => ({ ...init, query: [...(init.query ?? []), ...query] })
    return { wrong: `${wrong} in the query`, spoil }
  })
  return [{ ...row, cases, cost: attemptCost(row, cases.length + 1) }]
})

/** Sends each case, which may be answered as documented or refused: a document cannot have an answer to what it does not know. */
export async function ignoredOrRefused(
  { judged }: Attempts,
  expect: Expect,
  cases: readonly Trial[],
): Promise<void> {
  for (const trial of cases)
    await judged(trial, (answer, what) => {
      const held = expect(answer).sent(what).toHoldUp()
      if (answer.status < 400) held.toConform()
    })
}

/** So many refusals in a row that what goes wrong every tenth time shows. */
const MANY = 12

/** One way in which each list refuses. */
export const repeatedRefusals: Family<CallRow & { spoil: Spoil }> = (scope) => {
  const seen = new Set<string>()
  return refusals(scope).filter((row) => {
    if (!('operation' in row)) return true
    const isNew = row.role === 'list' && !seen.has(row.operation.address)
    seen.add(row.operation.address)
    return isNew
  })
}

/** The answers to the same wrong call, sent again and again. */
export async function manyAnswers({ wrong }: Attempts, spoil: Spoil): Promise<Answer[]> {
  const answers: Answer[] = []
  while (answers.length < MANY) answers.push(await wrong(spoil))
  return answers
}
