import type { Realm } from '../data/place.ts'

/** Where a record's lines stand, and what is known of the fields of one. */
export interface LineRoles {
  at: string
  /** Pointers within a line. */
  id: string | undefined
  createdAt: string | undefined
  updatedAt: string | undefined
}

/** Lines have the roles of the entity whose records they are, else those of their header where they have such fields. */
export function lineRolesOf({ plan, other }: Realm): LineRoles | undefined {
  const at = plan.binding.lines?.at ?? plan.mirroredBy?.lines
  if (at === undefined) return undefined
  const like = (plan.mirroredBy && other(plan.mirroredBy.entity)?.plan.binding) ?? plan.binding
  const known = (pointer: string | undefined) =>
    pointer !== undefined && plan.nodes.has(`${at}/*${pointer}`) ? pointer : undefined
  return {
    at,
    id: plan.binding.lines?.key ?? known(like.id),
    createdAt: known(like.createdAt),
    updatedAt: known(like.updatedAt),
  }
}
