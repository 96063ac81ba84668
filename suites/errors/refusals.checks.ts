import {
  attempts,
  binding,
  idsInBodies,
  insidesIn,
  lackingIn,
  manyAnswers,
  must,
  practice,
  refusals,
  repeatedRefusals,
  requestIds,
} from '../../src/kit/index.ts'

export const refused = [
  must(
    'ERR-030',
    {
      statement: 'Every operation refuses for the right reason.',
      source: binding('/errors/codes'),
      each: refusals,
    },
    async ({ row, expect, ...acts }) => {
      expect(await attempts(acts, row).wrong(row.spoil)).toBeRefused(row.as)
    },
  ),
  must(
    'ERR-031',
    {
      statement: 'Every refusal of every operation says code, type, message and a request id of its own.',
      source: binding('/errors'),
      each: refusals,
    },
    async ({ row, binding, expect, ...acts }) => {
      const { wrong } = attempts(acts, row)
      const answers = [await wrong(row.spoil), await wrong(row.spoil)]
      expect(
        answers.flatMap((answer) => lackingIn(binding, answer)),
        'what an error lacks',
      ).toBeEmpty()
      expect(idsInBodies(binding, answers), 'request ids in bodies').toRepeatNothing()
      expect(idsInBodies(binding, answers), 'request ids in bodies').toEqual(requestIds(binding, answers))
    },
  ),
  must(
    'ERR-033',
    {
      statement:
        'Of many refusals in a row each says all that an error has to, and has a request id of its own.',
      source: binding('/errors'),
      each: repeatedRefusals,
      cost: { calls: 24 },
    },
    async ({ row, binding, expect, ...acts }) => {
      const answers = await manyAnswers(attempts(acts, row), row.spoil)
      const lacking = answers.flatMap((answer) => lackingIn(binding, answer))
      expect(lacking, 'what an error lacks').toBeEmpty()
      expect(idsInBodies(binding, answers), 'request ids in bodies').toRepeatNothing()
    },
  ),
  must(
    'ERR-032',
    {
      statement: 'No refusal shows the inside of the server.',
      source: practice('CWE-209: an error tells an attacker nothing about how a server is made'),
      each: refusals,
    },
    async ({ row, expect, ...acts }) => {
      const answer = await attempts(acts, row).wrong(row.spoil)
      expect(insidesIn(answer), 'signs of the inside').toBeEmpty()
    },
  ),
]
