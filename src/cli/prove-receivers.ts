import type { ReceiverActs } from '../kit/receiver/acts.ts'
import type { ReceiverFaults } from '../kit/receiver/bench.ts'
import { receiverRunner } from '../kit/receiver/execute.ts'
import { PLAIN_EVENT, type ReceiverScope } from '../kit/receiver/scope.ts'
import type { Bench } from '../run/prove.ts'
import { Secret } from '../secrets/secret.ts'
import { modelSession } from '../target/receiver/model-session.ts'
import type { ReceiverSecrets } from '../target/receiver/session.ts'
import { schemeOf } from '../webhooks/forge.ts'
import { loadRecipe } from '../webhooks/load-recipe.ts'
import { nodeIo } from './node-io.ts'

/** The sender of the bench where none is named: it has all that one can have, a list, an id, a time. */
const USUAL_SENDER = 'standard-webhooks'

/** Secrets that each common recipe takes, as text or as base64. */
const SECRETS: ReceiverSecrets = {
  current: new Secret(`whsec_${Buffer.from('the secret of now, long').toString('base64')}`),
  second: new Secret(`whsec_${Buffer.from('the secret that is next').toString('base64')}`),
  retired: new Secret(`whsec_${Buffer.from('the secret of last year').toString('base64')}`),
  next: new Secret(`whsec_${Buffer.from('the secret that is to come').toString('base64')}`),
  foreign: new Secret(`whsec_${Buffer.from('the secret of someone else').toString('base64')}`),
}

/** What the model of a receiver is tried as, of one sender. */
export async function modelScope(sender: string = USUAL_SENDER): Promise<ReceiverScope> {
  const recipe = await loadRecipe(sender)
  const scheme = schemeOf(recipe, SECRETS.current)
  const given = { counts: true, second: true, retired: true, foreign: true, quick: false, rotates: true }
  return { sender, recipe, scheme, event: PLAIN_EVENT, ...given, restarts: true, states: true, isHere: true }
}

/** Environments of the proof bench: each check gets a fresh model of a receiver with the faults of the mutant. */
export function receiverBench(): Bench<ReceiverScope, ReceiverActs, ReceiverFaults> {
  const { now, random } = nodeIo()
  return (scope, faults = () => ({})) => {
    const { recipe, signedUrl, secure = false } = scope
    const proxied = signedUrl === undefined ? {} : { calledAt: signedUrl }
    const open = () => modelSession({ recipe, secrets: SECRETS, faults: faults(), secure, ...proxied })
    return { scope, execute: receiverRunner({ scope, open, now, random }) }
  }
}
