import {
  asStored,
  badLines,
  derivedFields,
  fact,
  fewLines,
  lineChanges,
  lineComplaints,
  lineOrders,
  linesIn,
  linesSent,
  manifest,
  must,
  outcomeByTrace,
  practice,
  untouched,
  withLines,
} from '../../src/kit/index.ts'

const WHOLE = fact('order lines must be written in the same transaction as the header')

export const lines = [
  must(
    'WRITE-040',
    {
      statement: 'After a creation with one invalid line nothing remains: no header, and no line.',
      source: WHOLE,
      each: badLines,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const good = await write.make(row.entity)
      const before = await row.trace(write)
      const body = await write.draft(row.entity)
      await row.spoil(write, body)
      expect(await write.sendCreate(row.entity, body)).toBeRefused('invalid')
      await write.settle(row.entity)
      expect(await row.trace(write), 'headers and lines there are').toEqual(before)
      expect(good.answer).toSucceed()
    },
  ),
  must(
    'WRITE-041',
    {
      statement: 'All lines of a new record are stored, in the order in which they were sent.',
      source: WHOLE,
      each: lineOrders,
      danger: 'write',
    },
    async ({ row, scope, write, expect }) => {
      const made = await write.make(row.entity, row.arrange)
      const { seen, due } = asStored(scope, made, await write.readBack(row.entity, made.key))
      expect(linesSent(scope, row.entity, seen), 'stored lines').toEqual(linesSent(scope, row.entity, due))
    },
  ),
  must(
    'WRITE-042',
    {
      statement: 'The totals of a new record follow from its lines.',
      source: practice('header totals are computed from the lines'),
      each: withLines('create'),
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { key } = await write.make(row.entity)
      const record = await write.readBack(row.entity, key)
      expect(lineComplaints(record, row.entity), 'complaints about totals').toBeEmpty()
    },
  ),
  must(
    'WRITE-043',
    {
      statement: 'After one line was changed the totals follow from the lines again.',
      source: practice('header totals are computed from the lines'),
      each: lineChanges,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      const before = await write.readBack(row.entity, made.key)
      await write.update(made, (body) => row.change(body, before))
      const after = await write.readBack(row.entity, made.key)
      expect(row.valueIn(after), 'the stored value').toEqual(row.wanted(before))
      expect(lineComplaints(after, row.entity), 'complaints about totals').toBeEmpty()
    },
  ),
  must(
    'WRITE-044',
    {
      statement: 'Changing one line keeps the header and the other lines as they were, and their order.',
      source: practice('an update of one line is no replacement of all'),
      each: lineChanges,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      const before = await write.readBack(row.entity, made.key)
      await write.update(made, (body) => row.change(body, before))
      const after = await write.readBack(row.entity, made.key)
      expect(row.othersIn(after), 'the other lines').toEqual(row.othersIn(before))
      const apart = [row.entity.lines?.at, ...derivedFields(row.entity)]
      const [header, was] = [after, before].map((record) => untouched(record, row.entity, apart))
      expect(header, 'the header').toEqual(was)
    },
  ),
  must(
    'WRITE-045',
    {
      statement: 'Changing the header keeps the lines as they were.',
      source: practice('an update leaves what it does not name'),
      each: withLines('update'),
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const made = await write.make(row.entity)
      const before = await write.readBack(row.entity, made.key)
      await write.update(made, write.vary(row.entity, 'update'))
      const after = await write.readBack(row.entity, made.key)
      expect(linesIn(after, row.entity), 'stored lines').toEqual(linesIn(before, row.entity))
      expect(lineComplaints(after, row.entity), 'complaints about totals').toBeEmpty()
    },
  ),
  must(
    'WRITE-046',
    {
      statement: 'A record of fewer lines than the system claims to need has the outcome that is claimed.',
      source: manifest('entities/*/limits'),
      each: fewLines,
      danger: 'write',
    },
    async ({ row, binding, write, observe, expect }) => {
      const before = await write.count(row.entity)
      const body = await write.draft(row.entity)
      row.shorten(body)
      const answer = await write.sendCreate(row.entity, body)
      const after = await write.count(row.entity)
      const refusal = row.limit.refusal ?? 'invalid'
      const outcome = observe(outcomeByTrace(binding, answer, { refusal, before, after }))
      expect(outcome, `the outcome (status ${answer.status})`).toEqual(row.limit.outcome ?? 'refused')
      expect(answer).toConform()
      expect(after, 'records there are').toEqual(before)
    },
  ),
]
