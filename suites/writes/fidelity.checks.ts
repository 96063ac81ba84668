import {
  amounts,
  customFieldRows,
  fact,
  firstAt,
  instantAt,
  manifest,
  must,
  nullable,
  offsetInstants,
  ownFields,
  practice,
  put,
  replayOf,
  slownessOf,
  unusualTexts,
  writable,
} from '../../src/kit/index.ts'

export const fidelity = [
  must(
    'WRITE-050',
    {
      statement:
        'An unusual text is stored exactly as it was sent, or refused; it is never changed in silence.',
      source: practice('texts survive every character set on the way'),
      each: unusualTexts,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { stored, due } = await row.tryWriting(write)
      expect(stored, 'the stored text').toEqual(due)
    },
  ),
  must(
    'WRITE-051',
    {
      statement: 'An amount keeps every decimal that it was sent with.',
      source: practice('money is not rounded on the way'),
      each: amounts,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const record = await write.readBack(row.entity, await row.store(write))
      const stored = row.valuesIn(record)
      expect(stored, 'the stored amounts').toEqual(stored.map(() => row.value))
      expect(stored, 'the stored amounts').toHoldSomething()
    },
  ),
  must(
    'WRITE-052',
    {
      statement: 'An instant sent with an offset is stored as the same instant.',
      source: fact('times are ISO 8601, UTC'),
      each: offsetInstants,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const record = await write.readBack(row.entity, await row.store(write))
      expect(instantAt(record, row.field.record), `ms of ${row.field.record}`).toEqual(
        Date.parse(String(row.value)),
      )
    },
  ),
  must(
    'WRITE-053',
    {
      statement: 'A field that is sent as null is cleared; one that is not sent stays.',
      source: practice('null is not the same as absent'),
      each: nullable,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      await write.update(made, (body) => put(body, row.field.body, null))
      expect(
        firstAt(await write.readBack(row.entity, made.key), row.field.record),
        `cleared ${row.field.record}`,
      ).toEqual(null)
    },
  ),
  must(
    'WRITE-054',
    {
      statement: 'Custom fields are stored, and survive an update of other fields.',
      source: fact('custom fields appear beside standard fields'),
      each: customFieldRows,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      const before = row.customOf(await write.readBack(row.entity, made.key))
      await write.update(made, (body) => row.setOne(body, before))
      const changed = row.customOf(await write.readBack(row.entity, made.key))
      expect(changed, 'custom fields').toEqual(row.withOne(before))
      await write.update(made, write.vary(row.entity, 'update'))
      expect(row.customOf(await write.readBack(row.entity, made.key)), 'custom fields later').toEqual(changed)
    },
  ),
  must(
    'WRITE-055',
    {
      statement: 'A caller cannot set what is the system’s own: key, times of creation and change, deletion.',
      source: practice('no mass assignment'),
      each: ownFields,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { stored, usual } = await row.trySetting(write)
      expect(stored, `stored ${row.pointer}`).toEqual(usual)
    },
  ),
  must(
    'WRITE-056',
    {
      statement:
        'Sending the same creation twice gives what is claimed: two records, the first again, or a refusal.',
      source: manifest('entities/*/replay'),
      each: writable('create'),
      danger: 'write',
    },
    async ({ row, scope, write, expect }) => {
      const count = await write.count(row.entity)
      const made = await write.make(row.entity)
      const again = await write.sendCreate(row.entity, made.sent)
      await write.settle(row.entity)
      const more = (await write.count(row.entity)) - count
      expect(replayOf(made, again, { write, more }), 'what the replay gave').toEqual(
        scope.manifest.entities[row.entity.name]?.replay ?? 'duplicate',
      )
    },
  ),
  must(
    'WRITE-057',
    {
      statement: 'A write shows in reads within the time that is claimed; at once, where none is.',
      source: manifest('entities/*/visibleWithin'),
      each: writable('create'),
      danger: 'write',
    },
    async ({ row, scope, write, note, expect }) => {
      const { key } = await write.make(row.entity)
      const took = await write.visibleAfter(row.entity, key)
      note(`shown after ${took} ms`)
      expect(took, 'ms until it shows').toBeBetween(0, slownessOf(scope, row.entity))
    },
  ),
]
