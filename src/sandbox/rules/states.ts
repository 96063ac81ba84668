import type { StatesClaim } from '../../model/limits.ts'

/** Whether a record may go from one state to another. Staying where it is takes no transition. */
export function mayMove({ transitions }: StatesClaim, from: string, to: string): boolean {
  return from === to || (transitions[from]?.includes(to) ?? false)
}
