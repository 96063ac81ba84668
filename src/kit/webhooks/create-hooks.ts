import type { Hooks, HooksMeans } from './hooks.ts'
import { movedHooks } from './moved-hooks.ts'
import { realHooks } from './real-hooks.ts'

/** Receivers as the target has them; hooks are handed to every proof, whether it has any or not. */
export function createHooks(means: HooksMeans): Hooks {
  const { webhooks, deliveries } = means.session
  return !webhooks && deliveries ? realHooks(means, deliveries) : movedHooks(means)
}
