import { overTls, receiving, rfc, where } from '../../src/kit/receiver/index.ts'

const { must, should } = receiving

/** How a receiver may be connected to. */
export const transport = [
  must(
    'RECV-059',
    {
      statement: 'A connection by TLS 1.0 or 1.1 is refused.',
      source: rfc('RFC 8996 sections 4 and 5'),
      each: where(
        [overTls],
        [
          { key: 'tls-1.0', version: 'TLSv1' as const },
          { key: 'tls-1.1', version: 'TLSv1.1' as const },
        ],
      ),
      hint: 'Set TLS 1.2 as the lowest version where TLS ends: in the proxy, the load balancer or the server.',
    },
    async ({ offerTls, expect, row }) => {
      expect(await offerTls(row.version)).toRefuseTls()
    },
  ),
  should(
    'RECV-060',
    {
      statement: 'A connection by TLS 1.2 and one by TLS 1.3 is taken.',
      source: rfc('RFC 9325 section 3.1.1'),
      each: where(
        [overTls],
        [
          { key: 'tls-1.2', version: 'TLSv1.2' as const },
          { key: 'tls-1.3', version: 'TLSv1.3' as const },
        ],
      ),
      hint: 'Senders differ in the newest version that they know: offer both.',
    },
    async ({ offerTls, expect, row }) => {
      expect(await offerTls(row.version)).toTakeTls()
    },
  ),
]
