import { NO_SUCH_KEY } from '../../client/ownership.ts'
import { recordPath } from '../../client/records.ts'
import type { ErrorSituation } from '../../model/binding.ts'
import type { Operation } from '../../model/operation.ts'
import { isSafe } from '../admission.ts'
import type { Family, OmittedRow, Row } from '../check.ts'
import { cross, expand, withCases } from '../families.ts'
import { isGuarded, type Scope } from '../scope.ts'
import { attemptCost, type CallRow, calls, callsBy } from './calls.ts'
import { hostileCases, hostileValues } from './hostile.ts'
import { brokenParameters } from './invalid-parameters.ts'
import type { Trial } from './least-request.ts'
import type { Spoil } from './spoil.ts'
import { brokenTexts, brokenTextsFor, otherTypes, type SpoilCase, saidToBe } from './spoils.ts'
import { takesObjectsAlone } from './unbound.ts'

/** A body that a document has for a safe method is none that a client can send (Fetch, `Request` constructor). */
function takesJson(operation: Operation): boolean {
  return !isSafe(operation) && operation.requestTypes.includes('application/json')
}

const anyJsonCalls = callsBy(takesJson)

/** Calls whose body is documented as JSON, and as an object: where a binding gives a role that says so, else the schema. */
export const jsonCalls: Family<CallRow> = (scope) =>
  anyJsonCalls(scope).filter(
    (row) => 'omission' in row || row.role !== undefined || takesObjectsAlone(scope, row.operation),
  )

/** Each is refused once, and done once as it ought to be. */
const refusedOnce: Family<CallRow> = expand(jsonCalls, (row) => [{ ...row, cost: attemptCost(row, 2) }])

/** JSON call × body that is no JSON object. */
export const brokenBodies: Family<CallRow & SpoilCase> = (scope) =>
  expand(refusedOnce, (row) => withCases(row, brokenTextsFor(scope, row.operation)))(scope)

/** JSON call × media type that is not documented for it. */
export const wrongTypes: Family<CallRow & { type: string }> = where(
  cross(refusedOnce, otherTypes),
  ({ operation, type }) => !operation.requestTypes.includes(type.split(';')[0] ?? type),
)

/** JSON call × value that has brought servers down. */
export const hostileBodies: Family<CallRow & { cases: Trial[] }> = expand(jsonCalls, (row, scope) =>
  Object.entries(hostileValues).map(([name, hostile]) => {
    const cases = hostileCases(scope, row, { name, hostile })
    return { ...row, key: `${row.key}/${name}`, cases, cost: attemptCost(row, cases.length + 1) }
  }),
)

export interface RefusedRow extends CallRow, SpoilCase {
  as: ErrorSituation
}

/** Every call × each reason for which it can be refused without harm. */
export const refusals: Family<RefusedRow> = expand(calls, refusalsOf)

/** A call with each reason for which it can be refused without harm. */
export function refusalsOf(row: CallRow, scope: Scope): RefusedRow[] {
  const { operation, role } = row
  const named = operation.path.includes('{')
  const isJson = takesJson(operation)
  const reasons: [key: string, as: ErrorSituation, spoil: Spoil, applies: boolean][] = [
    ['anonymous', 'unauthenticated', (init) => ({ ...init, authorization: 'none' }), isGuarded(operation)],
    ['no-record', 'notFound', withKey(operation, NO_SUCH_KEY), named && role !== undefined],
    ['malformed', 'invalid', brokenText('malformed'), isJson],
    ['not-as-documented', 'invalid', brokenText('array'), isJson],
    ['other-type', 'unsupportedMediaType', saidToBe('text/plain'), isJson],
  ]
  const [parameter] = brokenParameters(row, scope).filter(({ isPath }) => !isPath)
  if (parameter) reasons.push(['wrong-parameter', 'invalid', parameter.spoil, true])
  return reasons
    .filter(([, , , applies]) => applies)
    .map(([key, as, spoil]) => ({ ...row, key: `${row.key}/${key}`, as, spoil }))
}

function brokenText(name: keyof typeof brokenTexts): Spoil {
  return brokenTexts[name]?.spoil ?? ((init) => init)
}

/** The records above stay what they are. */
function withKey(operation: Operation, key: string): Spoil {
  const last = Object.keys(recordPath(operation.path, key)).slice(-1)
  return (init) => {
    const named = Object.fromEntries(last.map((name) => [name, key]))
    return { ...init, path: init.path ? { ...init.path, ...named } : recordPath(operation.path, key) }
  }
}

/** Keys that name nothing and that careless servers stumble over. */
const ODD_KEYS: Record<string, string> = {
  quote: `'`,
  sql: `1' OR '1'='1`,
  traversal: '../../etc/passwd',
  backslash: '..\\..\\windows',
  percent: '%',
  nul: '\u0000',
  'line-break': '\r\n',
  emoji: '\u{1F680}',
  blank: ' ',
  negative: '-1',
  exponent: '1e9999',
  'many-digits': '9'.repeat(40),
  prototype: '__proto__',
  constructor: 'constructor',
  undefined: 'undefined',
  null: 'null',
  long: 'k'.repeat(2000),
}

/** Single record × key that names none. A change is not tried so: a careless server might take the key for one of somebody's. */
export const oddKeys: Family<CallRow & SpoilCase> = expand(
  callsBy((operation) => isSafe(operation) && operation.path.includes('{')),
  (row) => {
    const { operation, role } = row
    if (role !== 'get') return []
    const odd = Object.entries(ODD_KEYS).map(([name, key]) => ({ name, spoil: withKey(operation, key) }))
    return [...odd, { name: 'longer', spoil: longer(operation) }].map(({ name, spoil }) => ({
      ...row,
      key: `${row.key}/${name}`,
      spoil,
    }))
  },
)

/** The key of a record with more behind it: a server that reads it as a number finds the record all the same. */
function longer(operation: Operation): Spoil {
  return (init) => withKey(operation, `${Object.values(init.path ?? {}).at(-1) ?? ''}x`)(init)
}

function where<R extends Row>(family: Family<R>, keep: (row: R, scope: Scope) => boolean): Family<R> {
  return (scope) =>
    family(scope).filter((row): row is R | OmittedRow => 'omission' in row || keep(row as R, scope))
}
