import {
  burstCost,
  bursts,
  createAtOnce,
  createUntilRefused,
  dueAfterPeriod,
  dueInARow,
  firstAt,
  manifest,
  must,
  refusedOnce,
  rfc,
  sendUntilRefused,
  writeAsTold,
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
      each: bursts,
      danger: 'write',
      cost: burstCost({ updates: 1, creates: 1 }),
    },
    async ({ row, now, scope, write, observe, expect }) => {
      const writes = await row.writes({ scope, write })
      await write.pause(row.periodMs)
      const { taken, outcome, tookMs } = await sendUntilRefused({ now }, row.limit, writes)
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
      cost: burstCost({ updates: 2 }),
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
      statement:
        'A write that is refused for the rate is told when to come again, and is taken then, the first time and later.',
      source: rfc('RFC 9110 section 10.2.3'),
      each: writeLimits(['bucket', 'window']),
      danger: 'write',
      cost: burstCost({ updates: 2 }),
    },
    async ({ row, now, scope, write, binding, expect }) => {
      const made = await write.make(row.entity)
      const means = { scope, write, now, binding }
      expect(await writeAsTold(means, made, row.limit)).toSucceed()
      expect(await writeAsTold(means, made, row.limit)).toSucceed()
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
      cost: burstCost({ updates: 1, creates: 1 }),
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
  must(
    'WRITE-064',
    {
      statement: 'Of writes that are sent at once, those that are refused for the rate are not applied.',
      source: CLAIM,
      each: writeLimits(['concurrency']),
      danger: 'write',
      cost: burstCost({ updates: 1, creates: 1 }),
    },
    async ({ row, now, scope, write, expect }) => {
      const made = await write.make(row.entity)
      const burst = await writeUntilRefused({ scope, write, now }, made, row.limit)
      const stored = firstAt(await write.readBack(row.entity, made.key), burst.place)
      expect(stored, `stored ${burst.place}`).toBeOneOf(burst.values)
      const count = await write.count(row.entity)
      const created = await createAtOnce({ scope, write }, row.entity, row.limit)
      expect(refusedOnce(created).refusal).toBeRefused('rateLimited')
      await write.settle(row.entity)
      expect(await write.count(row.entity), 'records there are').toEqual(count + created.taken)
    },
  ),
]
