import {
  attempts,
  brokenBodies,
  calls,
  document,
  edgeBodies,
  heldAll,
  hostileBodies,
  looseBodies,
  must,
  pollutionIn,
  practice,
  refusedAll,
  refusedAs,
  rfc,
  saidToBe,
  should,
  spelledTypes,
  wrongTypes,
} from '../../src/kit/index.ts'

export const bodies = [
  must(
    'ERR-001',
    {
      statement: 'Every operation takes a request that is as it ought to be.',
      source: document('paths, responses'),
      each: calls,
      hint: 'Without this a system that refuses everything would pass all that follows.',
    },
    async ({ row, expect, agree, ...acts }) => {
      expect(agree(await attempts(acts, row).right()))
        .toSucceed()
        .toConform()
    },
  ),
  must(
    'ERR-010',
    {
      statement: 'A body that is not the JSON it says it is is refused as invalid.',
      source: rfc('RFC 8259 section 2'),
      each: brokenBodies,
    },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await refusedAll(tried, expect, [refusedAs('invalid', 'this body', row.spoil)])
      expect(await tried.right()).toSucceed()
    },
  ),
  must(
    'ERR-011',
    {
      statement: 'A body of a media type that is not documented is refused with 415.',
      source: rfc('RFC 9110 section 15.5.16'),
      each: wrongTypes,
    },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await refusedAll(tried, expect, [refusedAs('unsupportedMediaType', row.type, saidToBe(row.type))])
      expect(await tried.right()).toSucceed()
    },
  ),
  must(
    'ERR-015',
    {
      statement: 'The media type of a body means the same however it is spelled.',
      source: rfc('RFC 9110 section 8.3.1'),
      each: spelledTypes,
    },
    async ({ row, expect, ...acts }) => {
      expect(await attempts(acts, row).wrong(saidToBe(row.type)))
        .toSucceed()
        .toConform()
    },
  ),
  must(
    'ERR-012',
    {
      statement: 'Lawful JSON that is odd is taken or refused, and never a fault of the server.',
      source: practice('a 5xx tells of a fault of the server (RFC 9110 section 15.6)'),
      each: hostileBodies,
    },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await heldAll(tried, expect, row.cases)
      const after = await tried.right()
      expect(after).toSucceed()
      expect(pollutionIn(after.body), 'what was sent before, in another answer').toBeEmpty()
    },
  ),
  should(
    'ERR-014',
    {
      statement: 'A body that goes beyond the grammar of JSON is refused as invalid.',
      source: rfc('8259 section 9'),
      each: looseBodies,
      hint: 'A reader may take more than JSON, but then takes it as something else than the next reader does.',
    },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await refusedAll(tried, expect, row.cases)
      expect(await tried.right()).toSucceed()
    },
  ),
  must(
    'ERR-013',
    {
      statement:
        'A value at an edge of what the document allows is taken or refused, and never a fault of the server.',
      source: practice(
        'servers fail at the ends of what they allow: the least, the longest, null, an empty list',
      ),
      each: edgeBodies,
    },
    async ({ row, expect, ...acts }) => {
      const tried = attempts(acts, row)
      await heldAll(tried, expect, row.cases)
      expect(await tried.right()).toSucceed()
    },
  ),
]
