import { type Change, packed } from '../../src/kit/receiver/index.ts'
import { tried, withMember } from './rows.ts'

const packedAs =
  (coding: string): NonNullable<Change['headers']> =>
  (all) => [...all, ['content-encoding', coding]]

/** Bodies that are sent packed, and signed as they are sent. */
export const PACKED = tried({
  gzip: { body: (event) => packed(event), headers: packedAs('gzip') },
  'gzip-cut-off': { body: (event) => packed(event).subarray(0, -9), headers: packedAs('gzip') },
  'gzip-twice': { body: (event) => packed(packed(event)), headers: packedAs('gzip, gzip') },
  'no-brotli': { headers: packedAs('br') },
  'no-such-coding': { headers: packedAs('no-such') },
})

/** Members of a packed text may follow each other (RFC 1952 section 2.2): a MiB takes a KiB. */
const MIB = packed(Buffer.alloc(1024 * 1024, 'a'))

function bomb(event: string): Buffer {
  const [head = '', tail = ''] = withMember(event, '"x":"|"').split('|')
  return Buffer.concat([packed(head), ...Array.from({ length: 64 }, () => MIB), packed(tail)])
}

/** Where the broken one is accepted, nothing is unpacked. */
export const BOMBS: { key: string; broken: Change; huge: Change }[] = [
  {
    key: '64-MiB-in-64-KiB',
    broken: { body: (event) => packed(event).subarray(0, -9), headers: packedAs('gzip') },
    huge: { body: bomb, headers: packedAs('gzip') },
  },
]

/** One place of a delivery where a careless receiver looks for an address. */
export interface Luring {
  key: string
  change: (url: string) => Change
}

/** Names under which payloads bring addresses that some code may follow. */
const NAMES = [
  ...['url', 'uri', 'href', 'link', 'self', 'callback', 'callback_url', 'callbackUrl', 'response_url'],
  ...['image', 'image_url', 'avatar', 'avatar_url', 'icon', 'attachment', 'file', 'download_url', 'document'],
  ...['resource', 'resource_url', 'next', 'schema', '$schema', '$ref', 'dataschema', 'source', 'webhook_url'],
  ...['SigningCertURL', 'UnsubscribeURL', 'cert_url', 'jku', 'x5u'],
]

/** Each address tells where it stood, so that what is fetched says what to mend. */
const addresses = (url: string, row: string): Record<string, string> =>
  Object.fromEntries(NAMES.map((name) => [name, `${url}/${row}/${name.replace('$', '')}`]))

const withMembers =
  (members: Record<string, unknown>): NonNullable<Change['body']> =>
  (event) =>
    JSON.stringify({ ...JSON.parse(event), ...members })

/** Events with addresses that nothing is known of. */
export const LURES: Luring[] = [
  { key: 'members', change: (url) => ({ body: withMembers(addresses(url, 'members')) }) },
  {
    key: 'data',
    change: (url) => ({
      body: (event) => {
        const parsed: { data?: object } = JSON.parse(event)
        const within = addresses(url, 'data')
        const data = { ...parsed.data, ...within, attachments: [within], files: [within], items: [within] }
        return JSON.stringify({ ...parsed, data })
      },
    }),
  },
  {
    key: 'subscription',
    change: (url) => ({
      body: withMembers({
        Type: 'SubscriptionConfirmation',
        SubscribeURL: `${url}/subscription/SubscribeURL`,
      }),
    }),
  },
  {
    key: 'headers',
    change: (url) => ({
      headers: (all) => [
        ...all,
        ['paypal-cert-url', `${url}/headers/paypal-cert-url`],
        ['webhook-request-callback', `${url}/headers/webhook-request-callback`],
        ['link', `<${url}/headers/link>; rel="payload"`],
      ],
    }),
  },
]
