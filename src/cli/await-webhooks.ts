import type { Scope } from '../kit/scope.ts'
import { repeatWait } from '../kit/webhooks/timing.ts'
import { showDuration } from '../model/duration.ts'
import type { Output } from '../model/io.ts'
import type { PlannedCheck } from '../model/plan.ts'
import { waitOf } from '../target/deliveries/open-deliveries.ts'
import type { TargetChoice } from './target-choice.ts'

/** Says before anything is sent what is expected of the target, and how long checks will wait. */
export function announceWebhooks(
  planned: readonly PlannedCheck[],
  { target, scope }: { target: TargetChoice; scope: Scope },
  people: Output,
): void {
  const { webhooks } = target
  const { waiting, repeating } = countWaits(planned)
  if (!webhooks || waiting === 0) return
  const recipe = scope.api.binding.webhooks?.recipe ?? 'unknown'
  const all = showDuration(repeating * repeatWait(scope))
  people.write(
    [
      `note: webhooks of the primary connection are expected at ${webhooks.url}: register it at the target beforehand, to be signed as the recipe ${recipe} says with the secret ${webhooks.secret}`,
      `note: ${waiting} checks wait for deliveries, up to ${showDuration(waitOf(webhooks))} for each`,
      ...(repeating > 0
        ? [
            `note: ${repeating} of them wait ${showDuration(repeatWait(scope))} for a repeated attempt, some of them twice, about ${all} in all; --quick leaves them out`,
          ]
        : []),
      '',
    ].join('\n'),
  )
}

/** Waits until the public address leads to this machine, where any check is to see what comes. */
export async function awaitWebhooks(
  target: TargetChoice,
  planned: readonly PlannedCheck[],
  { signal, people }: { signal: AbortSignal; people: Output },
): Promise<void> {
  const { webhooks, reachWebhooks } = target
  if (!webhooks || countWaits(planned).waiting === 0) return
  await reachWebhooks?.(signal, (origin) => {
    people.write(`webhooks  ${webhooks.url} must lead to ${origin}\n`)
  })
}

function countWaits(planned: readonly PlannedCheck[]): { waiting: number; repeating: number } {
  const needing = (need: 'deliveries' | 'repeats') =>
    planned.filter(({ omission, requirement }) => !omission && requirement.needs.includes(need)).length
  return { waiting: needing('deliveries'), repeating: needing('repeats') }
}
