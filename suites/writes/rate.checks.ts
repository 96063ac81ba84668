import {
  createUntilRefused,
  dueAfterPeriod,
  dueInARow,
  firstAt,
  manifest,
  must,
  refusedOnce,
  retryAfter,
  rfc,
  writeLimits,
  writeUntilRefused,
} from '../../src/kit/index.ts'

const CLAIM = manifest('writeLimit')

export const rate = [
  must(
    'WRITE-060',
    {
      statement: 'As many writes are taken in a row, or at once, as the system claims, within a tenth.',
      source: CLAIM,
      each: writeLimits(['bucket', 'window', 'concurrency']),
      danger: 'write',
    },
    async ({ row, now, scope, write, observe, expect }) => {
      const made = await write.make(row.entity)
      await write.pause(row.periodMs)
      const { taken, outcome, tookMs } = await writeUntilRefused({ scope, write, now }, made, row.limit)
      expect(observe(outcome), 'the outcome of a write beyond the limit').toEqual('refused')
      expect(taken, `writes taken with a limit of ${row.limit.requests}`).toBeBetween(
        ...dueInARow(row, tookMs),
      )
    },
  ),
  must(
    'WRITE-061',
    {
      statement: 'After a whole period as many writes are taken again as the system claims, within a tenth.',
      source: CLAIM,
      each: writeLimits(['bucket', 'window']),
      danger: 'write',
    },
    async ({ row, now, scope, write, expect }) => {
      const made = await write.make(row.entity)
      await writeUntilRefused({ scope, write, now }, made, row.limit)
      await write.pause(row.periodMs)
      const { taken, tookMs } = await writeUntilRefused({ scope, write, now }, made, row.limit)
      expect(taken, 'writes taken after a period').toBeBetween(...dueAfterPeriod(row, tookMs))
    },
  ),
  must(
    'WRITE-062',
    {
      statement: 'A write that is refused for the rate is told when to come again, and is taken then.',
      source: rfc('RFC 9110 section 10.2.3'),
      each: writeLimits(['bucket', 'window']),
      danger: 'write',
    },
    async ({ row, now, scope, write, binding, expect }) => {
      const made = await write.make(row.entity)
      const { refusal } = refusedOnce(await writeUntilRefused({ scope, write, now }, made, row.limit))
      await write.pause(retryAfter(binding, refusal, now()))
      expect(
        await write.sendUpdate(row.entity, made.key, write.updateOf(made, write.vary(row.entity, 'update'))),
      ).toSucceed()
    },
  ),
  must(
    'WRITE-063',
    {
      statement:
        'A write that is refused for the rate is not applied, neither as a creation nor as a change.',
      source: CLAIM,
      each: writeLimits(['bucket', 'window']),
      danger: 'write',
    },
    async ({ row, now, scope, write, expect }) => {
      const made = await write.make(row.entity)
      const burst = await writeUntilRefused({ scope, write, now }, made, row.limit)
      expect(refusedOnce(burst).refusal).toBeRefused('rateLimited')
      expect(
        firstAt(await write.readBack(row.entity, made.key), burst.place),
        `stored ${burst.place}`,
      ).toEqual(burst.last)
      await write.pause(2 * row.periodMs)
      const count = await write.count(row.entity)
      const created = await createUntilRefused({ scope, write }, row.entity, row.limit)
      await write.settle(row.entity)
      expect(await write.count(row.entity), 'records there are').toEqual(count + created)
    },
  ),
]
