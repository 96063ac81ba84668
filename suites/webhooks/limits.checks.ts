import { binding, delaysOf, must, practice, span, table } from '../../src/kit/index.ts'

const LIMIT = binding('/webhooks/answerWithin')

export const limits = [
  must(
    'HOOK-030',
    {
      statement: 'An answer that is whole just within the limit is taken.',
      source: LIMIT,
      each: table({ headers: { share: { after: 0.98 } }, body: { share: { every: 0.24 } } }),
      needs: ['webhooks'],
    },
    async ({ row: { share }, hooks, expect }) => {
      const limit = span(hooks.promised().answerWithin)
      const inbox = await hooks.open({ answers: [hooks.slowly(share, limit)] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      expect(inbox.tries.length, 'attempts').toEqual(1)
    },
  ),
  must(
    'HOOK-031',
    {
      statement:
        'A delivery that is not answered within the limit is a failed attempt, and is repeated with the same id.',
      source: LIMIT,
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ hooks, expect }) => {
      const limit = span(hooks.promised().answerWithin)
      const inbox = await hooks.open({ answers: [{ after: 1.02 * limit }, {}] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      expect(inbox.tries.length, 'attempts, the second of which is taken').toEqual(2)
      expect(hooks.idOf(inbox.receipts[1]), 'the id of the second attempt').toEqual(
        hooks.idOf(inbox.receipts[0]),
      )
    },
  ),
  must(
    'HOOK-032',
    {
      statement:
        'The connection to a receiver that does not answer, or not to the end, is let go at the limit.',
      source: LIMIT,
      each: table({
        headers: { answer: { after: 'never' as const } },
        body: { answer: { body: { bytes: 9e9, every: 999 } } },
      }),
      needs: ['webhooks'],
      hint: 'A few receivers that hold the line would use up the connections for all others.',
    },
    async ({ row: { answer }, hooks, expect }) => {
      const limit = span(hooks.promised().answerWithin)
      const inbox = await hooks.open({ answers: [answer, {}] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      const [receipt] = inbox.receipts
      const held = (receipt?.letGoAt ?? Number.NaN) - (receipt?.at ?? 0)
      expect(held, 'ms that the connection was held').toBeBetween(0, limit + 1000)
    },
  ),
  must(
    'HOOK-033',
    {
      statement: 'Of an answer’s body no more than a megabyte is read, however long it is.',
      source: practice('an answer is not stored, so a long one is no reason to run out of memory'),
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ body: { bytes: 64 * 2 ** 20 } }] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      expect(inbox.receipts[0]?.taken, 'bytes of the answer that were read').toBeBetween(0, 2 ** 20)
      expect(inbox.tries.length, 'attempts').toBeBetween(1, 100)
    },
  ),
  must(
    'HOOK-034',
    {
      statement: 'A receiver that does not answer delays no delivery to another one.',
      source: practice('one slow endpoint does not delay another'),
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const quick = await hooks.open()
      await hooks.occur()
      const slow = await hooks.open({ answers: [{ after: 'never' }] })
      await hooks.occurOften(5)
      await hooks.pass(3_600_000)
      const [usual = Number.NaN, ...delays] = delaysOf(quick, hooks)
      expect(slow.tries, 'attempts at the receiver that does not answer').toHoldSomething()
      expect(delays.length, 'deliveries to the other one').toEqual(5)
      expect(Math.max(...delays) - usual, 'ms that they were later than without it').toBeBetween(
        -60_000,
        1000,
      )
    },
  ),
]
