import { document, events, must, practice } from '../../src/kit/index.ts'

export const identity = [
  must(
    'HOOK-010',
    {
      statement: 'All attempts at one event, those by hand too, carry the same id.',
      source: document('/webhooks'),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
      hint: 'Receivers tell what is sent again from what is new by the id alone.',
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      await hooks.redeliver(inbox)
      const ids = inbox.receipts.map((receipt) => hooks.idOf(receipt))
      expect(ids[0], 'the id').toBePresent()
      expect(ids.length, 'attempts').toBeBetween(hooks.repeats(2) + 1, 1000)
      expect(ids, 'the ids').toHoldOnly([ids[0]])
    },
  ),
  must(
    'HOOK-011',
    {
      statement: 'Each event has an id that no other event has.',
      source: document('/webhooks'),
      danger: 'write',
      needs: ['deliveries'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open()
      const times = await hooks.occurOften(100)
      const ids = inbox.receipts.map((receipt) => hooks.idOf(receipt))
      expect(ids.length, 'deliveries').toEqual(times)
      expect(ids, 'the ids').toRepeatNothing()
    },
  ),
  must(
    'HOOK-013',
    {
      statement: 'Events of each type have ids of their own.',
      source: document('/webhooks'),
      each: events,
      needs: ['deliveries'],
    },
    async ({ row, hooks, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      await hooks.occur(row)
      const ids = inbox.receipts.map((receipt) => hooks.idOf(receipt))
      expect(ids.length, 'deliveries').toEqual(2)
      expect(ids, 'the ids').toRepeatNothing()
    },
  ),
  must(
    'HOOK-012',
    {
      statement: 'What an event tells does not change from one attempt to the next, to the byte.',
      source: practice('Shopify and Standard Webhooks: a retry carries the original payload'),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      await hooks.redeliver(inbox)
      const bodies = inbox.receipts.map(({ body }) => Buffer.from(body).toString('latin1'))
      expect(bodies.length, 'attempts').toBeBetween(hooks.repeats(2) + 1, 1000)
      expect(bodies, 'the bodies').toHoldOnly([bodies[0]])
    },
  ),
]
