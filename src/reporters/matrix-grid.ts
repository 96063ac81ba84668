import type { LimitProof, Matrices, Proven } from '../model/matrices.ts'
import { groupBy } from './check-groups.ts'

/** One matrix of one entity: a cell per row and column, undefined where nothing is claimed. */
export interface Grid {
  entity: string
  rows: string[]
  columns: string[]
  cell(row: string, column: string): Proven | undefined
}

/** State × operation or step, entity by entity. The columns of steps are called after the state they lead to. */
export function stateGrids({ states }: Matrices): Grid[] {
  return grids(
    states.map((cell) => ({
      ...{ entity: cell.entity, row: cell.state, proven: cell },
      column: cell.to === undefined ? cell.operation : `→ ${cell.to}`,
    })),
  )
}

/** Role × operation, entity by entity. */
export function roleGrids({ roles }: Matrices): Grid[] {
  return grids(
    roles.map((cell) => ({ entity: cell.entity, row: cell.role, column: cell.operation, proven: cell })),
  )
}

interface Placed {
  entity: string
  row: string
  column: string
  proven: Proven
}

function grids(placed: readonly Placed[]): Grid[] {
  return groupBy(placed, ({ entity }) => entity).map(([entity, cells]) => ({
    entity,
    rows: [...new Set(cells.map(({ row }) => row))],
    columns: columnsOf(cells),
    cell: (row, column) => cells.find((one) => one.row === row && one.column === column)?.proven,
  }))
}

/** Steps in the order of the rows of the states they lead to, then the others. */
function columnsOf(cells: readonly Placed[]): string[] {
  const steps = cells.map(({ row }) => `→ ${row}`)
  const named = [...new Set(cells.map(({ column }) => column))]
  const known = [...new Set(steps)].filter((step) => named.includes(step))
  const others = named.filter((column) => !known.includes(column))
  return [...known, ...others]
}

/** `passed`, `failed 2/3`, `+ passed` of what is allowed, `-` where nothing is claimed. */
export function cellText(proven: Proven | undefined): string {
  if (!proven) return '-'
  const { claimed, status, passed, tried } = proven
  const share = tried > 1 ? ` ${passed}/${tried}` : ''
  return `${claimed === 'allowed' ? '+ ' : ''}${status.replace('-', ' ')}${share}`
}

/** `refused`, or `refused 2, ignored 1` where it was not always the same; `-` where none was seen. */
export function seenText({ seen }: Proven): string {
  if (seen.length === 1) return seen[0]?.outcome ?? ''
  return seen.map(({ outcome, checks }) => `${outcome} ${checks}`).join(', ') || '-'
}

/** `18 of 20 cells passed (90 %)`. */
export function shareText(cells: readonly Proven[], noun: string): string {
  const passed = cells.filter(({ status }) => status === 'passed').length
  const percent = cells.length === 0 ? '' : ` (${Math.floor((passed / cells.length) * 100)} %)`
  return `${passed} of ${cells.length} ${noun} passed${percent}`
}

export function isEmpty({ states, roles, limits }: Matrices): boolean {
  return states.length + roles.length + limits.length === 0
}

/** What did not pass, by its reason: `the target has no second connection: 4, WRITE-034/… and 3 more`. */
export function reasonsOf(cells: readonly Proven[]): { reason: string; count: number; proof?: string }[] {
  const open = cells.filter(({ status }) => status !== 'passed')
  const reason = ({ status, because }: Proven) =>
    `${status.replace('-', ' ')}${because === undefined ? '' : `: ${because}`}`
  return groupBy(open, reason).map(([text, alike]) => ({
    reason: text,
    count: alike.length,
    ...(alike[0]?.proof !== undefined && { proof: alike[0].proof }),
  }))
}

/** Whether the claim was only said or is held by evidence of this run. */
export function proofText({ proof }: LimitProof): string {
  return proof ?? 'not run'
}
