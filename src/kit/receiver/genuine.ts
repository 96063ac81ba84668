import { verify } from '../../webhooks/verify.ts'
import type { Desk, Made } from './message.ts'

/** Whether a message is one that its sender would have sent, and would try again where it is asked to. */
export function isGenuine({ scope, secrets, now }: Desk, { request, calledAt }: Made): boolean {
  const { current, second } = secrets
  const { method, headers, body, manner } = request
  if (method !== 'POST' || manner === 'half') return false
  return verify(scope.recipe, second ? [current, second] : [current], {
    ...{ method, body, url: calledAt, now: now() },
    headers: headers.map(([name, value]): [string, string] => [name, value.trim()]),
  }).ok
}
