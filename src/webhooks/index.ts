/** Signing, sending and verifying webhooks as recipes tell: `import { webhooks } from 'assay'`. */
export type { Recipe } from '../model/recipe.ts'
export {
  type Answered,
  type Delivered,
  type DeliveryFailure,
  deliver,
  type Outgoing,
  type Undelivered,
} from './deliver.ts'
export type { Delivery, HeaderLines } from './delivery.ts'
export { loadRecipe } from './load-recipe.ts'
export { type Match, type MatcherFunctions, matchers, type WebhookMatchers } from './matchers.ts'
export type { Message, Signed } from './message.ts'
export { sign } from './sign.ts'
export type { Genuine, RefusalReason, Refused, Verdict } from './verdict.ts'
export { verifier, verify } from './verify.ts'
