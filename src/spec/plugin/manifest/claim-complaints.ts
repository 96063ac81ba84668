import type { Outcome } from '../../../model/limits.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Complaint } from '../schema-problems.ts'
import {
  foreignRefusal,
  invisibleOutcome,
  ofDenial,
  ofLimit,
  type PlacedClaim,
  RATE,
  WORKFLOW,
} from './visible-outcomes.ts'

const REFUSALS: readonly Outcome[] = ['refused', 'refused-otherwise', 'unchanged-only']

/** What every limitation of a manifest says of itself: an id of its own, where it is documented, what a refusal says. */
export function claimComplaints(manifest: Manifest): Complaint[] {
  const seen = new Set<string>()
  return placedClaims(manifest).flatMap((placed) => {
    const { claim, place } = placed
    const { id, origin, source, outcome = 'refused', refusal } = claim
    const complaints = [...invisibleOutcome(placed), ...foreignRefusal(placed)]
    if (seen.has(id))
      complaints.push({
        pointer: `${place}/id`,
        message: `another limitation has the id ${JSON.stringify(id)} already: give each its own`,
      })
    seen.add(id)
    if (origin === 'documented' && source === undefined)
      complaints.push({
        pointer: `${place}/origin`,
        message: 'is documented, but nothing says where: add "source", or say "probed" or "declared"',
      })
    if (refusal !== undefined && !REFUSALS.includes(outcome))
      complaints.push({
        pointer: `${place}/refusal`,
        message: `says how a write is refused that is ${outcome}: drop it, or change the outcome`,
      })
    return complaints
  })
}

/** Every limitation, wherever it stands, in the order of the file. */
function placedClaims({ entities, writeLimit, roles }: Manifest): PlacedClaim[] {
  return [
    ...Object.entries(entities).flatMap(([name, { states, limits = [] }]) => [
      ...(states ? [{ claim: states, place: toPointer(['entities', name, 'states']), ...WORKFLOW }] : []),
      ...limits.map((claim, index) => ({
        claim,
        place: toPointer(['entities', name, 'limits', index]),
        ...ofLimit(claim),
      })),
    ]),
    ...(writeLimit ? [{ claim: writeLimit, place: '/writeLimit', ...RATE }] : []),
    ...Object.entries(roles ?? {}).flatMap(([name, { denies }]) =>
      denies.map((claim, index) => ({
        claim,
        place: toPointer(['roles', name, 'denies', index]),
        ...ofDenial(claim),
      })),
    ),
  ]
}
