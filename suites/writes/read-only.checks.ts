import { differences, everything, fact, must, practice, readOnlyWrites } from '../../src/kit/index.ts'

const PROMISE = fact('the sandbox is read-only: writes answer success and change nothing')

export const readOnly = [
  must(
    'WRITE-070',
    {
      statement: 'A read-only system answers a write as the document says of a success.',
      source: PROMISE,
      each: readOnlyWrites,
      danger: 'write',
    },
    async ({ row, write, sample, expect }) => {
      expect(await row.perform(write, sample))
        .toSucceed()
        .toConform()
    },
  ),
  must(
    'WRITE-071',
    {
      statement: 'A write to a read-only system changes nothing, wherever one looks.',
      source: PROMISE,
      each: readOnlyWrites,
      danger: 'write',
    },
    async ({ row, scope, write, sample, crawl, expect }) => {
      const before = await everything(scope, crawl)
      expect(await row.perform(write, sample)).toSucceed()
      expect(differences(before, await everything(scope, crawl)), 'what changed').toBeEmpty()
    },
  ),
  must(
    'WRITE-072',
    { statement: 'Reading changes nothing.', source: practice('a GET is safe (RFC 9110 section 9.2.1)') },
    async ({ scope, crawl, expect }) => {
      const before = await everything(scope, crawl)
      expect(differences(before, await everything(scope, crawl)), 'what changed').toBeEmpty()
    },
  ),
]
