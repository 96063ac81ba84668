import { expect, test } from 'vitest'
import { nodeIo } from '../src/cli/node-io.ts'
import { modelScope } from '../src/cli/prove-receivers.ts'
import { chooseReceiver } from '../src/cli/receiver-choice.ts'
import type { ReceiverOptions } from '../src/cli/receiver-options.ts'
import { listening } from '../src/client/loopback.ts'
import { receiverRunner } from '../src/kit/receiver/execute.ts'
import { serveReceiver } from '../src/sandbox/receiver/serve-receiver.ts'
import { Secret } from '../src/secrets/secret.ts'
import { remoteReceiver } from '../src/target/receiver/remote-receiver.ts'
import { rotation } from '../suites/receiver/rotation.checks.ts'

const secretOf = (text: string) => new Secret(`whsec_${Buffer.from(text).toString('base64')}`)
const [current, next] = [secretOf('the secret of now, long'), secretOf('the secret that is to come')]

/** Runs both requirements on a sound receiver, whose secret a program changes that is run as users name it. */
async function rotated(program: (control: string) => string[]) {
  const scope = await modelScope('standard-webhooks')
  const model = await serveReceiver({
    ...{ recipe: scope.recipe, secrets: [current.reveal()], retired: [], foreign: [] },
    ...{ path: '/hook', now: Date.now, faults: {} },
  })
  await using control = await listening(async (_, response) => {
    await model.rotate(next.reveal())
    response.end()
  })
  const running = { url: model.url, secrets: { current, next }, answerLimitMs: 2000, isHere: true }
  const session = remoteReceiver({ ...running, rotate: program(control.baseUrl) })
  const open = async () => ({ ...session, count: async () => model.effects() })
  const random = (length: number) => new Uint8Array(length)
  const execute = receiverRunner({ scope, open, now: Date.now, random })
  const found = []
  for (const check of rotation)
    for (const instance of check.instances(scope))
      found.push((await execute({ check, instance, suite: 'receiver', replay: '' })).result)
  await model.close()
  return found
}

test('a program changes the secret of a receiver while deliveries go on', async () => {
  const found = await rotated((url) => [process.execPath, '-e', `fetch('${url}').then((a) => a.text())`])
  expect(found.map(({ status }) => status)).toEqual(['passed', 'passed'])
})

test('a program that does not change the secret says nothing of the receiver', async () => {
  const found = await rotated(() => [process.execPath, '-e', 'process.exitCode = 3'])
  const error = { message: expect.stringContaining('it ended with 3') }
  expect(found).toMatchObject([
    { status: 'broken', error },
    { status: 'broken', error },
  ])
})

test.each([{ nextSecret: 'env:NEXT' }, { rotateCommand: 'change it' }])(
  '%o alone is refused',
  async (one) => {
    const options: ReceiverOptions = {
      ...{ receiver: 'http://127.0.0.1:9/hook', recipe: 'github', secret: ['env:HOOK'] },
      ...{ answerLimit: 10, quick: true, ...one },
    }
    const chosen = chooseReceiver({ ...options, allow: [] }, '.', {
      ...nodeIo(),
      env: () => 'a secret',
    })
    await expect(chosen).rejects.toThrow('--next-secret and --rotate-command go together')
  },
)
