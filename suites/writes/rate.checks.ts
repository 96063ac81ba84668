import {
  dueInARow,
  manifest,
  must,
  refusedOnce,
  retryAfter,
  rfc,
  variations,
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
    async ({ row, now, write, expect }) => {
      const made = await write.make(row.entity)
      await write.pause(row.periodMs)
      const { taken, refusal, tookMs } = await writeUntilRefused(write, made, { limit: row.limit, now })
      expect(refusal?.status, 'status of a write beyond the limit').toEqual(429)
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
    async ({ row, now, write, expect }) => {
      const made = await write.make(row.entity)
      await writeUntilRefused(write, made, { limit: row.limit, now })
      await write.pause(row.periodMs)
      const { taken, tookMs } = await writeUntilRefused(write, made, { limit: row.limit, now })
      expect(taken, 'writes taken after a period').toBeBetween(...dueInARow(row, tookMs))
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
    async ({ row, now, write, binding, expect }) => {
      const made = await write.make(row.entity)
      const { refusal } = refusedOnce(await writeUntilRefused(write, made, { limit: row.limit, now }))
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
      await writeUntilRefused(write, made, { limit: row.limit, now })
      const [before, count] = [await write.readBack(row.entity, made.key), await write.count(row.entity)]
      const [change] = variations(scope, { entity: row.entity, role: 'update', count: 1 }, before)
      const answer = await write.sendUpdate(
        row.entity,
        made.key,
        write.updateOf(made, (body) => change?.change(body)),
      )
      expect(answer).toBeRefused('rateLimited')
      expect(await write.readBack(row.entity, made.key), 'the record').toEqual(before)
      expect(await write.count(row.entity), 'records there are').toEqual(count)
    },
  ),
]
