import type { Scope } from '../kit/scope.ts'
import { usualWritten } from '../kit/webhooks/happenings.ts'
import { repeatWait } from '../kit/webhooks/timing.ts'
import { showDuration } from '../model/duration.ts'
import type { Omission } from '../model/report.ts'
import type { Capability } from '../model/requirement.ts'

/** How deliveries of a real target are awaited. */
export interface DeliveryFacts {
  /** What has to wait for a repeated attempt is left out. */
  quick: boolean
}

/** Why a check that waits for deliveries in real time cannot be made; undefined where it can. */
export function deliveryOmission(
  scope: Scope,
  { quick }: DeliveryFacts,
  needs: readonly Capability[],
): Omission | undefined {
  if (!needs.includes('deliveries')) return undefined
  if (!usualWritten(scope))
    return blocked(`nothing that ${scope.manifest.system} lets a run write is told by an event`)
  return quick && needs.includes('repeats')
    ? blocked(`--quick leaves out what waits, here ${showDuration(repeatWait(scope))} for a repeated attempt`)
    : undefined
}

function blocked(because: string): Omission {
  return { kind: 'blocked', because }
}
