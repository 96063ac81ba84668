import { binding, must, rfc, span, statusesOf, table, waitsOf } from '../../src/kit/index.ts'

const SLOW_DOWN = binding('/webhooks/slowDown')

/** Longer than any plan is checked for. */
const LONG = 7 * 86_400_000

/** What a receiver may ask of a sender with an answer: to send nothing more, or to come later. */
export const wishes = [
  must(
    'HOOK-026',
    {
      statement:
        'An endpoint that says it is gone is sent nothing more: of this event, of others, of later ones.',
      source: binding('/webhooks/gone'),
      each: statusesOf('gone'),
      needs: ['webhooks'],
    },
    async ({ row: { status }, hooks, expect }) => {
      const [inbox, other] = [
        await hooks.open({ answers: [{ status: 500 }, { status }] }),
        await hooks.open(),
      ]
      await hooks.occurOften(2)
      await hooks.occur()
      await hooks.pass(LONG)
      expect(inbox.tries.length, 'attempts, the second of which is told that it is gone').toEqual(2)
      expect(other.tries.length, 'deliveries to another endpoint').toEqual(3)
    },
  ),
  must(
    'HOOK-029',
    {
      statement: 'An endpoint that says it is gone when an attempt is repeated is sent nothing more either.',
      source: binding('/webhooks/gone'),
      each: statusesOf('gone'),
      needs: ['webhooks'],
    },
    async ({ row: { status }, hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }, { status }] })
      await hooks.occur()
      await hooks.pass(LONG)
      expect(inbox.tries.length, 'attempts, the second of which is told that it is gone').toEqual(2)
      await hooks.occur()
      await hooks.pass(LONG)
      expect(inbox.tries.length, 'attempts after another event').toEqual(2)
    },
  ),
  must(
    'HOOK-027',
    {
      statement: 'A receiver that asks to come later, in seconds or by a date, is left alone until then.',
      source: rfc('RFC 9110 section 10.2.3'),
      each: statusesOf('slowDown'),
      needs: ['webhooks'],
    },
    async ({ row: { status }, hooks, now, expect }) => {
      const asked = span(hooks.promised().slowDown.longest) / 2
      const inSeconds = { status, headers: { 'retry-after': String(asked / 1000) } }
      const due = now() + asked
      const byDate = { status, headers: { 'retry-after': new Date(due).toUTCString() } }
      const [seconds, date] = [
        await hooks.open({ answers: [inSeconds, {}] }),
        await hooks.open({ answers: [byDate, {}] }),
      ]
      await hooks.occur()
      await hooks.pass(LONG)
      expect(waitsOf(seconds)[0], 'ms until the next attempt').toBeBetween(asked - 1000, asked * 1.5)
      expect(date.tries[1], 'the instant of the next attempt').toBeBetween(due - 1000, due + asked / 2)
    },
  ),
  must(
    'HOOK-035',
    {
      statement: 'A receiver that asks to come later of a repeated attempt is left alone until then, too.',
      source: rfc('RFC 9110 section 10.2.3'),
      each: statusesOf('slowDown'),
      needs: ['webhooks'],
    },
    async ({ row: { status }, hooks, expect }) => {
      const asked = span(hooks.promised().slowDown.longest) / 2
      const later = { status, headers: { 'retry-after': String(asked / 1000) } }
      const inbox = await hooks.open({ answers: [{ status: 500 }, later, {}] })
      await hooks.occur()
      await hooks.pass(LONG)
      expect(inbox.tries.length, 'attempts, the third of which is taken').toEqual(3)
      expect(waitsOf(inbox)[1], 'ms until the third attempt').toBeBetween(asked - 1000, asked * 1.5)
    },
  ),
  must(
    'HOOK-028',
    {
      statement: 'A wait that is too long, in the past or no wait at all keeps nobody from trying again.',
      source: SLOW_DOWN,
      each: table({
        'ten-years': { asked: '315360000' },
        zero: { asked: '0' },
        exponent: { asked: '1e9' },
        'many-digits': { asked: '9'.repeat(30) },
        negative: { asked: '-120' },
        words: { asked: 'in a year' },
        fraction: { asked: '99999.5' },
        'long-ago': { asked: 'Thu, 01 Jan 2015 00:00:00 GMT' },
        'far-date': { asked: 'Thu, 31 Dec 2099 23:59:59 GMT' },
        empty: { asked: '' },
      }),
      needs: ['webhooks'],
    },
    async ({ row: { asked }, hooks, expect }) => {
      const { retry, slowDown } = hooks.promised()
      const [status = 429] = slowDown.statuses
      const later = { status, headers: { 'retry-after': asked } }
      const inbox = await hooks.open({ answers: [later, later, {}] })
      await hooks.occur()
      await hooks.pass(LONG)
      const least = span(retry.first) * (1 - retry.jitter) - 1000
      expect(waitsOf(inbox)[0], 'ms until the next attempt').toBeBetween(least, span(slowDown.longest) * 1.5)
      expect(inbox.tries.length, 'attempts, the third of which is taken').toEqual(3)
    },
  ),
]
