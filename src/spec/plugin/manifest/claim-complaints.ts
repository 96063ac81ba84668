import type { LimitClaim, Outcome } from '../../../model/limits.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Complaint } from '../schema-problems.ts'

const REFUSALS: readonly Outcome[] = ['refused', 'refused-otherwise', 'unchanged-only']

/** What every limitation of a manifest says of itself: an id of its own, where it is documented, what a refusal says. */
export function claimComplaints(manifest: Manifest): Complaint[] {
  const claims = placedClaims(manifest)
  return claims.flatMap(({ claim, place }, index) => {
    const first = claims.findIndex((other) => other.claim.id === claim.id)
    const { id, origin, source, outcome = 'refused', refusal } = claim
    const complaints: Complaint[] = []
    if (first < index)
      complaints.push({
        pointer: `${place}/id`,
        message: `another limitation has the id ${JSON.stringify(id)} already: give each its own`,
      })
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
function placedClaims({ entities, writeLimit, roles }: Manifest): { claim: LimitClaim; place: string }[] {
  return [
    ...Object.entries(entities).flatMap(([name, { states, limits = [] }]) => [
      ...(states ? [{ claim: states, place: toPointer(['entities', name, 'states']) }] : []),
      ...limits.map((claim, index) => ({ claim, place: toPointer(['entities', name, 'limits', index]) })),
    ]),
    ...(writeLimit ? [{ claim: writeLimit, place: '/writeLimit' }] : []),
    ...Object.entries(roles ?? {}).flatMap(([name, { denies }]) =>
      denies.map((claim, index) => ({ claim, place: toPointer(['roles', name, 'denies', index]) })),
    ),
  ]
}
