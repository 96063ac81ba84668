import type { Exchange } from './exchange.ts'

/** What a passed check vouches for, as both sides of a contract may rely on it: one exchange, whole. */
export interface Agreed {
  /**
   * The state that the provider was in, as its side of the contract is asked for it. The records that a request names are not part of
   * it: they are told from the request.
   */
  given?: ProviderState
  exchange: Exchange
}

/** The payload of an event that a passed check vouches for, as it was delivered. */
export interface AgreedEvent {
  /** Name under the document's `webhooks`. */
  type: string
  contentType: string
  /** JSON, redacted. */
  body: string
}

/** States that a provider can be brought into beside having records. The words are those of the contract. */
export const PROVIDER_STATES = {
  consented: 'a person has consented',
  refreshable: 'a pair of tokens was issued',
  reauthorization: 'the connection needs reauthorization',
  exhausted: 'the limit on calls is used up',
} as const

export type ProviderState = keyof typeof PROVIDER_STATES
