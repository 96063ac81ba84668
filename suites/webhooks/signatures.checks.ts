import { binding, events, must } from '../../src/kit/index.ts'

export const signatures = [
  must(
    'HOOK-001',
    {
      statement: 'Each delivery is signed, as the recipe tells, over the bytes that are sent.',
      source: binding('/webhooks/recipe'),
      each: events,
      needs: ['webhooks', 'control'],
    },
    async ({ row, hooks, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      expect(hooks.judge(inbox.receipts[0], inbox.secrets), 'the signature').toEqual('genuine')
    },
  ),
]
