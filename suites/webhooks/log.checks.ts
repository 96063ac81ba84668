import { attemptsIn, must, practice, type ReceiverAnswer, should, triesWith } from '../../src/kit/index.ts'

const LOG = practice('per-attempt log, replay by hand')

/** A failure of each kind, and then success. */
const FAILURES: readonly ReceiverAnswer[] = [
  { status: 503 },
  { fails: 'reset' },
  { after: 'never' },
  { status: 202 },
]

export const log = [
  must(
    'HOOK-070',
    {
      statement:
        'The log tells of each attempt when it was made and what was answered, and what became of the delivery.',
      source: LOG,
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: FAILURES })
      await hooks.occur()
      expect(hooks.log(inbox)[0]?.state, 'the state after the first attempt').toEqual('waiting')
      await hooks.pass(86_400_000)
      const [delivery, ...others] = hooks.log(inbox)
      expect(others, 'deliveries beside the one').toBeEmpty()
      const { state, event, type } = delivery ?? {}
      const [receipt] = inbox.receipts
      const told = ['delivered', hooks.idOf(receipt), hooks.told(receipt, 'type')]
      expect([state, event, type], 'state, event and type').toEqual(told)
      expect(attemptsIn(delivery), 'instants and statuses').toEqual(triesWith(inbox, [503, 0, 0, 202]))
    },
  ),
  must(
    'HOOK-071',
    {
      statement: 'A delivery that was given up can be sent again by hand, and is signed like any other.',
      source: LOG,
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      await hooks.pass(7 * 86_400_000)
      expect(hooks.log(inbox)[0]?.state, 'the state after a week').toEqual('given-up')
      const before = inbox.tries.length
      inbox.answers = [{}]
      await hooks.redeliver(inbox)
      expect(inbox.tries.length, 'attempts, one of them by hand').toEqual(before + 1)
      expect(hooks.judge(inbox.receipts.at(-1), inbox.secrets), 'its signature').toEqual('genuine')
      expect(hooks.log(inbox)[0]?.state, 'the state once it was taken').toEqual('delivered')
      expect(hooks.log(inbox)[0]?.attempts.length, 'attempts in the log').toEqual(before + 1)
    },
  ),
  should(
    'HOOK-072',
    {
      statement: 'Once an attempt by hand is taken, those that were planned are not made.',
      source: practice('Hookdeck: success by hand cancels the plan'),
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }, {}] })
      await hooks.occur()
      await hooks.redeliver(inbox)
      await hooks.pass(86_400_000)
      expect(inbox.tries.length, 'attempts, the second of which was by hand and taken').toEqual(2)
    },
  ),
]
