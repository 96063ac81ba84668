import { counted, practice, receiving, rfc, where } from '../../src/kit/receiver/index.ts'
import { ALL_METHODS, answeredAll, METHODS, oddBodies, oddTypes } from './handling-rows.ts'
import { type Tried, tried } from './rows.ts'

const { must, should } = receiving

export const handling = [
  must(
    'RECV-009',
    {
      statement: 'A body beyond any limit is not read to its end.',
      source: rfc('RFC 9110 section 15.5.14'),
      each: where<Tried>([], tried({ '32-MiB': { sentBody: () => Buffer.alloc(32 * 1024 * 1024, 0x20) } })),
      hint: 'Count bytes while they come, and answer 413: whoever can send to you can otherwise fill your memory.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeCutShort()
    },
  ),
  must(
    'RECV-030',
    {
      statement: 'A body of any bytes is accepted or rejected, and breaks nothing.',
      source: practice('senders have defects too, and a secret may be known to others'),
      each: where<Tried>([], oddBodies),
      hint: 'Verify before you parse, and answer 400 to what cannot be parsed.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeHandled()
    },
  ),
  must(
    'RECV-031',
    {
      statement: 'A delivery of any content type is accepted or rejected, and breaks nothing.',
      source: rfc('RFC 9110 section 15.5.16'),
      each: where<Tried>([], oddTypes),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeHandled()
    },
  ),
  must(
    'RECV-032',
    {
      statement: 'A request of another method has no effect.',
      source: rfc('RFC 9110 section 9.2.1'),
      each: where<Tried>([counted], ALL_METHODS),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toHaveEffects(0)
        .toLive()
    },
  ),
  should(
    'RECV-043',
    {
      statement: 'A request of another method is rejected.',
      source: rfc('RFC 9110 section 15.5.6'),
      each: where<Tried>([], METHODS),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  should(
    'RECV-033',
    {
      statement: 'A delivery is redirected nowhere, with or without a slash at the end of the path.',
      source: practice('Standard Webhooks 1.0.0, a redirect is a failure'),
      each: where<Tried>(
        [],
        tried({
          slash: { path: (path) => (path.endsWith('/') ? path.slice(0, -1) || '/' : `${path}/`) },
        }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeHandled()
    },
  ),
  must(
    'RECV-034',
    {
      statement: 'No answer tells a secret, a signature that would have been right, or a place in code.',
      source: practice('whoever sends a wrong signature must not be told the right one'),
      each: where<Tried>([], answeredAll),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toTellNothing()
    },
  ),
  should(
    'RECV-040',
    {
      statement: 'Answers are short.',
      source: practice('senders read little of an answer, and keep less'),
      each: where<Tried>([], answeredAll),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toAnswerWithin(4096)
    },
  ),
  must(
    'RECV-036',
    {
      statement:
        'A delivery whose sender goes away in the middle of the body has no effect, and breaks nothing.',
      source: rfc('RFC 9112 section 8'),
      each: where<Tried>([], tried({ half: { manner: 'half' } })),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toHaveEffects(0)
        .toLive()
    },
  ),
  must(
    'RECV-038',
    {
      statement: 'Many wrong deliveries at once do not keep a correct one out.',
      source: practice('whoever can send wrong deliveries must not be able to stop the right ones'),
      each: where<Tried>([], tried({ forty: { signature: () => 'nonsense' } })),
      danger: 'load',
    },
    async ({ deliverAtOnce, expect, row }) => {
      expect(await deliverAtOnce(Array.from({ length: 40 }, () => row.change))).toBeRejected()
    },
  ),
  should(
    'RECV-039',
    {
      statement: 'Many events at once are all accepted, and have their effects.',
      source: practice('senders deliver in bursts, for one after an import'),
      each: where<Tried>([], tried({ thirty: {} })),
      danger: 'load',
      hint: 'Put the event into a queue, answer, and work afterwards.',
    },
    async ({ deliverAtOnce, expect, row }) => {
      expect(await deliverAtOnce(Array.from({ length: 30 }, () => row.change)))
        .toBeAccepted()
        .toHaveEffects(30)
    },
  ),
]
