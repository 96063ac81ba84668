import { HarnessError } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import { at, pointerTokens, setAt, toPointer } from '../model/pointer.ts'
import type { Recipe, SignedForm } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import { type Chunks, signatureOf } from './algorithms.ts'
import { bytesOfBody, type Delivery } from './delivery.ts'
import { type Entry, entriesText } from './entries.ts'
import { timeText } from './freshness.ts'
import { reserialised } from './json-body.ts'
import { demandForm, lacking, lowerCased, type Message, type Signed, type TimedMessage } from './message.ts'
import { signMessage } from './message-signature/sign-message.ts'
import { signedChunks, withDigest } from './signed-bytes.ts'
import { type SigningKey, signingKeys } from './signing-keys.ts'
import { spell } from './spelling.ts'
import { isRefused } from './verdict.ts'

/**
 * Signs a message with every secret, as a sender does while secrets are changed; a recipe that takes one signature alone gets the
 * first one's. Throws a `HarnessError`: SECRET_UNUSABLE for a secret that is none for the recipe, USAGE for a message that lacks
 * what the recipe signs.
 */
export function sign(recipe: Recipe, secrets: readonly (Secret | string)[], message: Message): Signed {
  const signing = signingKeys(recipe, secrets)
  // A sender outside of a test sends now.
  const timed = { ...message, time: message.time ?? Date.now() }
  return recipe.messageSignature ? signMessage(recipe, signing, timed) : signEntries(recipe, signing, timed)
}

function signEntries(recipe: Recipe, keys: readonly SigningKey[], message: TimedMessage): Signed {
  const { signature = {} } = recipe
  const delivery = deliveryOf(recipe, message)
  const form = demandForm(recipe, delivery)
  const url = withDigest(form, delivery)
  const chunks = chunksOf(recipe, form, { delivery: { ...delivery, ...given(url) }, message })
  const entries = keys.map((key) => entryOf(key, chunks))
  const made = signature.between === undefined ? entries.slice(0, 1) : entries
  const text = entriesText([...timeEntry(recipe, message), ...made], signature)
  const { header, body: pointer } = signature
  const headers = header === undefined ? delivery.headers : { ...delivery.headers, [header]: text }
  const body = pointer === undefined ? delivery.body : withSignature(delivery.body, pointer, text)
  return { headers, body: bytesOfBody(body), ...given(url) }
}

function given(url: string | undefined): { url?: string } {
  return url === undefined ? {} : { url }
}

type OwnDelivery = Delivery & { headers: Record<string, string> }

/** The message with the headers that tell its id and time. */
function deliveryOf({ id, time, signature }: Recipe, message: TimedMessage): OwnDelivery {
  const headers = lowerCased(message.headers)
  if (id && message.id !== undefined) headers[id.header] = message.id
  if (time?.header !== undefined) headers[time.header] = timeText(message.time, time)
  const { url, method } = message
  const body = signature?.body === undefined ? message.body : rewritten(message.body)
  return { body, headers, ...given(url), ...(method === undefined ? {} : { method }) }
}

function chunksOf(
  { id, time }: Recipe,
  form: SignedForm,
  { delivery, message }: { delivery: Delivery; message: TimedMessage },
): Chunks {
  if (form.parts.some((part) => 'take' in part && part.take === 'id')) demandId(id, message.id)
  const chunks = signedChunks(form, {
    delivery,
    ...(message.id === undefined ? {} : { id: message.id }),
    ...(time ? { time: timeText(message.time, time) } : {}),
  })
  if (isRefused(chunks)) throw lacking(chunks)
  return chunks
}

function demandId(place: Recipe['id'], id = ''): void {
  const { without } = place ?? {}
  if (/^[!-~]+$/.test(id) && (without === undefined || !id.includes(without))) return
  const excluded = without === undefined ? '' : ` without ${JSON.stringify(without)}`
  throw new HarnessError(
    'USAGE',
    `The recipe signs an id: give one of visible ASCII characters${excluded}, the same for every try of the event.`,
  )
}

function timeEntry({ time }: Recipe, message: TimedMessage): Entry[] {
  return time?.entry === undefined ? [] : [{ label: time.entry, value: timeText(message.time, time) }]
}

function entryOf({ scheme, key }: SigningKey, chunks: Chunks): Entry {
  const { label, encodings } = scheme
  const [encoding = 'hex'] = encodings
  return {
    ...(label === undefined ? {} : { label }),
    value: spell(signatureOf(scheme, key, chunks), encoding),
  }
}

/** Bodies that carry their signature are written anew, so what is signed is what is written. */
function rewritten(body: Uint8Array | string): string {
  const text = reserialised(body, 'as-sent')
  if (isRefused(text)) throw lacking(text)
  return text
}

function withSignature(body: Uint8Array | string, pointer: string, text: string): string {
  const value: unknown = JSON.parse(bytesOfBody(body).toString())
  const tokens = pointerTokens(pointer)
  const [name = '', parentName = ''] = [tokens.at(-1), tokens.at(-2)]
  const above = at(value, toPointer(tokens.slice(0, -2)))
  const parent = at(value, toPointer(tokens.slice(0, -1)))
  if (isObject(parent)) setAt(parent, toPointer([name]), text)
  else if (isObject(above)) setAt(above, toPointer([parentName, name]), text)
  else
    throw new HarnessError(
      'USAGE',
      `The signature stands at ${pointer}, where this body has no place: add it.`,
    )
  return JSON.stringify(value)
}
