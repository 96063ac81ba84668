import type { Recipe } from '../../model/recipe.ts'
import type { WebhooksBinding } from '../../model/webhook-binding.ts'
import { span } from './schedule.ts'

/** Where the events of one connection go. */
export interface Endpoint {
  id: string
  url: string
  connection: string
  /** Newest first. */
  secrets: { text: string; until: number }[]
  /** Set once the receiver said that it is gone. */
  isGone: boolean
}

/** The old secret stays good for the promised time, so that a receiver can change over in between. */
export function rotate(
  endpoint: Endpoint,
  binding: WebhooksBinding,
  fresh: { text: string; now: number },
): void {
  const until = fresh.now + span(binding.overlap)
  const [current] = endpoint.secrets
  endpoint.secrets = [
    { text: fresh.text, until: Number.POSITIVE_INFINITY },
    ...(current ? [{ ...current, until }] : []),
  ]
}

export function goodSecrets({ secrets }: Endpoint, now: number): string[] {
  return secrets.filter(({ until }) => now < until).map(({ text }) => text)
}

/** A secret as the recipe writes them: of 32 bytes, for its first scheme that takes a shared one. */
export function newSecret({ schemes }: Recipe, random: (count: number) => Uint8Array): string {
  const form = schemes.find(({ algorithm }) => algorithm.startsWith('hmac-'))?.secret
  const bytes = Buffer.from(random(32))
  if (form?.encoding === 'hex') return `${form.prefix ?? ''}${bytes.toString('hex')}`
  if (form?.encoding === 'base64') return `${form.prefix ?? ''}${bytes.toString('base64')}`
  return `${form?.prefix ?? ''}${bytes.toString('base64url')}`
}
