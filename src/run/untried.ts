import type { Proven, RoleCell, StateCell } from '../model/matrices.ts'
import type { PlannedCheck } from '../model/plan.ts'
import type { ConformanceReport } from '../model/report.ts'
import { selectionText } from '../model/selection.ts'

type Run = Pick<ConformanceReport, 'matrices' | 'selection'> & { planned: readonly PlannedCheck[] }

/**
 * Claims of the manifest that no check of a run tried although it proves such claims, in words. A run of chosen checks
 * means to leave out the others. Pure.
 */
export function untriedClaims({ matrices, selection, planned }: Run): string[] {
  const proves = planned.some(
    ({ requirement: { source, danger } }) => source.kind === 'manifest' && danger !== 'read',
  )
  if (!proves || selectionText(selection) !== '') return []
  const { limits, states, roles } = matrices
  return [
    ...limits.filter(isUntried).map(({ id }) => `the limitation ${id}`),
    ...states.filter(isUntried).map(stateText),
    ...roles.filter(isUntried).map(roleText),
  ]
}

function isUntried({ status }: Proven): boolean {
  return status === 'not-run'
}

function stateText({ entity, state, operation, to }: StateCell): string {
  return `${to === undefined ? operation : `the step to ${to}`} of ${entity} in ${state}`
}

function roleText({ entity, role, operation }: RoleCell): string {
  return `${operation} of ${entity} by the role ${role}`
}
