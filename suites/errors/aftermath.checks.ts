import {
  foreignCreations,
  foreignIn,
  foreignUpdates,
  must,
  practice,
  refusedCreations,
} from '../../src/kit/index.ts'

/** A field that the document does not have is no one's to set. */
function ignores(id: string, statement: string, each: typeof foreignCreations) {
  return must(
    id,
    { statement, source: practice('OWASP API3:2023, mass assignment'), each, danger: 'write' },
    async ({ row, write, expect }) => {
      const { answer, record } = await row.perform(write)
      expect(answer).toHoldUp().toConform()
      expect(foreignIn(record), 'fields stored though not documented').toBeEmpty()
    },
  )
}

export const aftermath = [
  must(
    'ERR-040',
    {
      statement: 'A creation that is refused leaves nothing behind.',
      source: practice('a write is judged by reading back'),
      each: refusedCreations,
      danger: 'write',
    },
    async ({ row, write, call, above, expect }) => {
      expect((await write.make(row.entity)).answer).toSucceed()
      await write.settle(row.entity)
      const before = await write.count(row.entity)
      const path = await above(row.entity)
      const wrong = row.spoil({ path, body: await write.draft(row.entity) })
      expect(await call(row.entity.create ?? '', wrong)).toBeRefused(
        'invalid',
        'unsupportedMediaType',
        'unauthenticated',
      )
      await write.settle(row.entity)
      expect(await write.count(row.entity), `number of ${row.entity.name}`).toEqual(before)
    },
  ),
  ignores(
    'ERR-041',
    'A creation with an undocumented field is refused or does not store it.',
    foreignCreations,
  ),
  ignores('ERR-042', 'An update with an undocumented field is refused or does not store it.', foreignUpdates),
]
