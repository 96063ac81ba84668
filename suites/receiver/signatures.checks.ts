import {
  idSigned,
  inHeader,
  jsonEvent,
  labelled,
  listed,
  practice,
  rawBody,
  receiving,
  rfc,
  shared,
  timeInHeader,
  where,
  withRetired,
} from '../../src/kit/receiver/index.ts'
import { altered } from './altered-rows.ts'
import { type Tried, tried } from './rows.ts'
import {
  foreignSecrets,
  LABELS,
  malformed,
  misspelt,
  otherHashes,
  REWRITTEN,
  unsigned,
} from './signature-rows.ts'

const { must, should } = receiving
const STANDARD = 'Standard Webhooks 1.0.0'

export const signatures = [
  must(
    'RECV-010',
    {
      statement: 'A delivery without a signature is rejected.',
      source: practice(`${STANDARD}, verifying webhook authenticity`),
      each: where<Tried>([], unsigned),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-011',
    {
      statement: 'A delivery without the id that is signed with it is rejected.',
      source: practice(`${STANDARD}, webhook headers`),
      each: where<Tried>(
        [inHeader, idSigned],
        tried({
          absent: { sentId: () => undefined },
          empty: { sentId: () => '' },
        }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-012',
    {
      statement: 'A delivery without the time that is signed with it is rejected.',
      source: practice(`${STANDARD}, webhook headers`),
      each: where<Tried>(
        [inHeader, timeInHeader],
        tried({
          absent: { sentTime: () => undefined },
          empty: { sentTime: () => '' },
        }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-013',
    {
      statement: 'A signature made with another secret is rejected.',
      source: practice(`${STANDARD}, signature scheme`),
      each: where<Tried>([], foreignSecrets),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-014',
    {
      statement: 'A digest of another algorithm is rejected under the right label.',
      source: practice(`${STANDARD}, signature scheme`),
      each: where<Tried>([inHeader, shared], otherHashes),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-015',
    {
      statement: 'A right digest is rejected under a label that the sender does not use.',
      source: practice(`${STANDARD}, signature scheme: the label tells the version`),
      each: where<Tried>([inHeader, labelled], LABELS),
      hint: 'A label that is passed over lets whoever attacks choose the weakest version.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  should(
    'RECV-016',
    {
      statement: 'A signature is rejected that is written otherwise than the sender writes it.',
      source: rfc('RFC 4648 section 3'),
      each: where<Tried>([inHeader, shared], misspelt),
      hint: 'Compare texts, not what a lenient decoder makes of them.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-017',
    {
      statement:
        'What is no signature of the delivery is rejected, however long and of whatever bytes it is.',
      source: practice('timing-safe comparisons throw on lengths that differ'),
      each: where<Tried>([], malformed),
      hint: 'Compare lengths in bytes before the constant-time comparison, and all bytes in it.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-018',
    {
      statement: 'A list without a valid signature is rejected, however long it is.',
      source: practice(`${STANDARD}, signature scheme`),
      each: where<Tried>(
        [inHeader, listed],
        tried({
          two: { entries: (_, wrong) => [wrong(), wrong()] },
          hundred: { entries: (_, wrong) => Array.from({ length: 100 }, wrong) },
          thousand: { entries: (_, wrong) => Array.from({ length: 1000 }, wrong) },
        }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-019',
    {
      statement: 'A delivery is rejected of which anything signed was altered.',
      source: practice(`${STANDARD}, signature scheme: id, time and payload are signed`),
      each: where<Tried>([], altered),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-041',
    {
      statement: 'A signature header that comes twice breaks nothing.',
      source: rfc('RFC 9110 section 5.3'),
      each: where<Tried>([inHeader], ({ recipe }) => {
        const name = recipe.signature?.header ?? ''
        return tried({
          'wrong-last': { headers: (all) => [...all, [name, 'nonsense']] },
          'wrong-first': { headers: (all) => [[name, 'nonsense'], ...all] },
        })
      }),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeHandled()
    },
  ),
  must(
    'RECV-042',
    {
      statement: 'The bytes of the body are verified as they came, and not what is read from them.',
      source: practice(`${STANDARD}, the payload is verified as it was sent`),
      each: where<Tried>([rawBody, jsonEvent], REWRITTEN),
      hint: 'A body that is parsed and written again is another one: keep the raw bytes.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-029',
    {
      statement: 'A secret that was changed is accepted no more.',
      source: practice(`${STANDARD}, secret rotation`),
      each: where<Tried>([withRetired], tried({ retired: { secret: 'retired' } })),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
]
