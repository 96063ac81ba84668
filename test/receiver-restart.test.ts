import { expect, test } from 'vitest'
import { modelScope } from '../src/cli/prove-receivers.ts'
import { receiverRunner } from '../src/kit/receiver/execute.ts'
import { Secret } from '../src/secrets/secret.ts'
import { modelSession } from '../src/target/receiver/model-session.ts'
import type { ReceiverSession } from '../src/target/receiver/session.ts'
import { lasting } from '../suites/receiver/lasting.checks.ts'

/** Runs RECV-053 on a sound receiver that is made otherwise by `alter`. */
async function restarted(alter: (session: ReceiverSession) => ReceiverSession) {
  const scope = await modelScope()
  const secrets = { current: new Secret(`whsec_${Buffer.from('of this test').toString('base64')}`) }
  const open = async () => alter(await modelSession({ recipe: scope.recipe, secrets, faults: {} }))
  const execute = receiverRunner({ scope, open, now: Date.now, random: (length) => new Uint8Array(length) })
  const [check] = lasting.filter(({ id }) => id === 'RECV-053')
  const [instance] = check?.instances(scope) ?? []
  if (!check || !instance) throw new RangeError('RECV-053 has no instance')
  return (await execute({ check, instance, suite: 'receiver', replay: '' })).result
}

test('where the count begins anew with the receiver, nothing is said to be lost', async () => {
  let base = 0
  const anew = (session: ReceiverSession): ReceiverSession => {
    const count = async () => ((await session.count?.()) ?? 0) - base
    return {
      ...session,
      count,
      restart: async () => {
        base += await count()
      },
    }
  }
  expect(await restarted(anew)).toMatchObject({
    status: 'skipped',
    omission: { kind: 'blocked', because: expect.stringContaining('the count begins anew') },
  })
  expect(await restarted((session) => session)).toMatchObject({ status: 'passed' })
})
