import { foreignFields, foreignIn, must, practice, refusedCreations } from '../../src/kit/index.ts'

export const aftermath = [
  must(
    'ERR-040',
    {
      statement: 'A creation that is refused leaves nothing behind.',
      source: practice('a write is judged by reading back'),
      each: refusedCreations,
      danger: 'write',
    },
    async ({ row, write, call, expect }) => {
      expect((await write.make(row.entity)).answer).toSucceed()
      await write.settle(row.entity)
      const before = await write.count(row.entity)
      const wrong = row.spoil({ body: await write.draft(row.entity) })
      expect(await call(row.entity.create ?? '', wrong)).toBeRefused('invalid', 'unsupportedMediaType')
      await write.settle(row.entity)
      expect(await write.count(row.entity), `number of ${row.entity.name}`).toEqual(before)
    },
  ),
  must(
    'ERR-041',
    {
      statement: 'A field that the document does not have is refused or ignored, and never stored.',
      source: practice('OWASP API3:2023, mass assignment'),
      each: foreignFields,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { answer, record } = await row.perform(write)
      expect(answer).toHoldUp().toConform()
      expect(foreignIn(record), 'fields stored though not documented').toBeEmpty()
    },
  ),
]
