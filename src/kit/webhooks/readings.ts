import { at } from '../../model/pointer.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { WebhooksBinding } from '../../model/webhook-binding.ts'
import type { Secret } from '../../secrets/secret.ts'
import type { Verdict } from '../../webhooks/verdict.ts'
import { verify } from '../../webhooks/verify.ts'
import type { Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { instantOf } from '../values.ts'
import type { Inbox, Receipt, ReceiverAnswer } from './receiver.ts'

/** What is read in a delivery, as recipe and binding say where it stands. */
export interface Readings {
  /** What the binding promises of webhooks. */
  promised(): WebhooksBinding
  /** `genuine`, or why the signature of one of these secrets is not found on a delivery. */
  judge(receipt: Receipt | undefined, secrets: readonly Secret[]): string
  /** ms that the signed time of a delivery is older than its coming; NaN where none of these secrets signed one. */
  ageOf(receipt: Receipt, secrets: readonly Secret[]): number
  /** Bytes of the secret of an endpoint, as the recipe writes them. */
  strengthOf(inbox: Inbox): number
  /** Places at which the bytes of two secrets differ, as the recipe writes them. */
  differing(one: Secret | undefined, other: Secret | undefined): number
  /** Where the recipe has a place for it, else in the payload. */
  idOf(receipt: Receipt | undefined): unknown
  /** The time of the event, ms since the epoch; NaN where it tells none. */
  instantIn(receipt: Receipt | undefined): number
  /** An answer whose headers, or whose four bytes of body, come after a share of the limit. */
  slowly(share: { after?: number; every?: number }, limitMs: number): ReceiverAnswer
  /** Value in the payload. */
  told(receipt: Receipt | undefined, place: keyof WebhooksBinding['payload']): unknown
}

export function createReadings({ api }: Scope): Readings {
  const recipe = () => demanded(api.recipe)
  const promised = () => demanded(api.binding.webhooks)
  const told: Readings['told'] = (receipt, place) => at(payloadOf(receipt), promised().payload[place])
  return {
    promised,
    told,
    instantIn: (receipt) => instantOf(told(receipt, 'at')) ?? Number.NaN,
    slowly: ({ after, every }, limit) => ({
      ...(after !== undefined && { after: after * limit }),
      ...(every !== undefined && { body: { bytes: 4, every: every * limit } }),
    }),
    judge: (receipt, secrets) => {
      if (!receipt) return 'no delivery'
      const verdict = verdictOf(recipe(), secrets, receipt)
      return verdict.ok ? 'genuine' : `${verdict.reason}: ${verdict.detail}`
    },
    ageOf: (receipt, secrets) => {
      const verdict = verdictOf(withoutTolerance(recipe()), secrets, receipt)
      return verdict.ok ? receipt.at - (verdict.time ?? Number.NaN) : Number.NaN
    },
    strengthOf: ({ secrets: [secret] }) => bytesOf(recipe(), secret).length,
    differing: (one, other) => {
      const [long, short] = [bytesOf(recipe(), one), bytesOf(recipe(), other)].sort(
        (a, b) => b.length - a.length,
      )
      return [...(long ?? [])].filter((byte, index) => byte !== short?.[index]).length
    },
    idOf: (receipt) => {
      const header = recipe().id?.header
      return header === undefined ? told(receipt, 'id') : new Headers(receipt?.headers).get(header)
    },
  }
}

function verdictOf(recipe: Recipe, secrets: readonly Secret[], receipt: Receipt): Verdict {
  const { body, url, headers, method, at: now } = receipt
  return verify(recipe, secrets, { body, url, headers, method, now })
}

/** What is old is to be measured, not refused. */
function withoutTolerance({ time, ...recipe }: Recipe): Recipe {
  if (!time) return recipe
  const { tolerance: _, ...place } = time
  return { ...recipe, time: place }
}

function bytesOf({ schemes }: Recipe, secret: Secret | undefined): Buffer {
  const text = secret?.reveal() ?? ''
  const { encoding = 'text', prefix = '' } = schemes[0]?.secret ?? {}
  const bare = text.startsWith(prefix) ? text.slice(prefix.length) : text
  return Buffer.from(bare, encoding === 'pem' || encoding === 'text' ? 'utf8' : encoding)
}

function demanded<T>(part: T | undefined): T {
  if (part !== undefined) return part
  throw new Unjudged('the binding does not tell how webhooks are sent')
}

/** The JSON of a delivery; undefined where there is none. */
export function payloadOf(receipt: Receipt | undefined): unknown {
  try {
    return receipt && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(receipt.body))
  } catch {
    return undefined
  }
}
