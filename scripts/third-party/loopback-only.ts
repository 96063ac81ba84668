import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

// Loaded into a server before its own code, and into all it starts, as NODE_OPTIONS are handed down. No name but that of
// this machine leads anywhere and no socket opens to another one, whatever service its code would ask with the data of a
// check; the try is told to who started it. One host may be played by a stand-in, so that what depends on it works.

const { ASSAY_STAND_IN_HOST: played, ASSAY_STAND_IN_PORT: standIn } = process.env
const LOOPBACK = /^(127\.[\d.]+|localhost|::1|::ffff:127\.[\d.]+)$/i

type Call = (...args: unknown[]) => unknown

function refused(host: string): Error {
  process.send?.({ left: host })
  return Object.assign(new Error(`${host} is not on this machine`), { code: 'ENOTFOUND' })
}

const lookup = dns.lookup as Call
const sealedLookup: Call = (host, ...rest) => {
  if (LOOPBACK.test(String(host))) return Reflect.apply(lookup, dns, [host, ...rest])
  const answer = rest.at(-1)
  if (typeof answer === 'function') process.nextTick(() => answer(refused(String(host))))
  return undefined
}
Object.assign(dns, { lookup: sealedLookup })
const sealedPromise: Call = (host, ...rest) =>
  LOOPBACK.test(String(host))
    ? Reflect.apply(promised, dns.promises, [host, ...rest])
    : Promise.reject(refused(String(host)))
const promised = dns.promises.lookup as Call
Object.assign(dns.promises, { lookup: sealedPromise })
dns.setServers(['127.0.0.1:9'])
Object.assign(dgram, {
  createSocket: () => {
    throw refused('a datagram')
  },
})

// Whatever makes a connection, also through TLS or fetch, ends here: with the host as an option or a second argument.
const connect = net.Socket.prototype.connect as Call
const sealedConnect = function (this: net.Socket, ...args: unknown[]): unknown {
  const host = hostOf(args)
  if (host === undefined || LOOPBACK.test(host)) return Reflect.apply(connect, this, args)
  // As a connection that fails: later, when whoever asked for it listens.
  const error = refused(host)
  setImmediate(() => this.destroy(error))
  return Object.assign(this, { connecting: true })
}
Object.assign(net.Socket.prototype, { connect: sealedConnect })

function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const options = first as { host?: string } | null
  if (typeof options === 'object') return options?.host
  return typeof second === 'string' ? second : undefined
}

// Asked for by options, as the clients of servers do; asked for by an address it stays what it is, and is refused above.
const secure = https.request as Call
const redirected: Call = (...args) => {
  const options = args[0] as { host?: string; hostname?: string }
  if (!played || (options.hostname ?? options.host) !== played) return Reflect.apply(secure, https, args)
  const there = { host: '127.0.0.1', hostname: '127.0.0.1', port: Number(standIn), protocol: 'http:' }
  return Reflect.apply(http.request as Call, http, [
    { ...options, ...there, agent: undefined },
    ...args.slice(1),
  ])
}
Object.assign(https, { request: redirected })
syncBuiltinESMExports()
