import {
  ALL,
  changeableFields,
  changedAmong,
  changes,
  document,
  fact,
  firstAt,
  instantAt,
  isGone,
  likeSent,
  manifest,
  must,
  practice,
  put,
  sinceQuery,
  untouched,
  unusedKey,
  variations,
  writable,
  writableRecords,
  writesOfOne,
} from '../../src/kit/index.ts'

const READ_BACK = practice('a write is judged by reading back')
const updatable = writable('update', ({ create }) => create !== undefined)

export const updates = [
  must(
    'WRITE-006',
    {
      statement: 'An updated field is answered and reads back as it was sent.',
      source: READ_BACK,
      each: changeableFields,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      const before = firstAt(await write.readBack(row.entity, made.key), row.field.record)
      const value = row.value(before)
      const answer = await write.update(made, (body) => put(body, row.field.body, value))
      const stored = firstAt(await write.readBack(row.entity, made.key), row.field.record)
      expect(answer).toConform()
      expect(likeSent(stored, value), `stored ${row.field.record}`).toEqual(value)
      expect(firstAt(write.shownIn(answer), row.field.record), `answered ${row.field.record}`).toEqual(stored)
    },
  ),
  must(
    'WRITE-007',
    {
      statement: 'An update leaves every field as it was that it does not name.',
      source: READ_BACK,
      each: changeableFields,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      const before = await write.readBack(row.entity, made.key)
      const value = row.value(firstAt(before, row.field.record))
      await write.update(made, (body) => put(body, row.field.body, value))
      const after = await write.readBack(row.entity, made.key)
      const [rest, was] = [after, before].map((record) => untouched(record, row.entity, [row.field.record]))
      expect(rest, 'the other fields').toEqual(was)
    },
  ),
  must(
    'WRITE-008',
    {
      statement:
        'A change of any part moves the time of the last change on, and reading what changed since finds it.',
      source: fact('later syncs read what changed since the last one'),
      each: changes,
      danger: 'write',
    },
    async ({ row, write, list, binding, expect }) => {
      const made = await write.make(row.entity)
      const record = await write.readBack(row.entity, made.key)
      const before = instantAt(record, row.entity.updatedAt)
      await write.pause(2000)
      await row.change(write, made, record)
      const after = instantAt(await write.readBack(row.entity, made.key), row.entity.updatedAt)
      expect(after, 'ms of the last change').toBeBetween(before + 1, Number.MAX_SAFE_INTEGER)
      const since = sinceQuery(binding, row.entity, new Date(before + 1).toISOString())
      expect((await list(row.entity, since)).keys, 'keys of what changed since').toHoldAll([made.key])
    },
  ),
  must(
    'WRITE-009',
    {
      statement: 'Writing one record changes no other.',
      source: practice('only touch what you made'),
      each: updatable,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const other = await write.make(row.entity)
      const [before, beside] = [
        await write.readBack(row.entity, other.key),
        await write.neighbours(row.entity, []),
      ]
      const one = await write.make(row.entity, write.vary(row.entity, 'create'))
      await write.update(one, write.vary(row.entity, 'update'))
      expect(await write.readBack(row.entity, other.key), 'a record like it').toEqual(before)
      const after = await write.neighbours(row.entity, [one.key])
      expect(changedAmong(row.entity, beside, after), 'records beside it that changed').toBeEmpty()
    },
  ),
  must(
    'WRITE-010',
    {
      statement: 'Two updates of different fields are both stored, one after the other as at once.',
      source: practice('no update is lost'),
      each: updatable,
      danger: 'write',
    },
    async ({ row, scope, write, expect }) => {
      const made = await write.make(row.entity)
      const first = await write.readBack(row.entity, made.key)
      const changes = variations(scope, { entity: row.entity, role: 'update', count: 2 }, first)
      await Promise.all(changes.map(({ change }) => write.update(made, change)))
      const record = await write.readBack(row.entity, made.key)
      const seen = changes.map(({ place, value }) => likeSent(firstAt(record, place), value))
      expect(seen, `stored ${changes.map(({ place }) => place).join(' and ')}`).toEqual(
        changes.map(({ value }) => value),
      )
    },
  ),
  must(
    'WRITE-011',
    {
      statement: 'A write to a key that names no record is answered 404, and makes none.',
      source: document('responses 404'),
      each: writesOfOne,
      danger: 'write',
    },
    async ({ row, write, crawl, expect }) => {
      const made = await write.make(row.entity)
      await write.settle(row.entity)
      const [all, count] = [await crawl(row.entity), await write.count(row.entity)]
      const longer = unusedKey(all, 'longer', made.key)
      expect(await row.send(write, made, longer)).toBeRefused('notFound')
      expect(await row.send(write, made, made.key)).toSucceed()
      expect(await write.count(row.entity), 'records there are').toEqual(count)
    },
  ),
  must(
    'WRITE-014',
    {
      statement: 'Fields that are updated together are all stored.',
      source: READ_BACK,
      each: updatable,
      danger: 'write',
    },
    async ({ row, scope, write, expect }) => {
      const made = await write.make(row.entity)
      const first = await write.readBack(row.entity, made.key)
      const all = variations(scope, { entity: row.entity, role: 'update', count: ALL }, first)
      await write.update(made, (body) => all.map(({ change }) => change(body)))
      const record = await write.readBack(row.entity, made.key)
      const seen = all.map(({ place, value }) => [place, likeSent(firstAt(record, place), value)])
      expect(seen, 'stored fields').toEqual(all.map(({ place, value }) => [place, value]))
    },
  ),
  must(
    'WRITE-012',
    {
      statement: 'A removed record is gone, and no other is.',
      source: manifest('entities/*/operations'),
      each: writableRecords('remove', ({ create }) => create !== undefined),
      danger: 'write',
    },
    async ({ row, scope, write, askAll, expect }) => {
      const gone = await write.make(row.entity)
      const kept = await write.make(row.entity, write.vary(row.entity, 'create'))
      expect(await write.sendRemove(row.entity, gone.key)).toSucceed()
      await write.settle(row.entity)
      const [first, second] = await askAll(row.entity, [gone.key, kept.key])
      expect(isGone(scope, row.entity, first), 'the removed record gone').toEqual(true)
      expect(isGone(scope, row.entity, second), 'the other record gone').toEqual(false)
    },
  ),
]
