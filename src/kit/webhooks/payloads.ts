import type { Answer } from '../../client/answer.ts'
import type { Secret } from '../../secrets/secret.ts'
import { webhookPayload } from '../../spec/document/webhooks.ts'
import { connectionSecrets } from '../../target/connection-secrets.ts'
import type { Acts } from '../acts.ts'
import type { Scope } from '../scope.ts'
import type { Made } from '../writes/writer.ts'
import type { WrittenRow } from './event-rows.ts'
import { payloadOf } from './readings.ts'
import type { Inbox, Receipt } from './receiver.ts'

/** What a payload has that the document does not promise of it, one sentence each. */
export function payloadComplaints(
  { api: { document } }: Scope,
  type: string,
  receipt: Receipt | undefined,
): string[] {
  const payload = payloadOf(receipt)
  if (payload === undefined) return ['there is no delivery with a JSON body in UTF-8']
  const place = webhookPayload(document, type)
  if (!place) return [`the document documents no payload of ${type}`]
  // The owner of the record tells of it: that what is told is called a request changes nothing about who sets its fields.
  return document.validators
    .at(place.pointer, payload, 'response')
    .map(({ pointer, expected, seen }) => `${pointer || 'the payload'} ${expected}, saw ${seen}`)
}

type Means = Pick<Acts, 'write' | 'hooks'>

/** Writes as the row says, before the eyes of a new inbox. */
export async function writeTold(
  { write, hooks }: Means,
  row: WrittenRow,
): Promise<{ inbox: Inbox; key: string }> {
  const act = await preparedWrite(write, row)
  const inbox = await hooks.open()
  const { key } = await hooks[row.due.length > 0 ? 'until' : 'watch'](act)
  return { inbox, key }
}

/** Makes what an update needs, and gives the write of which is to be told. */
export async function preparedWrite(
  write: Acts['write'],
  { entity, role }: Pick<WrittenRow, 'entity' | 'role'>,
): Promise<() => Promise<Made>> {
  if (role === 'create') return () => write.make(entity)
  const early = await write.make(entity)
  const update = write.vary(entity, 'update')
  return async () => {
    await write.update(early, update)
    return early
  }
}

/** Writes what no API takes, before the eyes of a new inbox. */
export async function writeRefused(
  { write, hooks }: Means,
  { entity, role }: WrittenRow,
): Promise<{ inbox: Inbox; answer: Answer }> {
  const early = role === 'update' ? await write.make(entity) : undefined
  const inbox = await hooks.open()
  const about = early && { key: early.key }
  const answer = await hooks.watch(() => write.send(entity, role, { ...about, body: ['nothing'] }))
  return { inbox, answer }
}

/** What of a connection's secrets, and of those of endpoints, stands in a delivery: where it does. */
export function leaksIn(
  receipts: readonly Receipt[],
  { connections, secrets }: { connections: Acts['connections']; secrets: readonly Secret[] },
): string[] {
  const texts = [...connectionSecrets(connections), ...secrets].map((secret) => secret.reveal())
  return receipts.flatMap(({ headers, body, url }) => {
    const places = [['the address', url], ['the body', Buffer.from(body).toString()], ...headers]
    return places
      .filter(([, text = '']) =>
        readingsOf(text).some((read) => texts.some((secret) => read.includes(secret))),
      )
      .map(([name = '']) => name)
  })
}

/** A text, and what it is to those who decode it: `Basic aG9vazpzZWNyZXQ=`, hex, percent signs. */
function readingsOf(text: string): string[] {
  const tokens = text.match(/[\w+/-]{16,}/g) ?? []
  const decoded = tokens.flatMap((token) => [
    Buffer.from(token, 'base64').toString(),
    Buffer.from(token, 'hex').toString(),
  ])
  return [
    text,
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ...decoded,
  ]
}
