import {
  binding,
  delaysOf,
  document,
  events,
  fact,
  leaksIn,
  must,
  payloadComplaints,
  percentiles,
  practice,
  preparedWrite,
  readOnlyWrites,
  should,
  toldWrites,
  writeRefused,
  writeTold,
  writtenEvents,
} from '../../src/kit/index.ts'

const EVENTS = binding('/webhooks/events')

export const happenings = [
  must(
    'HOOK-040',
    {
      statement:
        'What is created or updated through the API is told by the events that are documented for it, once.',
      source: EVENTS,
      each: writtenEvents,
      danger: 'write',
      needs: ['deliveries'],
    },
    async ({ row, write, hooks, expect }) => {
      const { inbox } = await writeTold({ write, hooks }, row)
      const types = inbox.receipts.map((receipt) => hooks.told(receipt, 'type'))
      expect(types, 'types of the events').toEqual(row.due)
    },
  ),
  must(
    'HOOK-041',
    {
      statement: 'Each documented event is delivered when it happens, once, under its own type.',
      source: EVENTS,
      each: events,
      needs: ['deliveries'],
    },
    async ({ row, hooks, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      const types = inbox.receipts.map((receipt) => hooks.told(receipt, 'type'))
      expect(types, 'types of the events').toEqual([row.type])
    },
  ),
  must(
    'HOOK-042',
    {
      statement: 'A write that is refused is told by no event.',
      source: EVENTS,
      each: writtenEvents,
      danger: 'write',
      needs: ['deliveries'],
    },
    async ({ row, write, hooks, expect }) => {
      const { inbox, answer } = await writeRefused({ write, hooks }, row)
      expect(answer).toBeRefused('invalid')
      expect(inbox.tries, 'deliveries').toBeEmpty()
      expect(
        (await writeTold({ write, hooks }, row)).inbox.tries.length,
        'deliveries of a write that is taken',
      ).toEqual(row.due.length)
    },
  ),
  must(
    'HOOK-043',
    {
      statement: 'A read-only system tells no event of a write, which changes nothing there.',
      source: fact('the sandbox is read-only: writes answer success and change nothing'),
      each: readOnlyWrites,
      danger: 'write',
      needs: ['webhooks'],
    },
    async ({ row, write, sample, hooks, expect }) => {
      const inbox = await hooks.open()
      expect(await hooks.watch(() => row.perform(write, sample))).toSucceed()
      expect(inbox.tries, 'deliveries of a write').toBeEmpty()
      await hooks.occur()
      expect(inbox.tries.length, 'deliveries of what does happen').toEqual(1)
    },
  ),
  must(
    'HOOK-044',
    {
      statement: 'The payload of each event is as the document says.',
      source: document('/webhooks'),
      each: events,
      needs: ['deliveries'],
    },
    async ({ row, scope, hooks, agreeOnEvent, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      agreeOnEvent(row.type, inbox.receipts[0])
      expect(payloadComplaints(scope, row.type, inbox.receipts[0]), 'deviations of the payload').toBeEmpty()
    },
  ),
  must(
    'HOOK-045',
    {
      statement:
        'The event of a write names the record that was written, its connection and the time, rightly.',
      source: binding('/webhooks/payload'),
      each: toldWrites,
      danger: 'write',
      needs: ['deliveries'],
    },
    async ({ row, write, hooks, now, connectionId, expect }) => {
      const began = now()
      const { inbox, key } = await writeTold({ write, hooks }, row)
      const [receipt] = inbox.receipts
      const keys = hooks.told(receipt, 'keys')
      expect([keys].flat().map(String), 'keys that the event names').toEqual([key])
      expect(hooks.told(receipt, 'connection'), 'the connection').toEqual(await connectionId('primary'))
      expect(hooks.instantIn(receipt), 'the time of the event').toBeBetween(
        began - hooks.slack,
        (receipt?.at ?? 0) + hooks.slack,
      )
    },
  ),
  must(
    'HOOK-046',
    {
      statement: 'An endpoint is told of its own connection alone.',
      source: practice('no data of another tenant'),
      each: events,
      needs: ['webhooks', 'control', 'second'],
    },
    async ({ row, hooks, connectionId, expect }) => {
      const [own, other] = [await hooks.open(), await hooks.open({ who: 'second' })]
      await hooks.occur(row)
      expect(own.tries.length, 'deliveries to the endpoint of the connection').toEqual(1)
      expect(other.tries, "deliveries to another connection's endpoint").toBeEmpty()
      await hooks.occur(undefined, 'second')
      expect(other.tries.length, 'deliveries to the endpoint of the other connection').toEqual(1)
      expect(hooks.told(other.receipts[0], 'connection'), 'the connection it names').toEqual(
        await connectionId('second'),
      )
    },
  ),
  must(
    'HOOK-047',
    {
      statement: 'No delivery carries a token or the secret that it is signed with.',
      source: practice('no secrets in a payload'),
      each: events,
      needs: ['deliveries'],
    },
    async ({ row, hooks, connections, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      expect(inbox.receipts, 'deliveries').toHoldSomething()
      const { receipts, secrets } = inbox
      expect(leaksIn(receipts, { connections, secrets }), 'places that hold a secret').toBeEmpty()
    },
  ),
  should(
    'HOOK-048',
    {
      statement: 'The first attempt at an event comes within a minute.',
      source: practice('an event is news as long as polling is no quicker'),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ hooks, note, expect }) => {
      const inbox = await hooks.open()
      const times = await hooks.occurOften(100)
      await hooks.pass(3_600_000)
      const delays = delaysOf(inbox, hooks)
      note(`from event to first attempt, ${delays.length} events: ${percentiles(delays)}`)
      expect(delays.length, 'deliveries').toEqual(times)
      expect(Math.max(...delays), 'the longest delay in ms').toBeBetween(-hooks.slack, 60_000)
    },
  ),
  must(
    'HOOK-049',
    {
      statement: 'What is written through another connection is told to no endpoint of this one.',
      source: practice('no data of another tenant'),
      each: toldWrites,
      danger: 'write',
      needs: ['deliveries', 'second'],
    },
    async ({ row, write, writeBeside, hooks, expect }) => {
      const [beside, own] = [await preparedWrite(writeBeside(), row), await preparedWrite(write, row)]
      const inbox = await hooks.open()
      await hooks.watch(beside)
      expect(inbox.tries, 'deliveries of what the other connection wrote').toBeEmpty()
      await hooks.until(own)
      expect(inbox.tries.length, 'deliveries of what this one wrote').toEqual(1)
    },
  ),
]
