import { binding, leaksIn, listRecipes, must, practice, span } from '../../src/kit/index.ts'

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
      await hooks.pass(0.98 * span(hooks.promised().overlap))
      await hooks.occur()
      const old = inbox.receipts.map((receipt) => hooks.judge(receipt, before))
      const young = inbox.receipts.map((receipt) => hooks.judge(receipt, [fresh]))
      expect(old, 'the signatures by the old secret, at once and later').toEqual(['genuine', 'genuine'])
      expect(young, 'those by the new secret').toEqual(['genuine', 'genuine'])
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
    async ({ hooks, now, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      const fresh = hooks.rotate(inbox)
      const changed = now() + span(hooks.promised().overlap)
      await hooks.pass(7 * 86_400_000)
      await hooks.redeliver(inbox)
      const later = inbox.receipts.filter(({ at }) => at > changed)
      const verdicts = later.map((receipt) => hooks.judge(receipt, [fresh]))
      expect(verdicts, 'signatures by the new secret').toHoldSomething()
      expect(verdicts, 'signatures by the new secret').toHoldOnly(['genuine'])
    },
  ),
  must(
    'HOOK-054',
    {
      statement: 'No repeated attempt carries a secret, nor does one while secrets are changed.',
      source: practice('no secrets in a payload'),
      needs: ['webhooks'],
    },
    async ({ hooks, connections, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      hooks.rotate(inbox)
      await hooks.pass(86_400_000)
      await hooks.redeliver(inbox)
      const { receipts, secrets } = inbox
      expect(receipts.length, 'attempts').toBeBetween(3, 1000)
      expect(leaksIn(receipts, { connections, secrets }), 'places that hold a secret').toBeEmpty()
    },
  ),
]
