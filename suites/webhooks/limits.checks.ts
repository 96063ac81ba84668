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
      const answer = hooks.slowly(share, limit)
      const [inbox, late] = [
        await hooks.open({ answers: [answer] }),
        await hooks.open({ answers: [{ status: 500 }, answer] }),
      ]
      await hooks.occur()
      await hooks.pass(86_400_000)
      expect(inbox.tries.length, 'attempts').toEqual(1)
      expect(late.tries.length, 'attempts, the second of which is answered so').toEqual(2)
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
      const times = hooks.repeats(2)
      const late = { after: 1.02 * span(hooks.promised().answerWithin) }
      const inbox = await hooks.open({ answers: [...Array(times).fill(late), {}] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      expect(inbox.tries.length, 'attempts, the last of which is taken').toEqual(times + 1)
      const ids = inbox.receipts.map((receipt) => hooks.idOf(receipt))
      expect(ids, 'the ids').toHoldOnly([ids[0]])
    },
  ),
  must(
    'HOOK-032',
    {
      statement:
        'The connection to a receiver that does not answer, or not to the end, is let go at the limit.',
      source: LIMIT,
      each: table({
        headers: { share: {}, answer: { after: 'never' as const } },
        body: { share: {}, answer: { body: { bytes: 9e9, every: 999 } } },
        // The limit is one for both, and does not begin anew with the headers.
        both: { share: { after: 0.9 }, answer: { body: { bytes: 9e9, every: 999 } } },
      }),
      needs: ['webhooks'],
      hint: 'A few receivers that hold the line would use up the connections for all others.',
    },
    async ({ row: { answer, share }, hooks, expect }) => {
      const limit = span(hooks.promised().answerWithin)
      const slow = { ...hooks.slowly(share, limit), ...answer }
      const inbox = await hooks.open({ answers: [slow, slow, {}] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      const held = inbox.receipts.slice(0, 2).map(({ at, letGoAt = Number.NaN }) => letGoAt - at)
      expect(Math.min(...held), 'ms that the connection was held, at least').toBeBetween(0, limit + 1000)
      expect(Math.max(...held), 'ms that it was held, at most').toBeBetween(0, limit + 1000)
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
      const body = { bytes: 64 * 2 ** 20 }
      const inbox = await hooks.open({ answers: [{ status: 500, body }, { body }] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      const taken = inbox.receipts.map((receipt) => receipt.taken)
      expect(Math.max(...taken), 'bytes of an answer that were read').toBeBetween(0, 2 ** 20)
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
