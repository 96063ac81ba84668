import {
  changesByUs,
  fact,
  lookCalls,
  must,
  practice,
  readOnlyWrites,
  type Scope,
} from '../../src/kit/index.ts'

const PROMISE = fact('the sandbox is read-only: writes answer success and change nothing')

/** A write, and what is read to make it up. */
const ONE_WRITE = { calls: 12, writes: 1, records: 1 }

export const readOnly = [
  must(
    'WRITE-070',
    {
      statement: 'A read-only system answers a write as the document says of a success.',
      source: PROMISE,
      each: readOnlyWrites,
      danger: 'write',
      cost: ONE_WRITE,
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
      statement:
        'A write to a read-only system changes nothing, wherever one looks and however it is answered.',
      source: PROMISE,
      each: readOnlyWrites,
      danger: 'write',
      cost: (scope: Scope) => ({ ...ONE_WRITE, calls: ONE_WRITE.calls + lookCalls(scope) }),
    },
    async ({ row, write, sample, proveUnchanged, expect }) => {
      const proof = await proveUnchanged(() => row.perform(write, sample))
      expect(changesByUs(proof), 'what we changed').toBeEmpty()
    },
  ),
  must(
    'WRITE-072',
    {
      statement: 'Reading changes nothing.',
      source: practice('a GET is safe (RFC 9110 section 9.2.1)'),
      cost: (scope: Scope) => ({ calls: lookCalls(scope) }),
    },
    async ({ proveUnchanged, expect }) => {
      expect(changesByUs(await proveUnchanged()), 'what we changed').toBeEmpty()
    },
  ),
]
