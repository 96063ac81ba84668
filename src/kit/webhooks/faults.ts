import { isObject } from '../../model/json.ts'
import type { AttemptContext, Faults } from '../../sandbox/fault-points.ts'
import { sign } from '../../webhooks/sign.ts'

type SignFault = NonNullable<Faults['webhook.sign']>
type BodyFault = NonNullable<Faults['webhook.body']>

/** Signs what is sent anew, as of another time or with other secrets. */
export function resigned(
  change: (context: AttemptContext & { secrets: readonly string[] }) => {
    time?: number
    secrets?: readonly string[]
  },
): SignFault {
  return (sent, context) => {
    const { id, now, secrets, recipe } = context
    const headers = { 'content-type': 'application/json' }
    const { time = now, secrets: others = secrets } = change(context)
    return { ...sent, ...sign(recipe, others, { body: sent.body, id, time, headers }) }
  }
}

/** Rewrites the payload of attempts, before it is signed. */
export function changedPayload(
  change: (payload: Record<string, unknown>, context: AttemptContext) => unknown,
): BodyFault {
  return (body, context) => {
    const payload: unknown = JSON.parse(body)
    return isObject(payload) ? JSON.stringify(change(payload, context)) : body
  }
}
