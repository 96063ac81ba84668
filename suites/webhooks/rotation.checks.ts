import { binding, listRecipes, must, practice, span } from '../../src/kit/index.ts'

const OVERLAP = binding('/webhooks/overlap')

export const rotation = [
  must(
    'HOOK-050',
    {
      statement:
        'While secrets are changed, deliveries are signed with the old one or the new one, which differ.',
      source: OVERLAP,
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open()
      const [old] = inbox.secrets
      const fresh = hooks.rotate(inbox)
      await hooks.occur()
      await hooks.pass(span(hooks.promised().overlap) / 2)
      await hooks.occur()
      expect(fresh.reveal() === old?.reveal(), 'whether old and new secret are one').toEqual(false)
      const verdicts = inbox.receipts.map((receipt) => hooks.judge(receipt, inbox.secrets))
      expect(verdicts, 'the signatures at once and later').toEqual(['genuine', 'genuine'])
    },
  ),
  must(
    'HOOK-051',
    {
      statement:
        'While secrets are changed, a delivery carries a signature of the old one and one of the new one.',
      source: practice('Standard Webhooks 1.0.0: zero-downtime rotation'),
      each: listRecipes,
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open()
      const before = [...inbox.secrets]
      const fresh = hooks.rotate(inbox)
      await hooks.occur()
      expect(hooks.judge(inbox.receipts[0], before), 'the signature by the old secret').toEqual('genuine')
      expect(hooks.judge(inbox.receipts[0], [fresh]), 'the signature by the new secret').toEqual('genuine')
    },
  ),
  must(
    'HOOK-052',
    {
      statement: 'Once the time for changing over has passed, the new secret signs and the old one does not.',
      source: OVERLAP,
      needs: ['webhooks'],
      hint: 'A secret is changed because somebody else may know it.',
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open()
      const before = [...inbox.secrets]
      const fresh = hooks.rotate(inbox)
      await hooks.pass(span(hooks.promised().overlap) + 60_000)
      await hooks.occur()
      expect(hooks.judge(inbox.receipts[0], [fresh]), 'the signature by the new secret').toEqual('genuine')
      expect(hooks.judge(inbox.receipts[0], before), 'the signature by the old secret').toMatch(
        /^signature-wrong/,
      )
    },
  ),
  must(
    'HOOK-053',
    {
      statement:
        'What is repeated is signed with the secrets of its time, not with those of the first attempt.',
      source: practice('Kit: a retry is signed with current secrets'),
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      const fresh = hooks.rotate(inbox)
      await hooks.pass(span(hooks.promised().overlap) + 60_000)
      await hooks.redeliver(inbox)
      expect(hooks.judge(inbox.receipts.at(-1), [fresh]), 'the signature by the new secret').toEqual(
        'genuine',
      )
    },
  ),
]
