import { fieldsOf } from '../model/consumer.ts'
import { isObject } from '../model/json.ts'
import type { CheckResult } from '../model/report.ts'
import { webhookPayload } from '../spec/document/webhooks.ts'
import type { Message } from './interaction.ts'
import type { Parties } from './make-interaction.ts'
import { patternOf } from './matchers.ts'
import { eventState } from './states.ts'
import { alsoWanted, wanted } from './wanted.ts'

/**
 * The events that checks vouch for as messages to this consumer, in the order of keys; those that it does not take are left out. How a
 * delivery is signed is no part of a message: recipes tell that.
 */
export function messagesIn(checks: readonly CheckResult[], parties: Parties): Message[] {
  return [...checks]
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .flatMap((check) => messageOf(check, parties))
}

function messageOf({ key, agreedEvent, requirement }: CheckResult, { api, consumer }: Parties): Message[] {
  const fields = agreedEvent && fieldsOf(consumer.events, agreedEvent.type)
  const place = agreedEvent && webhookPayload(api.document, agreedEvent.type)
  if (!agreedEvent || fields === undefined || !place) return []
  const type = api.binding.webhooks?.payload.type
  // Whoever takes events tells them apart by their type.
  const read = type === undefined ? wanted(fields) : alsoWanted(wanted(fields), wanted('promised', type))
  const payload = stable(JSON.parse(agreedEvent.body))
  const [content, unpromised] = patternOf(payload, read, {
    ...{ schemas: [place.schema], resolve: api.document.resolve, at: '' },
    ...(type !== undefined && { exact: type }),
  })
  const contentType = agreedEvent.contentType.split(';')[0] ?? ''
  const description = `${requirement.statement} (${key})`
  return [{ description, states: [eventState(agreedEvent.type)], body: { contentType, content }, unpromised }]
}

/** Of each list the first item alone: a contract tells what items look like, and not how many there are. */
function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(stable)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, stable(inner)]))
}
