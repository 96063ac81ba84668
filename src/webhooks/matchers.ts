import { HarnessError } from '../model/harness-error.ts'
import { nearest } from '../model/nearest.ts'
import type { Recipe } from '../model/recipe.ts'
import { createRedactor } from '../secrets/redactor.ts'
import { Secret } from '../secrets/secret.ts'
import { isDelivery } from './delivery.ts'
import { REFUSAL_REASONS, type RefusalReason, type Verdict } from './verdict.ts'
import { verifier } from './verify.ts'

/**
 * What the matchers add to `expect(delivery)`, for the test runner's own interface: the guide to webhooks has the lines. `Result`
 * is what a matcher of the runner returns.
 */
export interface WebhookMatchers<Result = void> {
  /** The delivery is genuine by the recipe and one of the secrets. */
  toBeSignedWebhook(): Result
  /** The delivery is refused, for this reason where one is given. */
  toBeRefusedWebhook(reason?: RefusalReason): Result
}

/** What `expect.extend` of Vitest and Jest takes. */
export interface Match {
  pass: boolean
  message: () => string
}

/** For `expect.extend`: types only, since the runner is the caller's. */
export type MatcherFunctions = {
  toBeSignedWebhook(received: unknown): Match
  toBeRefusedWebhook(received: unknown, reason?: RefusalReason): Match
}

/**
 * Matchers for `expect.extend(webhooks.matchers(recipe, [secret]))`, on a `Delivery`. Throws SECRET_UNUSABLE at once for a secret that
 * would refuse everything. A matcher throws USAGE, negated or not, where it is given no delivery, or a reason that there is not.
 */
export function matchers(recipe: Recipe, secrets: readonly (Secret | string)[]): MatcherFunctions {
  const check = verifier(recipe, secrets)
  const start = check({ headers: {}, body: '' })
  if (!start.ok && start.reason === 'secret-unusable') throw new HarnessError('SECRET_UNUSABLE', start.detail)
  const redactor = createRedactor(secrets.map((each) => (typeof each === 'string' ? new Secret(each) : each)))
  const judge = (received: unknown, matches: (verdict: Verdict) => boolean, wanted: string): Match => {
    if (!isDelivery(received)) throw new HarnessError('USAGE', NO_DELIVERY)
    const verdict = check(received)
    const pass = matches(verdict)
    const text = `expected a delivery ${pass ? `not to be ${wanted}` : `to be ${wanted}`}, and it is ${show(verdict)}`
    return { pass, message: () => redactor.text(text) }
  }
  return {
    toBeSignedWebhook: (received) => judge(received, ({ ok }) => ok, 'signed'),
    toBeRefusedWebhook: (received, reason) => {
      demandReason(reason)
      const wanted = reason === undefined ? 'refused' : `refused with ${reason}`
      const isWanted = (verdict: Verdict) => !verdict.ok && (reason ?? verdict.reason) === verdict.reason
      return judge(received, isWanted, wanted)
    },
  }
}

const NO_DELIVERY =
  'What was expected of is no delivery: give { headers, body }, the body as bytes or text, before any parser.'

/** Of a reason that there is not, "not refused with it" would always hold. */
function demandReason(reason: string | undefined): void {
  if (reason === undefined || REFUSAL_REASONS.some((each) => each === reason)) return
  const near = nearest(reason, REFUSAL_REASONS)
  const meant = near === undefined ? `one of ${REFUSAL_REASONS.join(', ')}` : near
  throw new HarnessError(
    'USAGE',
    `There is no reason ${JSON.stringify(reason)} to refuse a webhook: give ${meant}.`,
  )
}

function show(verdict: Verdict): string {
  if (!verdict.ok) return `refused with ${verdict.reason}: ${verdict.detail}`
  const label = verdict.label === undefined ? '' : `, ${verdict.label}`
  return `signed with secret ${verdict.secret + 1}${label}`
}
