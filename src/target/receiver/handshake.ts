import { connect, type SecureVersion } from 'node:tls'
import { hostOf } from './host-of.ts'
import type { Handshake } from './session.ts'

const DEADLINE_MS = 5000
/** Said by our own side, before anything was sent: this build of OpenSSL cannot offer the version. */
const UNABLE = /^ERR_SSL_(NO_PROTOCOLS|NO_CIPHERS)_AVAILABLE$|^ERR_TLS_|^ERR_OSSL_/
/** Old versions need ciphers and digests that OpenSSL 3 allows at this level only. */
const CIPHERS = 'DEFAULT@SECLEVEL=0'

/** Offers one version of TLS and no other; whatever comes of it is an answer of its kind. */
export function shakeHands(
  { url, ca }: { url: URL; ca?: string },
  version: SecureVersion,
): Promise<Handshake> {
  const { promise, resolve } = Promise.withResolvers<Handshake>()
  const offer = { minVersion: version, maxVersion: version, ciphers: CIPHERS }
  try {
    const socket = connect({ ...hostOf(url), ...offer, ...(ca !== undefined && { ca }) })
    socket.setTimeout(DEADLINE_MS, () => resolve({ kind: 'failed', how: 'no answer in time' }))
    socket.on('secureConnect', () => resolve({ kind: 'agreed' }))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(kindOf(error)))
    return promise.finally(() => socket.destroy())
  } catch (error) {
    return Promise.resolve({ kind: 'unable', how: error instanceof Error ? error.message : String(error) })
  }
}

/** Some end the connection where others send an alert. */
function kindOf({ code = '', message }: NodeJS.ErrnoException): Handshake {
  const how = code === '' ? message : code
  if (UNABLE.test(code)) return { kind: 'unable', how }
  return { kind: /^ERR_SSL_|^ECONNRESET$|^EPIPE$|^EPROTO$/.test(code) ? 'refused' : 'failed', how }
}
