import { isObject } from '../../model/json.ts'
import { setAt } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { webhookPayload } from '../../spec/document/webhooks.ts'
import { instant } from '../data/history.ts'
import { sampleOf } from '../data/sample.ts'
import type { WebhookEvent } from './happening.ts'

/** The payload of an event: an example of what the document says, with what is known of it in its places. */
export function payloadOf({ document, binding }: Api, event: WebhookEvent): Record<string, unknown> {
  const schema = webhookPayload(document, event.type)?.schema
  const at = instant(event.at)
  const made = sampleOf({ document, schema, facts: {}, seed: event.id, now: event.at })
  const payload = isObject(made) ? made : {}
  const { id, type, at: when, connection, keys } = binding.webhooks?.payload ?? NOWHERE
  setAt(payload, id, event.id)
  setAt(payload, type, event.type)
  setAt(payload, when, at)
  setAt(payload, connection, event.connection)
  if (event.key !== undefined) setAt(payload, keys, [event.key])
  return payload
}

const NOWHERE = { id: '', type: '', at: '', connection: '', keys: '' }
