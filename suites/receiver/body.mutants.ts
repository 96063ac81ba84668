import { Crash, mutant, mutantsOf } from '../../src/kit/receiver/index.ts'
import { fail, rewritten, valuesOf, where } from './defects.ts'

const typeOf = (request: Parameters<typeof valuesOf>[0]) => valuesOf(request, 'content-type')[0]

/** Bytes that are no text stay as they are. */
function asText(body: Buffer, change: (text: string) => string): Buffer {
  const text = body.toString()
  return Buffer.from(text).equals(body) ? Buffer.from(change(text)) : body
}

export const bodyMutants = [
  mutant('verifies the body parsed and written again', 'RECV-004', { 'body.verified': rewritten }),
  mutant('verifies the body as ASCII', 'RECV-004', {
    'body.verified': (body) => Buffer.from(body.toString('ascii')),
  }),
  mutant('verifies the body without its last line end', 'RECV-004', {
    'body.verified': (body) => Buffer.from(body.toString('latin1').trimEnd(), 'latin1'),
  }),
  mutant('verifies the body with its letters composed', 'RECV-004', {
    'body.verified': (body) => asText(body, (text) => text.normalize('NFC')),
  }),
  mutant('verifies the body without the blanks in front', 'RECV-004', {
    'body.verified': (body) => asText(body, (text) => text.trimStart()),
  }),
  mutant('verifies the body without markup', 'RECV-004', {
    'body.verified': (body) => asText(body, (text) => text.replace(/<[^>]*>/g, '')),
  }),
  mutant('verifies the body as a form would be read', 'RECV-004', {
    'body.verified': (body) => asText(body, (text) => text.replaceAll('+', ' ').replaceAll('%25', '%')),
  }),
  mutant('takes no quoted charset', 'RECV-005', {
    'type.takes': (takes, type) => takes && !type?.includes('"'),
  }),
  mutant('takes no blank before the charset', 'RECV-005', {
    'type.takes': (takes, type) => takes && !type?.includes(' ;'),
  }),
  mutant('takes one spelling of the content type only', 'RECV-005', {
    'type.takes': (_, type) => type === 'application/json',
  }),
  mutant('takes no content type with a charset', 'RECV-005', {
    'type.takes': (takes, type) => takes && !type?.includes('charset'),
  }),
  mutant('rejects types of events that it does not know', 'RECV-006', {
    'event.takes': (takes, event) => takes && !JSON.stringify(event).includes('tomorrow'),
  }),
  mutant('rejects events with a field that it does not know', 'RECV-006', {
    'event.takes': (takes, event) => takes && !JSON.stringify(event).includes('addedLater'),
  }),
  mutant('rejects events with a field within another that it does not know', 'RECV-006', {
    'event.takes': (takes, event) => takes && Object(Object(event).data).addedLater === undefined,
  }),
  mutant('takes bodies of 16 KiB at most', 'RECV-007', { 'body.limit': () => 16 * 1024 }),
  mutant('takes bodies of 100 kB at most', 'RECV-008', { 'body.limit': () => 100_000 }),
  mutant('keeps bodies of any size', 'RECV-009', { 'body.limit': () => Number.POSITIVE_INFINITY }),
  mutant('parses before it verifies, and fails on what is no JSON', 'RECV-030', {
    request: ({ body }) => {
      JSON.parse(body.toString())
      return undefined
    },
  }),
  mutant(
    'fails on an empty body',
    'RECV-030',
    where(({ body }) => body.length === 0, fail),
  ),
  mutant('fails on a body that is null', 'RECV-030', {
    'event.takes': (takes, event) => (event === null ? fail() : takes),
  }),
  mutant('fails on an event without data', 'RECV-030', {
    'event.takes': (takes, event) => (takes && Object(event).data === undefined ? fail() : takes),
  }),
  mutant('fails on a type that is no text', 'RECV-030', {
    'event.takes': (takes, event) => (typeof Object(event).type === 'number' ? fail() : takes),
  }),
  mutant('falls over on a byte order mark', 'RECV-030', {
    'event.takes': (takes, event) => {
      if (event === undefined) throw new Crash()
      return takes
    },
  }),
  mutant(
    'fails on deep nesting',
    'RECV-030',
    where(({ body }) => body.includes('[[[[[[[['), fail),
  ),
  mutant(
    'fails on a charset that it does not know',
    'RECV-031',
    where((request) => typeOf(request)?.includes('no-such') ?? false, fail),
  ),
  mutant(
    'fails on an empty content type',
    'RECV-031',
    where((request) => typeOf(request) === '', fail),
  ),
  mutant(
    'falls over where there is no content type',
    'RECV-031',
    where(
      (request) => typeOf(request) === undefined,
      () => {
        throw new Crash()
      },
    ),
  ),
  mutant(
    'hangs on a body that is announced as packed',
    'RECV-031',
    where(
      (request) => valuesOf(request, 'content-encoding').length > 0,
      () => 'hang',
    ),
  ),
  mutant(
    'asks for a length where a body comes in chunks',
    'RECV-035',
    where(
      (request) => valuesOf(request, 'transfer-encoding').length > 0,
      () => ({ status: 411 }),
    ),
  ),
  mutant('reads each piece of a body as text by itself', 'RECV-035', {
    'body.joined': (pieces) => Buffer.from(pieces.map(String).join('')),
  }),
  mutant('falls over where a sender goes away', 'RECV-036', {
    'sender.gone': () => {
      throw new Crash()
    },
  }),
  mutant('verifies a parsed body, in whatever way it came', 'RECV-042', {
    'body.verified': (body) => (body.includes('{ ') ? rewritten(body) : body),
  }),
  ...mutantsOf('makini', [
    mutant('verifies a parsed body of a sender that signs the body alone', 'RECV-004', {
      'body.verified': rewritten,
    }),
  ]),
]
