import { expect, test } from 'vitest'
import type { WireAnswer } from '../../model/wire.ts'
import { Secret } from '../../secrets/secret.ts'
import type { ReceiverSession } from '../../target/receiver/session.ts'
import { loadRecipe } from '../../webhooks/load-recipe.ts'
import { greeter } from './greeting.ts'
import { PLAIN_EVENT, type ReceiverScope } from './scope.ts'

const HUNG: WireAnswer = { kind: 'hung', sentAll: true, ms: 10_000 }
const GONE: WireAnswer = { kind: 'closed', how: 'reset', sentAll: true, ms: 1 }
const TAKEN: WireAnswer = {
  ...{ kind: 'answered', status: 204, headers: [], body: Buffer.of(), sentAll: true, ms: 1 },
}

/** How many correct deliveries are sent where so many checks ask for one, all of which end like this. */
async function sentTo(answers: (count: number) => WireAnswer, checks: number): Promise<number> {
  const recipe = await loadRecipe('github')
  const [scheme] = recipe.schemes
  if (!scheme) throw new Error('the recipe has no scheme')
  const scope: ReceiverScope = {
    ...{ sender: 'github', recipe, scheme, event: PLAIN_EVENT, counts: false, quick: true, isHere: true },
    ...{ second: false, retired: false, foreign: false, restarts: false, states: false },
  }
  const session: ReceiverSession = {
    ...{ url: new URL('http://127.0.0.1:1/hook'), secrets: { current: new Secret('a secret') } },
    ...{ send: async () => HUNG, connect: () => ({ send: async () => HUNG, close: () => {} }) },
    ...{ settleMs: 0, clock: { now: () => 0, wait: async () => {} }, close: async () => {} },
  }
  const greeting = greeter(session, { scope, nextId: () => 'one' })
  let count = 0
  for (let check = 0; check < checks; check += 1) {
    await greeting.desk(async () => answers(count++)).catch(() => {})
    greeting.doubt()
  }
  return count
}

test('a receiver that does not answer for half a minute is not waited for by every check that follows', async () => {
  expect(await sentTo(() => HUNG, 20)).toBe(3)
})

test('a receiver that fails at once, or answers in between, is asked again by every check', async () => {
  expect(await sentTo(() => GONE, 20)).toBe(20)
  expect(await sentTo((count) => (count % 3 === 2 ? TAKEN : HUNG), 20)).toBe(20)
})
