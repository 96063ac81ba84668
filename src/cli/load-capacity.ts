import { setTimeout as sleep } from 'node:timers/promises'
import { realClock } from '../load/engine/clock.ts'
import { findCapacity } from '../load/find-capacity.ts'
import type { LoadPlan } from '../load/load-plan.ts'
import type { Measured } from '../load/measured.ts'
import type { JudgedPlan } from '../load/plan/plan-file.ts'
import type { Quota } from '../load/quota.ts'
import type { Output } from '../model/io.ts'

interface Searching {
  quotas: ReadonlyMap<string, Quota>
  run(plan: LoadPlan): Promise<Measured>
  out: Output
}

/**
 * Adds the capacity that a plan asks for to what its phases measured, with a line for each rate that was tried. Where those ended early,
 * or were not to be trusted, nothing is searched.
 */
export async function withCapacity(
  measured: Measured,
  { plan, thresholds }: JudgedPlan,
  { quotas, run, out }: Searching,
): Promise<Measured> {
  if (!plan.capacity) return measured
  if (measured.cutShort || measured.generator.verdict === 'invalid') {
    const reason = 'No search for the capacity was made, since the phases before it gave no whole run.'
    return { ...measured, capacity: { kind: 'unfinished', probes: [], reason } }
  }
  const capacity = await findCapacity(plan, {
    thresholds,
    run: async (probe) => {
      await pausesOver(quotas)
      return run(probe)
    },
    onProbe: (rate, verdict) => out.write(`capacity  ${Number(rate.toPrecision(4))}/s ${verdict}\n`),
  })
  return capacity ? { ...measured, capacity } : measured
}

/** What a system refused at one rate must not count against the next. */
async function pausesOver(quotas: ReadonlyMap<string, Quota>): Promise<void> {
  for (const quota of quotas.values())
    for (let ms = quota.take(realClock.now()); ms > 0; ms = quota.take(realClock.now())) await sleep(ms)
}
