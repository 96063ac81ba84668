import type { Acts } from '../kit/acts.ts'
import { type Entity, entityOf } from '../kit/scope.ts'
import { Unjudged } from '../kit/unjudged.ts'
import { happenings } from '../kit/webhooks/happenings.ts'
import type { Receipt } from '../kit/webhooks/receiver.ts'
import { PROVIDER_STATES, type ProviderState } from '../model/contract.ts'
import { entityIn, eventIn } from './states.ts'

/** What a state gives: keys of records by entity, and secrets by the placeholder that stands for them in a contract. */
export type Given = Record<string, string>

const SET_UP: Record<ProviderState, (acts: Acts) => Promise<Given>> = {
  consented: async ({ oauth }) => ({ code: await oauth.code() }),
  refreshable: async ({ oauth }) => ({ 'refresh-token': (await oauth.connect()).refresh.reveal() }),
  reauthorization: async ({ control }) => {
    control.requireReauthorization()
    return {}
  },
  exhausted: async ({ control }) => {
    control.exhaustRateLimit()
    return {}
  },
}

/**
 * Brings a target into a state that a contract names; undefined where nobody here knows how.
 * @throws Unjudged where the target has no means for it.
 */
export async function setUp(name: string, acts: Acts): Promise<Given | undefined> {
  const entity = entityOf(acts.scope, entityIn(name) ?? '')
  if (entity) return keyOf(entity, acts)
  const known = Object.entries(PROVIDER_STATES).find(([, words]) => words === name)
  return known && SET_UP[known[0] as ProviderState](acts)
}

/** One of those that there are; where a list shows none, one that is put behind the API, if that can be done. */
async function keyOf(entity: Entity, { sample, control }: Acts): Promise<Given> {
  try {
    return { [entity.name]: (await sample(entity)).key }
  } catch (error) {
    if (!(error instanceof Unjudged)) throw error
    return { [entity.name]: control.insert(entity.name) }
  }
}

/**
 * Makes the event of such a state happen, and gives what was delivered; undefined where the state is about no event of the binding.
 * @throws Unjudged where the target has no means for it.
 */
export async function deliveryOf(name: string, { scope, hooks }: Acts): Promise<Receipt | undefined> {
  const event = happenings(scope).find(({ type }) => type === eventIn(name))
  if (!event) return undefined
  const inbox = await hooks.open()
  await hooks.occur(event)
  return inbox.receipts[0]
}
