import {
  attemptsDue,
  binding,
  events,
  must,
  practice,
  should,
  span,
  table,
  waitComplaints,
  waitsOf,
} from '../../src/kit/index.ts'

const RETRY = binding('/webhooks/retry')

/** Longer than any plan is checked for. */
const LONG = 7 * 86_400_000

const rare = (statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { status, needs: ['webhooks'] as const }]))

export const retries = [
  must(
    'HOOK-020',
    {
      statement:
        'Failed attempts are repeated after the waits that are promised, within the promised jitter.',
      source: RETRY,
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ hooks, expect }) => {
      const { retry } = hooks.promised()
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      await hooks.pass(span(retry.until))
      expect(waitsOf(inbox), 'waits').toHoldSomething()
      expect(waitComplaints(retry, waitsOf(inbox), hooks.slack), 'waits that are not as promised').toBeEmpty()
    },
  ),
  must(
    'HOOK-021',
    {
      statement: 'Failed attempts go on for as long as is promised, and end then.',
      source: RETRY,
      each: events,
      needs: ['webhooks'],
    },
    async ({ row, hooks, expect }) => {
      const { retry } = hooks.promised()
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur(row)
      await hooks.pass(LONG)
      const times = inbox.tries
      expect(times.length, 'attempts in a week').toBeBetween(...attemptsDue(retry))
      expect((times.at(-1) ?? 0) - (times[0] ?? 0), 'ms to the last attempt').toBeBetween(
        1,
        span(retry.until),
      )
    },
  ),
  should(
    'HOOK-022',
    {
      statement:
        'Waits differ from one delivery to the next, so that those that failed together do not come back together.',
      source: practice('Standard Webhooks 1.0.0: jitter'),
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occurOften(30)
      await hooks.pass(2 * span(hooks.promised().retry.first))
      const again = inbox.tries.slice(30)
      expect(again.length, 'deliveries that were tried again').toBeBetween(30, 1000)
      expect(new Set(again).size, 'different instants of the second attempts').toBeBetween(20, 1000)
    },
  ),
  must(
    'HOOK-023',
    {
      statement:
        'Every answer but success, and every broken connection, is a failed attempt that is repeated.',
      source: binding('/webhooks/retry/first'),
      each: table({
        ...{ '400': { status: 400 }, '401': { status: 401 }, '403': { status: 403 }, '404': { status: 404 } },
        ...{ '409': { status: 409 }, '422': { status: 422 }, '429': { status: 429 }, '500': { status: 500 } },
        ...{ '502': { status: 502 }, '503': { status: 503 }, '504': { status: 504 } },
        // Where time is real, each waits for a repeat: those that are met most have to do there.
        ...rare([300, 304, 402, 405, 406, 408, 413, 415, 418, 451, 501, 505, 507, 511, 599]),
        reset: { fails: 'reset' as const },
        // What stands between a target and a receiver of ours would take the connection all the same.
        refused: { fails: 'refused' as const, needs: ['webhooks'] as const },
      }),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ row: { key: _, ...answer }, hooks, expect }) => {
      const { retry } = hooks.promised()
      const times = hooks.repeats(2)
      const inbox = await hooks.open({ answers: [...Array(times).fill(answer), {}] })
      await hooks.occur()
      await hooks.pass(LONG)
      expect(inbox.tries.length, 'attempts up to the one that is taken').toEqual(times + 1)
      expect(waitComplaints(retry, waitsOf(inbox), hooks.slack), 'waits that are not as promised').toBeEmpty()
    },
  ),
  must(
    'HOOK-024',
    {
      statement: 'Nothing more is sent of an event once any answer from 200 to 299 has come.',
      source: practice('Standard Webhooks 1.0.0: 2xx is success'),
      each: table({
        ...{ '200': { status: 200 }, '201': { status: 201 }, '202': { status: 202 } },
        ...{ '204': { status: 204 }, '299': { status: 299 } },
        ...rare([203, 205, 206, 207, 226]),
      }),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ row: { status }, hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status }] })
      await hooks.occur()
      await hooks.pass(LONG)
      expect(inbox.tries.length, 'attempts, the first of which is taken').toEqual(1)
      const times = hooks.repeats(2)
      const late = await hooks.open({ answers: [...Array(times).fill({ status: 500 }), { status }] })
      await hooks.occur()
      await hooks.pass(LONG)
      expect(late.tries.length, 'attempts, the last of which is taken').toEqual(times + 1)
    },
  ),
  must(
    'HOOK-025',
    {
      statement: 'A redirect is a failed attempt, and nobody follows it.',
      source: practice('Standard Webhooks 1.0.0: 3xx is failure'),
      each: table({
        ...{ '301': { status: 301 }, '302': { status: 302 }, '303': { status: 303 } },
        ...{ '307': { status: 307 }, '308': { status: 308 } },
        ...rare([300]),
      }),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
      hint: 'A receiver could have deliveries sent into the network of the sender.',
    },
    async ({ row: { status }, hooks, expect }) => {
      const [elsewhere, times] = [hooks.elsewhere(), hooks.repeats(2)]
      const away = { status, headers: { location: elsewhere.url } }
      const inbox = await hooks.open({ answers: [...Array(times).fill(away), {}] })
      await hooks.occur()
      await hooks.pass(3_600_000)
      expect(elsewhere.tries, 'attempts elsewhere').toBeEmpty()
      expect(inbox.tries.length, 'attempts, the last of which is taken').toEqual(times + 1)
    },
  ),
]
