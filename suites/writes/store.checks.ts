import {
  absent,
  asStored,
  attempt,
  creations,
  document,
  type Entity,
  fact,
  instantAt,
  manifest,
  must,
  practice,
  writable,
  writableRecords,
} from '../../src/kit/index.ts'

const READ_BACK = practice('a write is judged by reading back')

const hasTimes = ({ createdAt, updatedAt }: Entity) => createdAt !== undefined && updatedAt !== undefined

export const store = [
  must(
    'WRITE-001',
    {
      statement: 'A creation is answered as the document says, with the new record and its key.',
      source: document('paths, responses'),
      each: writableRecords('create'),
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { answer, key } = await write.make(row.entity)
      expect(answer).toSucceed().toConform()
      expect(key, 'key of the new record').toBePresent()
    },
  ),
  must(
    'WRITE-002',
    {
      statement: 'What was sent to create a record is what reads back.',
      source: READ_BACK,
      each: creations,
      danger: 'write',
    },
    async ({ row, scope, write, expect }) => {
      const made = await write.make(row.entity, row.change)
      const { seen, due } = asStored(scope, made, await write.readBack(row.entity, made.key))
      expect(seen, `stored ${row.entity.singular}`).toEqual(due)
    },
  ),
  must(
    'WRITE-003',
    {
      statement: 'The answer to a creation shows the record that is stored.',
      source: READ_BACK,
      each: writableRecords('create'),
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { answer, key } = await write.make(row.entity)
      expect(write.shownIn(answer), 'answered record').toEqual(await write.readBack(row.entity, key))
    },
  ),
  must(
    'WRITE-004',
    {
      statement: 'Each creation adds one record to the list, with a key of its own.',
      source: READ_BACK,
      each: writable('create'),
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const before = await write.count(row.entity)
      const first = await write.make(row.entity)
      const second = await write.make(row.entity, write.vary(row.entity, 'create'))
      await write.settle(row.entity)
      expect(await write.count(row.entity), `records of ${row.entity.name}`).toEqual(before + 2)
      expect([first.key, second.key], 'new keys').toRepeatNothing()
      expect(await write.newest(row.entity), 'keys in the list')
        .toRepeatNothing()
        .toHoldAll([first.key, second.key])
    },
  ),
  must(
    'WRITE-005',
    {
      statement: 'A new record says that it was created now, and not changed since.',
      source: fact('times are ISO 8601, UTC'),
      each: writableRecords('create', hasTimes),
      danger: 'write',
    },
    async ({ row, now, write, expect }) => {
      const asked = now()
      const { key } = await write.make(row.entity)
      const took = now() - asked
      const record = await write.readBack(row.entity, key)
      const created = instantAt(record, row.entity.createdAt)
      expect(created, 'ms of its creation').toBeBetween(asked - 5000, now() + 5000)
      // A system may look at its clock twice while it creates.
      const changed = instantAt(record, row.entity.updatedAt)
      expect(changed, 'ms of its last change').toBeBetween(created, created + took)
    },
  ),
  must(
    'WRITE-013',
    {
      statement: 'An operation that the system does not claim is not there: it is answered 405.',
      source: manifest('entities/*/operations'),
      each: absent,
    },
    async ({ row, write, expect }) => {
      expect(await attempt(write, row.entity, row.role)).toEnd('methodNotAllowed')
    },
  ),
]
