import { binding, document, events, must, practice, timedRecipes } from '../../src/kit/index.ts'

const STANDARD = practice('Standard Webhooks 1.0.0')

export const signatures = [
  must(
    'HOOK-001',
    {
      statement: 'Each delivery is signed, as the recipe tells, over the bytes that are sent.',
      source: binding('/webhooks/recipe'),
      each: events,
      needs: ['deliveries'],
      hint: 'Sign the bytes of the body after it was written, not the object before.',
    },
    async ({ row, hooks, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      expect(hooks.judge(inbox.receipts[0], inbox.secrets), 'the signature').toEqual('genuine')
    },
  ),
  must(
    'HOOK-002',
    {
      statement: 'Each endpoint has a secret of its own, and deliveries to it are signed with no other.',
      source: STANDARD,
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const [one, other] = [await hooks.open(), await hooks.open()]
      await hooks.occur()
      expect(hooks.judge(one.receipts[0], one.secrets), 'the signature by its own secret').toEqual('genuine')
      expect(hooks.judge(one.receipts[0], other.secrets), "the signature by another's").toMatch(
        /^signature-wrong/,
      )
      expect(hooks.judge(other.receipts[0], one.secrets), "another's signature by this").toMatch(
        /^signature-wrong/,
      )
    },
  ),
  must(
    'HOOK-003',
    {
      statement: 'The secret of an endpoint is long enough not to be guessed: 24 bytes at least.',
      source: STANDARD,
      needs: ['deliveries'],
    },
    async ({ hooks, expect }) => {
      const [one, other] = [await hooks.open(), await hooks.open()]
      expect(hooks.strengthOf(one), 'bytes of the secret').toBeBetween(24, 512)
      expect(hooks.strengthOf(other), 'bytes of another secret').toBeBetween(24, 512)
    },
  ),
  must(
    'HOOK-004',
    {
      statement:
        'Each attempt is signed with its own time, not with that of the first attempt or of the event.',
      source: STANDARD,
      each: timedRecipes,
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      await hooks.redeliver(inbox)
      const signed = inbox.receipts.map((receipt) => hooks.ageOf(receipt, inbox.secrets))
      expect(inbox.tries.length, 'attempts').toBeBetween(2, 1000)
      const [least, most] = [Math.min(...signed), Math.max(...signed)]
      expect(least, 'the least age of a signed time in ms').toBeBetween(-hooks.slack, hooks.slack)
      expect(most, 'the greatest age of a signed time in ms').toBeBetween(-hooks.slack, hooks.slack)
    },
  ),
  must(
    'HOOK-006',
    {
      statement: 'Attempts that are repeated or made by hand are signed, and sent, as the first one is.',
      source: binding('/webhooks/recipe'),
      danger: 'write',
      needs: ['deliveries', 'repeats'],
    },
    async ({ hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      await hooks.pass(86_400_000)
      await hooks.redeliver(inbox)
      const verdicts = inbox.receipts.map((receipt) => hooks.judge(receipt, inbox.secrets))
      const ways = inbox.receipts.map(({ method, url, headers }) =>
        [method, url, new Headers(headers).get('content-type')].join(' '),
      )
      expect(ways.length, 'attempts').toBeBetween(hooks.repeats(2) + 1, 1000)
      expect(verdicts, 'the signatures').toHoldOnly(['genuine'])
      expect(ways, 'methods, addresses and content types').toHoldOnly([ways[0]])
    },
  ),
  must(
    'HOOK-007',
    {
      statement: 'Secrets are random: none tells another one, whether of another endpoint or after a change.',
      source: STANDARD,
      needs: ['webhooks'],
    },
    async ({ hooks, expect }) => {
      const [one, other] = [await hooks.open(), await hooks.open()]
      const between = hooks.differing(one.secrets[0], other.secrets[0])
      const [old] = one.secrets
      const fresh = hooks.rotate(one)
      expect(between, 'bytes that differ from one secret to the next').toBeBetween(16, 512)
      expect(hooks.differing(old, fresh), 'bytes that differ after a change').toBeBetween(16, 512)
      expect(hooks.strengthOf(one), 'bytes of the new secret').toBeBetween(24, 512)
    },
  ),
  must(
    'HOOK-005',
    {
      statement: 'A delivery is a POST of JSON to the very address that was registered.',
      source: document('/webhooks'),
      each: events,
      needs: ['deliveries'],
    },
    async ({ row, hooks, expect }) => {
      const inbox = await hooks.open()
      await hooks.occur(row)
      const [receipt] = inbox.receipts
      expect([receipt?.method, receipt?.url], 'method and address').toEqual(['POST', inbox.url])
      expect(new Headers(receipt?.headers).get('content-type'), 'the content type').toMatch(
        /^application\/json *(;|$)/i,
      )
    },
  ),
]
