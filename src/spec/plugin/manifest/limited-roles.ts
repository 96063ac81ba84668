import type { Limit, WriteRole } from '../../../model/limits.ts'

/** The writes a limit is about. */
export function limitedRoles(limit: Limit): readonly WriteRole[] {
  if ('on' in limit && limit.on) return limit.on
  if (limit.kind === 'required') return ['create']
  return limit.kind === 'frozen' ? ['update'] : ['create', 'update']
}
