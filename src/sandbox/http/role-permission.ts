import type { Call, Engine } from '../engine.ts'
import { denialOf } from '../rules/roles.ts'
import { otherSituation, situationOf, statusOf } from '../writes/refusal.ts'
import { type Reply, refuse } from './reply.ts'

/** Why a role may not use an operation; undefined where it may, or where something else becomes of it than a refusal. */
export function roleDenies(
  engine: Engine,
  { operation, part }: Pick<Call, 'operation' | 'part'>,
  connectionRole: string,
): Reply | undefined {
  if (!part) return undefined
  const { entity, role } = part
  const denial = denialOf(engine.manifest.roles?.[connectionRole], entity, role)
  const outcome = denial ? (denial.outcome ?? 'refused') : 'stored'
  const refused = outcome === 'refused' || outcome === 'refused-otherwise'
  if (engine.tap('write.permit', !refused, { entity, operation: role, connectionRole })) return undefined
  const reason = denial ? situationOf(denial) : 'forbidden'
  const situation = outcome === 'refused-otherwise' ? otherSituation(reason) : reason
  return refuse(situation, statusOf(engine, operation, situation), {
    message: `This is not allowed to this account${denial ? ` (${denial.id})` : ''}.`,
  })
}
