import type { Binding } from '../../model/binding.ts'
import { toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { webhookNames, webhookPayload } from '../document/webhooks.ts'
import type { Complaint } from './schema-problems.ts'

type Told = Pick<Binding, 'webhooks' | 'entities'>
type Telling = Pick<ApiDocument, 'content' | 'file'>

/** What a binding says of webhooks that its document does not bear out. */
export function webhookComplaints({ webhooks, entities }: Told, document: Telling): Complaint[] {
  return Object.entries(webhooks?.events ?? {}).flatMap(([name, { when, entity }]) => {
    const pointer = toPointer(['webhooks', 'events', name])
    const wantsEntity = when === 'created' || when === 'updated'
    const complain = (isWrong: boolean, message: string, place = pointer) =>
      isWrong ? [{ pointer: place, message }] : []
    return [
      ...complain(
        webhookPayload(document, name) === undefined,
        `${document.file} documents no JSON of a webhook of this name`,
      ),
      ...complain(wantsEntity && entity === undefined, `needs "entity": of what is it ${when}?`),
      ...complain(
        entity !== undefined && !Object.hasOwn(entities, entity),
        `there is no entity ${JSON.stringify(entity)}`,
        `${pointer}/entity`,
      ),
    ]
  })
}

/**
 * Leaves out what another document than the binding's own does not have, and says what that is. Nothing is said of a document that
 * has no webhooks at all: those before OpenAPI 3.1 have no place for them. Changes `binding`.
 */
export function dropMissingWebhooks(binding: Told, document: Telling): string[] {
  const { webhooks } = binding
  if (!webhooks) return []
  const lost = Object.keys(webhooks.events).filter((name) => webhookPayload(document, name) === undefined)
  for (const name of lost) delete webhooks.events[name]
  for (const [name, { entity }] of Object.entries(webhooks.events))
    if (entity !== undefined && !Object.hasOwn(binding.entities, entity)) delete webhooks.events[name]
  if (Object.keys(webhooks.events).length === 0) delete binding.webhooks
  return webhookNames(document) ? lost.map((name) => `the webhook ${name} is not in this document`) : []
}
