import { must, practice, table } from '../../src/kit/index.ts'

const NOT_INSIDE = practice('OWASP: server-side request forgery; Standard Webhooks 1.0.0')

/** Spellings of what lies inside of a sender's network: a client reads all of them as addresses. */
const INSIDE = table({
  loopback: { host: '127.0.0.1' },
  'loopback-far': { host: '127.255.255.254' },
  'loopback-short': { host: '127.1' },
  'loopback-decimal': { host: '2130706433' },
  'loopback-octal': { host: '0177.0.0.1' },
  'loopback-hex': { host: '0x7f000001' },
  'loopback-mixed': { host: '0x7f.0.0x0.1' },
  'loopback-dot': { host: '127.0.0.1.' },
  'loopback-wide-digits': { host: '１２７.０.０.１' },
  'loopback-6': { host: '[::1]' },
  'loopback-mapped': { host: '[::ffff:127.0.0.1]' },
  'loopback-mapped-hex': { host: '[::ffff:7f00:1]' },
  zero: { host: '0.0.0.0' },
  'private-10': { host: '10.1.2.3' },
  'private-172': { host: '172.31.255.1' },
  'private-192': { host: '192.168.0.1' },
  carrier: { host: '100.64.0.1' },
  'link-local': { host: '169.254.0.1' },
  metadata: { host: '169.254.169.254' },
  'metadata-decimal': { host: '2852039166' },
  'metadata-mapped': { host: '[::ffff:a9fe:a9fe]' },
  'metadata-tasks': { host: '169.254.170.2' },
  'metadata-100': { host: '100.100.100.200' },
  'metadata-192': { host: '192.0.0.192' },
  'unique-local': { host: '[fd00:ec2::254]' },
  'link-local-6': { host: '[fe80::1]' },
  'through-nat64': { host: '[64:ff9b::7f00:1]' },
  broadcast: { host: '255.255.255.255' },
  multicast: { host: '224.0.0.1' },
  'zero-6': { host: '[::]' },
  'site-local-6': { host: '[fec0::1]' },
  'through-6to4': { host: '[2002:7f00:1::]' },
  'loopback-compatible': { host: '[::7f00:1]' },
  'name-metadata': { host: 'metadata.google.internal' },
  'name-local': { host: 'printer.local' },
  'name-alone': { host: 'intranet' },
  'name-localhost': { host: 'localhost' },
  'name-localhost-dot': { host: 'LocalHost.' },
  'name-below-localhost': { host: 'hooks.localhost' },
  'behind-a-user': { host: 'hooks.example.com@127.0.0.1' },
})

/** Addresses that a name may lead to once it is registered. */
const LED_TO = table({
  loopback: { address: '127.0.0.1' },
  'loopback-far': { address: '127.8.8.8' },
  'loopback-6': { address: '::1' },
  'loopback-mapped': { address: '::ffff:127.0.0.1' },
  zero: { address: '0.0.0.0' },
  'private-10': { address: '10.1.2.3' },
  'private-172': { address: '172.16.0.1' },
  'private-192': { address: '192.168.255.255' },
  carrier: { address: '100.127.255.254' },
  metadata: { address: '169.254.169.254' },
  'metadata-mapped': { address: '::ffff:169.254.169.254' },
  'metadata-100': { address: '100.100.100.200' },
  'metadata-192': { address: '192.0.0.192' },
  'unique-local': { address: 'fd00:ec2::254' },
  'link-local-6': { address: 'fe80::1' },
  'private-mapped': { address: '::ffff:10.1.2.3' },
  broadcast: { address: '255.255.255.255' },
  multicast: { address: '224.0.0.1' },
  'zero-6': { address: '::' },
  'site-local-6': { address: 'fec0::1' },
  'through-6to4': { address: '2002:7f00:1::' },
  'private-172-end': { address: '172.31.255.255' },
  'through-nat64': { address: '64:ff9b::a9fe:a9fe' },
})

export const addresses = [
  must(
    'HOOK-060',
    {
      statement:
        'An endpoint inside of the sender’s own network is refused when it is registered, however it is written.',
      source: NOT_INSIDE,
      each: INSIDE,
      needs: ['webhooks'],
    },
    async ({ row: { host }, hooks, expect }) => {
      expect(
        hooks.refusalOf('https://hooks.example.com:8443/in'),
        'why a public endpoint is refused',
      ).toBeAbsent()
      expect(hooks.refusalOf(`https://${host}/in`), `why https://${host}/in is refused`).toBePresent()
    },
  ),
  must(
    'HOOK-061',
    {
      statement:
        'Nothing is sent to an address inside of the sender’s own network, wherever a name leads when it is sent.',
      source: NOT_INSIDE,
      each: LED_TO,
      needs: ['webhooks'],
      hint: 'Judge the address that the connection is made to, not one that was looked up before.',
    },
    async ({ row: { address }, hooks, expect }) => {
      const inbox = await hooks.open({ answers: [{ status: 500 }] })
      await hooks.occur()
      expect(inbox.tries.length, 'attempts while the name leads to a public address').toEqual(1)
      inbox.address = address
      await hooks.pass(86_400_000)
      expect(inbox.tries.length, `attempts, none of which went to ${address}`).toEqual(1)
    },
  ),
  must(
    'HOOK-062',
    {
      statement:
        'An endpoint that deliveries would reach in the clear, or with a password in its address, is refused.',
      source: practice('Standard Webhooks 1.0.0: HTTPS only'),
      each: table({
        http: { url: 'http://hooks.example.com/in' },
        'http-upper': { url: 'HTTP://hooks.example.com/in' },
        'http-443': { url: 'http://hooks.example.com:443/in' },
        ftp: { url: 'ftp://hooks.example.com/in' },
        user: { url: 'https://user:password@hooks.example.com/in' },
        'user-alone': { url: 'https://user@hooks.example.com/in' },
        'password-alone': { url: 'https://:password@hooks.example.com/in' },
        'no-scheme': { url: 'hooks.example.com/in' },
      }),
      needs: ['webhooks'],
    },
    async ({ row: { url }, hooks, expect }) => {
      expect(hooks.refusalOf('https://hooks.example.com/in'), 'why a public endpoint is refused').toBeAbsent()
      expect(hooks.refusalOf(url), `why ${url} is refused`).toBePresent()
    },
  ),
]
