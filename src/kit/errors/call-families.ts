import { NO_SUCH_KEY } from '../../client/ownership.ts'
import { recordPath } from '../../client/records.ts'
import type { ErrorSituation } from '../../model/binding.ts'
import type { Operation } from '../../model/operation.ts'
import { isSafe } from '../admission.ts'
import type { Family, OmittedRow, Row } from '../check.ts'
import { cross, expand, withCases } from '../families.ts'
import { isGuarded, type Scope } from '../scope.ts'
import { type CallRow, calls, callsBy, type Spoil } from './calls.ts'
import { hostileSpoil, hostileValues } from './hostile.ts'
import { brokenTexts, brokenTextsFor, otherTypes, type SpoilCase, saidToBe } from './spoils.ts'

/** Calls whose body is documented as JSON. */
export const jsonCalls = callsBy(({ requestTypes }) => requestTypes.includes('application/json'))

/** JSON call × body that is no JSON object. */
export const brokenBodies: Family<CallRow & SpoilCase> = (scope) =>
  expand(jsonCalls, (row) => withCases(row, brokenTextsFor(scope, row.operation)))(scope)

/** JSON call × media type that is not documented for it. */
export const wrongTypes: Family<CallRow & { type: string }> = where(
  cross(jsonCalls, otherTypes),
  ({ operation, type }) => !operation.requestTypes.includes(type),
)

/** JSON call × value that has brought servers down. */
export const hostileBodies: Family<CallRow & SpoilCase> = expand(jsonCalls, (row, scope) =>
  Object.entries(hostileValues).map(([name, hostile]) => ({
    ...row,
    key: `${row.key}/${name}`,
    spoil: hostileSpoil(scope, row, hostile),
  })),
)

export interface RefusedRow extends CallRow, SpoilCase {
  as: ErrorSituation
}

/** Every call × each reason for which it can be refused without harm. */
export const refusals: Family<RefusedRow> = expand(calls, refusalsOf)

function refusalsOf(row: CallRow): RefusedRow[] {
  const { operation, role } = row
  const named = operation.path.includes('{')
  const isJson = operation.requestTypes.includes('application/json')
  const reasons: [key: string, as: ErrorSituation, spoil: Spoil, applies: boolean][] = [
    ['anonymous', 'unauthenticated', (init) => ({ ...init, authorization: 'none' }), isGuarded(operation)],
    ['no-record', 'notFound', withKey(operation, NO_SUCH_KEY), named && role !== undefined],
    ['malformed', 'invalid', brokenText('malformed'), isJson],
    ['other-type', 'unsupportedMediaType', saidToBe('text/plain'), isJson],
  ]
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

/** Single record × key that names none. */
export const oddKeys: Family<CallRow & SpoilCase> = expand(
  callsBy((operation) => isSafe(operation) && operation.path.includes('{')),
  (row) =>
    Object.entries(row.role === 'get' ? ODD_KEYS : {}).map(([name, key]) => ({
      ...row,
      key: `${row.key}/${name}`,
      spoil: withKey(row.operation, key),
    })),
)

function where<R extends Row>(family: Family<R>, keep: (row: R, scope: Scope) => boolean): Family<R> {
  return (scope) =>
    family(scope).filter((row): row is R | OmittedRow => 'omission' in row || keep(row as R, scope))
}
