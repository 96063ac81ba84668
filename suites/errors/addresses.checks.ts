import {
  allowedIn,
  attempts,
  itemMethods,
  lackingNowhere,
  listMethods,
  must,
  nowhere,
  oddKeys,
  otherAnswers,
  practice,
  refusedAndAllowed,
  rfc,
} from '../../src/kit/index.ts'

export const addresses = [
  must(
    'ERR-020',
    {
      statement: 'A method that a list does not have is refused with 405 and the methods that it has.',
      source: rfc('RFC 9110 section 15.5.6'),
      each: listMethods,
    },
    async ({ row, expect, ...acts }) => {
      const answer = await row.ask(acts)
      expect(answer).toBeRefused('methodNotAllowed')
      expect(allowedIn(answer), 'methods in Allow').toHoldAll(row.allowed(answer))
      expect(refusedAndAllowed(answer), 'methods that are refused and in Allow').toBeEmpty()
    },
  ),
  must(
    'ERR-021',
    {
      statement: 'A method that a record does not have is refused, and not taken for another.',
      source: rfc('RFC 9110 section 15.5.6'),
      each: itemMethods,
    },
    async ({ row, expect, ...acts }) => {
      expect(await row.ask(acts)).toBeRefused('methodNotAllowed', 'notFound')
    },
  ),
  must(
    'ERR-022',
    {
      statement: 'An address that the document has nothing at is answered 404, as any other error.',
      source: rfc('RFC 9110 section 15.5.5'),
      each: nowhere,
    },
    async ({ row, binding, expect, ...acts }) => {
      const answer = await row.ask(acts)
      expect(answer).toBeRefused('notFound')
      expect(lackingNowhere(binding, answer), 'what the error lacks').toBeEmpty()
    },
  ),
  must(
    'ERR-023',
    {
      statement: 'A key that names no record is refused however odd it is, and is no fault of the server.',
      source: practice('keys come from other systems, and from people'),
      each: oddKeys,
    },
    async ({ row, expect, ...acts }) => {
      const { right, wrong } = attempts(acts, row)
      expect(await wrong(row.spoil)).toBeRefused('notFound', 'invalid')
      expect(await right()).toSucceed()
    },
  ),
  must(
    'ERR-024',
    {
      statement: 'Who asks for a type that the document does not have gets a documented one or is refused.',
      source: rfc('RFC 9110 section 12.5.1'),
      each: otherAnswers,
    },
    async ({ row, expect, ...acts }) => {
      expect(await row.ask(acts))
        .toHoldUp()
        .toConform()
    },
  ),
]
