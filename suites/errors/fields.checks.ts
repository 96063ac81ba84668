import {
  attempts,
  document,
  ignoredOrRefused,
  invalidBodies,
  invalidParameters,
  must,
  oddQueries,
  pollutionIn,
  practice,
  refusedAll,
  should,
} from '../../src/kit/index.ts'

type Each = ReturnType<typeof invalidBodies>

/** What is wrong in one way is refused, and the same call without the fault is still taken. */
function refuses(level: typeof must, id: string, { statement, each }: { statement: string; each: Each }) {
  return level(
    id,
    { statement, source: document('requestBody, parameters'), each },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await refusedAll(tried, expect, row.cases)
      expect(await tried.right()).toSucceed()
    },
  )
}

export const fields = [
  refuses(must, 'ERR-050', {
    statement: 'A body that lacks a required field is refused as invalid.',
    each: invalidBodies('missing'),
  }),
  refuses(must, 'ERR-051', {
    statement: 'A field of another type than documented is refused as invalid.',
    each: invalidBodies('type'),
  }),
  refuses(must, 'ERR-052', {
    statement: 'A number beyond its documented bounds is refused as invalid.',
    each: invalidBodies('range'),
  }),
  refuses(must, 'ERR-053', {
    statement: 'What is longer or shorter than documented is refused as invalid.',
    each: invalidBodies('size'),
  }),
  refuses(must, 'ERR-054', {
    statement: 'A value that the document rules out is refused as invalid.',
    each: invalidBodies('value'),
  }),
  refuses(must, 'ERR-055', {
    statement: 'A field beside those of a closed object is refused as invalid.',
    each: invalidBodies('unknown'),
  }),
  refuses(must, 'ERR-056', {
    statement:
      'A parameter that is required and missing, or of another type or value than documented, is refused.',
    each: invalidParameters('type', 'range', 'value', 'missing', 'unknown'),
  }),
  refuses(should, 'ERR-057', {
    statement: 'A parameter that is longer or shorter than documented is refused as invalid.',
    each: invalidParameters('size'),
  }),
  must(
    'ERR-058',
    {
      statement:
        'A query with what the document does not have, or in an odd form, is answered or refused, and never a fault of the server.',
      source: practice('a 5xx tells of a fault of the server (RFC 9110 section 15.6)'),
      each: oddQueries,
    },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await ignoredOrRefused(tried, expect, row.cases)
      const after = await tried.right()
      expect(after).toSucceed()
      expect(pollutionIn(after.body), 'what was sent before, in another answer').toBeEmpty()
    },
  ),
]
