import type { Recipe, Scheme } from '../../model/recipe.ts'

/** What a plan for a receiver is made from: how its sender signs, and what the run was given. No connection yet. */
export interface ReceiverScope {
  /** Name of the recipe. */
  sender: string
  recipe: Recipe
  /** What its secret signs with. */
  scheme: Scheme
  /**
   * Text of an event, with `{{id}}` where its id stands. Where it brings a version of an entity, with `{{entity}}`, `{{value}}` and
   * the version's `{{version}}` (milliseconds since the epoch) or `{{updated}}` (ISO 8601).
   */
  event: string
  /** The address that the sender calls and signs, where a proxy leads from there to the receiver. */
  signedUrl?: string
  /** Something tells how many deliveries have had their effect. */
  counts: boolean
  /** A second secret is accepted beside the first. */
  second: boolean
  /** A secret is named that is accepted no more. */
  retired: boolean
  /** A secret of another connection is named. */
  foreign: boolean
  /** Something ends the receiver and starts it again. */
  restarts: boolean
  /** A next secret is named, and something has the receiver learn it. */
  rotates?: boolean
  /** Something tells what an entity has become. */
  states: boolean
  /** It is reached by TLS. */
  secure?: boolean
  /** The receiver is on this machine. */
  isHere: boolean
  /** What has to wait for a real limit is left out. */
  quick: boolean
}

/** An event with something in its places, to see of what form it is. */
export function sampleOf({ event }: Pick<ReceiverScope, 'event'>): string {
  return event.replaceAll(/\{\{\w+\}\}/g, '0')
}

/** An event that no receiver knows, and of no kind that it could mind. */
export const PLAIN_EVENT =
  '{"id":"{{id}}","type":"assay.delivery","data":{"entity":"{{entity}}","version":{{version}},"text":"{{value}}"}}'
