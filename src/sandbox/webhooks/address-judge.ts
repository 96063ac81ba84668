import { BlockList, isIP } from 'node:net'

/** Networks that no delivery from outside may reach (IANA special-purpose registries, RFC 6890), and what they are. */
const CLOSED: Record<string, readonly string[]> = {
  'this machine': ['127.0.0.0/8', '0.0.0.0/8', '::1/128', '::/128'],
  'a private network': ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'],
  // Cloud machines are told their credentials at addresses of these.
  'a link-local or metadata address': ['169.254.0.0/16', 'fe80::/10', '100.100.100.200/32', '192.0.0.0/24'],
  'the network of a carrier': ['100.64.0.0/10'],
  'a network for tests or for several receivers': [
    ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '198.18.0.0/15', '192.88.99.0/24'],
    ...['224.0.0.0/4', '240.0.0.0/4', '2001:db8::/32', 'ff00::/8'],
  ],
  // These hold an IPv4 address, which a router on the way may go to.
  'an IPv4 address in the clothes of another': ['64:ff9b::/96', '2002::/16', '2001::/32', '::/96'],
}

const LISTS = Object.entries(CLOSED).map(([what, networks]) => ({ what, list: listOf(networks) }))
const LOOPBACK = listOf(['127.0.0.0/8', '::1/128'])

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}

/** Names that lead to this machine or to a cloud's metadata without any look-up. */
const CLOSED_NAMES = /(^|\.)(localhost|local|internal|localdomain|home\.arpa)$/

export interface JudgeOptions {
  /** For a sandbox on a developer's machine, whose receivers are there too: then nothing else is allowed. */
  loopback?: boolean
}

/**
 * Why webhooks cannot go to this URL, as far as its text tells; undefined where they can. The parser of URLs (WHATWG) reads the
 * decimal, octal and hexadecimal spellings of IPv4, and full-width digits, as every client does. A name says nothing of where it
 * leads: that is for `addressRefusal` to judge, each time, when a connection is made.
 */
export function urlRefusal(text: string, { loopback = false }: JudgeOptions = {}): string | undefined {
  if (!URL.canParse(text)) return 'it is no absolute URL'
  const { protocol, username, password, hostname, hash } = new URL(text)
  if (username || password) return 'it names a user or a password'
  if (hash) return 'it has a fragment, which is never sent'
  if (protocol !== 'https:' && !(loopback && protocol === 'http:')) return 'it does not begin with https://'
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
  if (isIP(host)) return addressRefusal(host, { loopback })
  if (loopback) return host === 'localhost' ? undefined : `${host} is not this machine`
  // A name without a dot is looked up in the sender's own domain.
  return CLOSED_NAMES.test(host) || !host.includes('.')
    ? `${host} is a name of the sender's own network`
    : undefined
}

/** Why nothing is sent to this IP address; undefined where it can be. */
export function addressRefusal(address: string, { loopback = false }: JudgeOptions = {}): string | undefined {
  const family = isIP(address)
  if (family === 0) return `${address} is no IP address`
  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (loopback) return LOOPBACK.check(address, type) ? undefined : `${address} is not this machine`
  const closed = LISTS.find(({ list }) => list.check(address, type))
  return closed && `${address} is ${closed.what}`
}
