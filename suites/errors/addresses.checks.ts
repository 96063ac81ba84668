import {
  allowedIn,
  attempts,
  foundMethods,
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

/** Refused for one of these reasons; with 405 go the methods that the address has, and not the one that it has not. */
function methods(
  id: string,
  { statement, each }: { statement: string; each: typeof listMethods },
  ...as: ('methodNotAllowed' | 'notFound')[]
) {
  return must(
    id,
    { statement, source: rfc('RFC 9110 section 15.5.6'), each },
    async ({ row, expect, ...acts }) => {
      const answer = await row.ask(acts)
      expect(answer).toBeRefused(...as)
      expect(allowedIn(answer), 'methods in Allow').toHoldAll(row.allowed(answer))
      expect(refusedAndAllowed(answer), 'methods that are refused and in Allow').toBeEmpty()
    },
  )
}

export const addresses = [
  methods(
    'ERR-020',
    {
      statement: 'A method that a list does not have is refused with 405 and the methods that it has.',
      each: listMethods,
    },
    'methodNotAllowed',
  ),
  methods(
    'ERR-021',
    {
      statement: 'A method that a record does not have is refused, and not taken for another.',
      each: itemMethods,
    },
    'methodNotAllowed',
    'notFound',
  ),
  methods(
    'ERR-025',
    {
      statement: 'A method that a record does not have is refused with 405 where there is that record.',
      each: foundMethods,
    },
    'methodNotAllowed',
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
