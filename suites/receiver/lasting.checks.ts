import {
  counted,
  practice,
  receiving,
  restartable,
  rfc,
  where,
  withForeign,
} from '../../src/kit/receiver/index.ts'
import { kept, type Tried, tried } from './rows.ts'

const { must, should } = receiving

const WRONG = { forgery: { key: 'unknown' } } as const

/** What one delivery must not leave behind for the next. */
export const lasting = [
  must(
    'RECV-046',
    {
      statement:
        'A correct delivery is accepted on a connection that has brought others, right or wrong ones.',
      source: rfc('RFC 9112 section 9.3'),
      each: where(
        [],
        [
          { key: 'after-right', earlier: [{}, {}] },
          { key: 'after-wrong', earlier: [WRONG, WRONG] },
          { key: 'after-chunked', earlier: [{ manner: 'chunked' as const }] },
        ],
      ),
      hint: 'Read a rejected body to its end, or answer with Connection: close.',
    },
    async ({ deliverAfter, expect, row }) => {
      expect(await deliverAfter(row.earlier, {}))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-047',
    {
      statement: 'A wrong delivery is rejected on a connection that has brought right ones.',
      source: practice('a connection is kept by a proxy, and brings what anybody sends'),
      each: where<Tried>([], tried({ unknown: WRONG, unsigned: { ...WRONG, signature: () => undefined } })),
      hint: 'Whoever sent the last delivery of a connection says nothing of the next.',
    },
    async ({ deliverAfter, expect, row }) => {
      expect(await deliverAfter([{}, {}], row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-054',
    {
      statement: 'A wrong delivery is rejected, though an event of its id was accepted before.',
      source: practice('whoever sees an id could have anything answered as if it were known'),
      each: where<Tried>([], tried({ unknown: WRONG, unsigned: { ...WRONG, signature: () => undefined } })),
      hint: 'Verify first, and look for the id then.',
    },
    async ({ deliverAfter, freshId, expect, row }) => {
      const same = { id: freshId(), body: kept() }
      expect(await deliverAfter([same], { ...same, ...row.change })).toBeRejected()
    },
  ),
  must(
    'RECV-055',
    {
      statement: 'A correct delivery has its effect, though a wrong one came before it with its id.',
      source: practice('whoever sends wrong deliveries must not be able to stop the right ones'),
      each: where([counted], [{ key: 'unknown' }]),
      hint: 'Write down the id of what is verified, and of nothing else.',
    },
    async ({ deliverAfter, freshId, expect }) => {
      const same = { id: freshId(), body: kept() }
      expect(await deliverAfter([{ ...same, ...WRONG }], same))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-050',
    {
      statement: 'A delivery that is signed with the secret of another connection is rejected.',
      source: practice('one secret for one endpoint: a secret says whose event it is'),
      each: where<Tried>([withForeign], tried({ foreign: { secret: 'foreign' } })),
      hint: 'Look the secret up by the connection that the address or the event names; never try them all.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  should(
    'RECV-051',
    {
      statement: 'An event that is tried again after the receiver was restarted has no second effect.',
      source: practice('Standard Webhooks 1.0.0: tries go on for days, and processes end'),
      each: where([counted, restartable], [{ key: 'restarted' }]),
      hint: 'Keep ids where they outlive the process: in the database, in one step with the effect.',
    },
    async ({ replayAfterRestart, expect }) => {
      expect(await replayAfterRestart())
        .toBeHandled()
        .toHaveEffects(0)
    },
  ),
  should(
    'RECV-053',
    {
      statement: 'An event that was answered 2xx is not lost where the receiver ends right after.',
      source: practice('what was answered 2xx is never sent again'),
      each: where([counted, restartable], [{ key: 'ten' }]),
      hint: 'Answer once the event is on disk or in a queue that outlives the process, and work from there.',
    },
    async ({ deliverBeforeRestart, expect }) => {
      expect(await deliverBeforeRestart(10)).toLoseNothing()
    },
  ),
]
