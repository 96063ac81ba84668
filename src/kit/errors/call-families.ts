import type { Family, OmittedRow, Row } from '../check.ts'
import { cross } from '../families.ts'
import type { Scope } from '../scope.ts'
import { type CallRow, callsBy } from './calls.ts'
import { type Hostile, hostileSpoil, hostileValues } from './hostile.ts'
import { brokenTexts, otherTypes, type SpoilCase } from './spoils.ts'

/** Calls whose body is documented as JSON. */
export const jsonCalls = callsBy(({ requestTypes }) => requestTypes.includes('application/json'))

/** JSON call × body that is no JSON object. */
export const brokenBodies: Family<CallRow & SpoilCase> = cross(jsonCalls, brokenTexts)

/** JSON call × media type that is not documented for it. */
export const wrongTypes: Family<CallRow & { type: string }> = where(
  cross(jsonCalls, otherTypes),
  ({ operation, type }) => !operation.requestTypes.includes(type),
)

/** JSON call × value that has brought servers down. */
export const hostileBodies: Family<CallRow & SpoilCase> = (scope) =>
  cross<CallRow, { hostile: Hostile }>(
    jsonCalls,
    Object.fromEntries(Object.entries(hostileValues).map(([name, hostile]) => [name, { hostile }])),
  )(scope).map((row) => ('omission' in row ? row : { ...row, spoil: hostileSpoil(scope, row, row.hostile) }))

function where<R extends Row>(family: Family<R>, keep: (row: R, scope: Scope) => boolean): Family<R> {
  return (scope) =>
    family(scope).filter((row): row is R | OmittedRow => 'omission' in row || keep(row as R, scope))
}
