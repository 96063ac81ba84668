import {
  inHeader,
  jsonEvent,
  listed,
  practice,
  rawBody,
  receiving,
  rfc,
  where,
  withSecond,
} from '../../src/kit/receiver/index.ts'
import { JSON_TYPES, lists, manners, SPELLINGS, unknownEvents } from './positive-rows.ts'
import { filled, type Tried, tried } from './rows.ts'

const { must, should } = receiving
const STANDARD = 'Standard Webhooks 1.0.0'

export const positives = [
  must(
    'RECV-001',
    {
      statement: 'A correctly signed delivery of a new event is answered 2xx, and has its effect once.',
      source: practice(`${STANDARD}, verifying webhook authenticity`),
      hint: 'Start here: as long as nothing correct is accepted, nothing can be said of what is rejected.',
    },
    async ({ greet, expect }) => {
      expect(await greet())
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-002',
    {
      statement: 'One valid signature in a list is enough, wherever it stands and whatever stands beside it.',
      source: practice(`${STANDARD}, signature scheme: a list while secrets are changed`),
      each: where<Tried>([inHeader, listed], lists),
      hint: 'Look at every entry, and pass over those whose label you do not know.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-003',
    {
      statement: 'Names of headers are read in any case, and values without the blanks around them.',
      source: rfc('RFC 9110 section 5.1'),
      each: where<Tried>(
        [],
        tried({
          upper: { headers: (all) => all.map(([name, value]) => [name.toUpperCase(), value]) },
          title: {
            headers: (all) =>
              all.map(([name, value]) => [name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()), value]),
          },
          blanks: { headers: (all) => all.map(([name, value]) => [name, ` \t${value}\t `]) },
        }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-004',
    {
      statement: 'A signed body is accepted however its JSON is written.',
      source: practice(`${STANDARD}, the payload is verified as it was sent`),
      each: where<Tried>([rawBody, jsonEvent], SPELLINGS),
      hint: 'Verify the bytes as they came, before any parser: what is parsed and written again differs.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-005',
    {
      statement: 'JSON is accepted under each way to write its content type.',
      source: rfc('RFC 9110 section 8.3.1'),
      each: where<Tried>([jsonEvent], JSON_TYPES),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-006',
    {
      statement: 'An event is not rejected for a type or a field that is not known.',
      source: practice(`${STANDARD}, senders add types and fields`),
      each: where<Tried>([jsonEvent], unknownEvents),
      hint: 'Answer 2xx and let be what you do not know: a sender tries again, and then gives the endpoint up.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeAccepted()
    },
  ),
  must(
    'RECV-007',
    {
      statement: 'An event of 20 kB is accepted.',
      source: practice(`${STANDARD}, payloads stay below 20 kB`),
      each: where<Tried>([jsonEvent], tried({ '20-kB': { body: (event) => filled(event, 20_000) } })),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  should(
    'RECV-008',
    {
      statement: 'An event of 256 KiB is accepted.',
      source: practice('limits of common senders'),
      each: where<Tried>([jsonEvent], tried({ '256-KiB': { body: (event) => filled(event, 256 * 1024) } })),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeAccepted()
    },
  ),
  must(
    'RECV-028',
    {
      statement: 'While secrets are changed, each of the two is enough.',
      source: practice(`${STANDARD}, secret rotation`),
      each: where<Tried>([withSecond], tried({ second: { secret: 'second' } })),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-035',
    {
      statement: 'A body is read whole, whatever way it is sent.',
      source: rfc('RFC 9112 section 6'),
      each: where<Tried>([], manners),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
]
