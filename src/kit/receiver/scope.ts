import type { Recipe, Scheme } from '../../model/recipe.ts'

/** What a plan for a receiver is made from: how its sender signs, and what the run was given. No connection yet. */
export interface ReceiverScope {
  /** Name of the recipe. */
  sender: string
  recipe: Recipe
  /** What its secret signs with. */
  scheme: Scheme
  /** Text of an event, with `{{id}}` where its id stands. */
  event: string
  /** Something tells how many deliveries have had their effect. */
  counts: boolean
  /** A second secret is accepted beside the first. */
  second: boolean
  /** A secret is named that is accepted no more. */
  retired: boolean
  /** What has to wait for a real limit is left out. */
  quick: boolean
}

/** An event that no receiver knows, and of no kind that it could mind. */
export const PLAIN_EVENT = '{"id":"{{id}}","type":"assay.delivery","data":{"text":"an event of a test"}}'
