import type {
  CoverageTotals,
  DocumentCoverage,
  OperationCoverage,
  Share,
} from '../model/document-coverage.ts'
import { groupBy } from './check-groups.ts'

/** `operations 62 of 65 · statuses 201 of 310 · …`: the same words in every output. */
export function totalsText(totals: CoverageTotals): string {
  const { operations, statuses, parameters, requestTypes, responseTypes, undocumented } = totals
  const told = [
    part('operations', operations),
    part('statuses', statuses),
    part('parameters', parameters),
    part('request types', requestTypes),
    part('response types', responseTypes),
  ]
  return [...told, ...(undocumented > 0 ? [`undocumented answers ${undocumented}`] : [])].join(' · ')
}

function part(name: string, { exercised, documented }: Share): string {
  return `${name} ${exercised} of ${documented}`
}

/** Columns of a table of operations, with the share of each: `3/4`, or `-` where the document has none. */
export const SHARES: Record<string, (operation: OperationCoverage) => string> = {
  statuses: ({ statuses }) => share(statuses),
  parameters: ({ parameters }) => share(parameters),
  'request types': ({ requestTypes }) => share(requestTypes),
  'response types': ({ statuses }) => share(statuses.flatMap(({ responseTypes }) => responseTypes)),
}

function share(parts: readonly { exercised: boolean }[]): string {
  if (parts.length === 0) return '-'
  return `${parts.filter(({ exercised }) => exercised).length}/${parts.length}`
}

/** Everything of a document by itself, in its order: a table for calculation. */
export interface CoverageRow {
  operation: string
  /** `operation`, `status`, `response type`, `query parameter`, `request type`. */
  kind: string
  /** `404`, `200 application/json`, `page`; empty for the operation itself. */
  name: string
  exercised: boolean
  /** Statuses that it stands for or that answered it; none where nothing tells. */
  answered: readonly number[]
  because: string
}

export function coverageRows({ operations }: DocumentCoverage): CoverageRow[] {
  return operations.flatMap((one) => [row(one, 'operation', one), ...partRows(one)])
}

function partRows(one: OperationCoverage): CoverageRow[] {
  return [
    ...one.statuses.flatMap((status) => [
      row(one, 'status', { ...status, name: status.status }),
      ...status.responseTypes.map((type) =>
        row(one, 'response type', { ...type, name: `${status.status} ${type.type}` }),
      ),
    ]),
    ...one.parameters.map((parameter) => row(one, `${parameter.in} parameter`, parameter)),
    ...one.requestTypes.map((type) => row(one, 'request type', { ...type, name: type.type })),
  ]
}

function row(
  { operation }: OperationCoverage,
  kind: string,
  given: { exercised: boolean; because?: string; name?: string; answered?: readonly number[] },
): CoverageRow {
  const { exercised, because = '', name = '', answered = [] } = given
  return { operation, kind, name, exercised, answered, because }
}

/** What was not exercised, by its reason. What goes without saying is not said again: the parts of an operation, the types of a status. */
export function gapsOf({ operations }: DocumentCoverage): { reason: string; gaps: Gap[] }[] {
  const rows = operations.flatMap((one) => (one.exercised ? ownGaps(one) : [row(one, 'operation', one)]))
  return groupBy(rows, ({ because }) => because).map(([reason, alike]) => ({
    reason,
    gaps: groupBy(alike, ({ kind, name }) => `${kind} ${name}`.trim()).map(([what, same]) => ({
      what,
      operations: same.map(({ operation }) => operation),
    })),
  }))
}

export interface Gap {
  /** `status 404`; `operation` for whole operations. */
  what: string
  operations: string[]
}

function ownGaps(one: OperationCoverage): CoverageRow[] {
  const unseen = one.statuses.filter(({ exercised }) => !exercised).map(({ status }) => status)
  const isSaid = ({ kind, name }: CoverageRow) =>
    kind === 'response type' && unseen.includes(name.split(' ', 1)[0] ?? '')
  return partRows(one).filter((part) => !part.exercised && !isSaid(part))
}

/** Operations named one by one; more are counted. */
const NAMED = 3

/** `status 404 of GET /a, GET /b`; `status 500 of 64 operations`; of whole operations all are named. */
export function gapText({ what, operations }: Gap): string {
  if (what === 'operation') return operations.join(', ')
  return `${what} of ${operations.length > NAMED ? `${operations.length} operations` : operations.join(', ')}`
}

/** `GET /a answered 418 text/plain`, one for each. */
export function undocumentedTexts({ operations }: DocumentCoverage): string[] {
  return operations.flatMap(({ operation, undocumented }) =>
    undocumented.map(
      ({ status, type = 'without a content type' }) => `${operation} answered ${status} ${type}`,
    ),
  )
}
