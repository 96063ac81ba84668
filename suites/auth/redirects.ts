import { table } from '../../src/kit/index.ts'

type Parts = Partial<Pick<URL, 'protocol' | 'hostname' | 'port' | 'pathname' | 'username'>>

/** RFC 8252 section 7.3: an application on the person's own machine may be sent back to at any port. */
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Each changes one thing of the registered redirect URI, so that it is no longer that. */
export const REDIRECTS = table<{
  change: (uri: string, of: { otherClient: { redirectUri: string } }) => string
}>({
  'other-client': { change: (_, { otherClient }) => otherClient.redirectUri },
  'other-scheme': { change: changing((uri) => edit(uri, { protocol: otherScheme(uri) })) },
  'other-host': { change: changing((uri) => edit(uri, { hostname: 'attacker.example' })) },
  'other-port': { change: changing((uri) => (onLoopback(uri) ? uri : edit(uri, { port: '9' }))) },
  subdomain: { change: changing((uri) => edit(uri, { hostname: `attacker.${new URL(uri).hostname}` })) },
  'ending-host': { change: changing((uri) => edit(uri, { hostname: `attacker-${new URL(uri).hostname}` })) },
  'longer-host': {
    change: changing((uri) => edit(uri, { hostname: `${new URL(uri).hostname}.attacker.example` })),
  },
  'longer-path': { change: changing((uri) => `${uri}/more`) },
  'parent-path': { change: changing((uri) => uri.slice(0, uri.lastIndexOf('/'))) },
  'dotted-path': { change: changing((uri) => `${uri}/../elsewhere`) },
  'trailing-slash': { change: changing((uri) => `${uri}/`) },
  'upper-case': { change: changing((uri) => edit(uri, { pathname: new URL(uri).pathname.toUpperCase() })) },
  encoded: { change: changing((uri) => `${uri.slice(0, -1)}%${uri.slice(-1).charCodeAt(0).toString(16)}`) },
  query: { change: changing((uri) => `${uri}?next=1`) },
  fragment: { change: changing((uri) => `${uri}#x`) },
  userinfo: { change: changing((uri) => edit(uri, { username: 'attacker.example' })) },
})

/**
 * Where a change comes to nothing (no letters to raise, no parent) or is lawful (another port on loopback), the URI gets
 * another port and another path: a lawful change is no excuse for one that is not.
 */
function changing(change: (uri: string) => string): (uri: string) => string {
  return (uri) => {
    const changed = change(uri)
    return isSame(changed, uri) ? edit(`${uri}/elsewhere`, { port: '9' }) : changed
  }
}

function edit(uri: string, parts: Parts): string {
  return Object.assign(new URL(uri), parts).href
}

function otherScheme(uri: string): string {
  return new URL(uri).protocol === 'https:' ? 'http:' : 'https:'
}

/** A text that is no URI at all is another one. */
function isSame(one: string, other: string): boolean {
  return URL.parse(one)?.href === new URL(other).href
}

function onLoopback(uri: string): boolean {
  return LOOPBACK.has(new URL(uri).hostname)
}
