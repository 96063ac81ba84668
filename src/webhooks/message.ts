import { HarnessError } from '../model/harness-error.ts'
import type { Recipe, SignedForm } from '../model/recipe.ts'
import type { Delivery } from './delivery.ts'
import { isFor } from './signed-bytes.ts'
import type { Refused } from './verdict.ts'

/** What is to be sent. */
export interface Message {
  body: Uint8Array | string
  /** Where the recipe has a place for it: the same for all tries of one event. */
  id?: string
  /** Instant of this try, milliseconds since the epoch; the clock's where absent. */
  time?: number
  /** Where it goes: recipes that sign the address need it. */
  url?: string
  /** `POST` where absent. */
  method?: string
  /** Further headers; a recipe may sign some, and the content type may decide what is signed. In lower case. */
  headers?: Record<string, string>
}

/** What a sender sends. */
export interface Signed {
  /** Those of the message, and those of the signature. Names in lower case. */
  headers: Record<string, string>
  /** The bytes that are signed; other ones than the message's only where the signature stands in the body. */
  body: Uint8Array
  /** The message's; with the digest of the body where the recipe binds the body by its address. */
  url?: string
}

export type TimedMessage = Message & { time: number }

export function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** What of a message a recipe signs; throws USAGE where that is nothing. */
export function demandForm({ signed = [] }: Recipe, delivery: Delivery): SignedForm {
  const form = signed.find((each) => isFor(each, delivery))
  if (form) return form
  throw new HarnessError('USAGE', 'The recipe signs no body of this content type: give another one.')
}

export function lacking({ detail }: Refused): HarnessError {
  return new HarnessError('USAGE', `The message cannot be signed. ${detail} Mend the message.`)
}
