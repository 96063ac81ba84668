import {
  answeredCalls,
  attempts,
  document,
  everyAnswer,
  faultsOfHeaders,
  foreignHeaders,
  must,
  should,
} from '../../src/kit/index.ts'

export const headers = [
  must(
    'ERR-060',
    {
      statement: 'Every answer has the headers that the document requires of it, each as documented.',
      source: document('responses, headers'),
      each: answeredCalls,
    },
    async ({ row, expect, ...acts }) => {
      await everyAnswer(attempts(acts, row), row.spoils, (answer) =>
        expect(answer).toKeepTo(faultsOfHeaders(acts.scope, answer)),
      )
    },
  ),
  should(
    'ERR-061',
    {
      statement: 'An answer has no header of its own that the document does not tell of.',
      source: document('responses, headers'),
      each: answeredCalls,
      hint: 'What HTTP, caches, limits and traces add is not meant. Document the header, or do not send it.',
    },
    async ({ row, expect, ...acts }) => {
      await everyAnswer(attempts(acts, row), row.spoils, (answer) =>
        expect(answer).toKeepTo(foreignHeaders(acts.scope, answer)),
      )
    },
  ),
]
